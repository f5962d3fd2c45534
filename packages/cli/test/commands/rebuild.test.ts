import { topicSettings } from '@breach-alerts/contracts'
import { memoryLog } from '@breach-alerts/log'
import { memoryStores } from '@breach-alerts/store'
import { UsageError } from '../../src/command.ts'
import { rebuild } from '../../src/commands/rebuild.ts'
import { verifyStores } from '../../src/rebuild/verify.ts'

const io = { env: {}, result: () => undefined, drained: async () => {}, say: () => undefined }

describe('rebuild', () => {
  it('says that embedded mode has nothing to compare, and what to set for engines', async () => {
    await expect(rebuild.run(['--verify'], io)).rejects.toThrow(
      /KAFKA_BROKERS, REDIS_URL, INDEX_SECRET.*Not available in embedded mode/u,
    )
  })

  it.each([[['--force']], [['--verify', '--verify']], [['now']]])('refuses %j as wrong words', async args => {
    await expect(rebuild.run(args, io)).rejects.toThrow(UsageError)
  })

  it('finds nothing to complain of in stores of an empty log, and names an order that the log does not have', async () => {
    const [log, stores] = [memoryLog({ topics: topicSettings }), memoryStores()]
    expect(await verifyStores(log, stores, Date.now)).toEqual({ orders: 0, desks: 0, differences: [], moved: false })
    await stores.orders.apply({
      partition: 'orders.order.v1/0',
      nextOffset: 1,
      orders: [{ orderId: 'ord_1', keys: [], document: '{}' }],
    })
    expect((await verifyStores(log, stores, Date.now)).differences).toEqual([
      { room: 'orders', id: 'ord_1', difference: 'SURPLUS' },
    ])
  })
})
