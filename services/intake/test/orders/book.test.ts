import { type Order, topics } from '@breach-alerts/contracts'
import { LogUnavailable } from '@breach-alerts/log'
import { StoreUnavailable } from '@breach-alerts/store'
import { until } from '@breach-alerts/testing'
import type { IntakePorts } from '../../src/service.ts'
import { makeLog, order, ordersOf, startTestIntake, version } from '../set-up.ts'

const numbers = ({ versions }: Order) => versions.map(each => each.version)

const pair = async () => {
  const log = makeLog()
  const [a, b] = await Promise.all([startTestIntake({ log }), startTestIntake({ log })])
  return { log, a, b, stop: () => Promise.all([a.stop(), b.stop()]) }
}

const record = (versions: unknown[]) => ({
  topic: topics.orders,
  key: 'ord_1',
  value: Buffer.from(JSON.stringify(order({ versions }))),
})

const restarted = async (orders?: IntakePorts['orders']) => {
  const log = makeLog()
  const first = await startTestIntake({ log })
  await first.postOrder(order({ versions: [version(1)] }))
  await first.stop()
  return startTestIntake({ log, ...(orders ? { orders } : {}) })
}

const away = (operation: string) => () => Promise.reject(new LogUnavailable(operation, null))

describe('two intakes', () => {
  it('see what the other has answered', async () => {
    const { a, b, stop } = await pair()
    await a.postOrder(order())
    const [same, other] = await Promise.all([
      b.postOrder(order()),
      b.postOrder(order({ versions: [version(1, { validFrom: '2026-01-01' })] })),
    ])
    await stop()
    expect([same.status, other.status]).toEqual([200, 409])
  })

  it('keep every version that either answered with 202, however they meet', async () => {
    const { log, a, b, stop } = await pair()
    const sent = Array.from({ length: 12 }, (_, i) => i + 1)
    const answers = await Promise.all(
      sent.map(each => (each % 2 ? a : b).postOrder(order({ versions: [version(each)] }))),
    )
    expect(answers.map(({ status }) => status)).toEqual(sent.map(() => 202))
    await until(async () => numbers((await ordersOf(log, 'ord_1')).at(-1)!).length === 12)
    await stop()
  })

  it('let one content of a version win, the same for both, and tell the other', async () => {
    const { log, a, b, stop } = await pair()
    const contents = Array.from({ length: 10 }, (_, i) => `2026-01-${String(i + 10)}`)
    const answers = await Promise.all(
      contents.map((validFrom, i) => (i % 2 ? a : b).postOrder(order({ versions: [version(1, { validFrom })] }))),
    )
    const winners = answers.flatMap(({ status }, i) => (status === 202 ? [contents[i]] : []))
    expect(winners).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9)
    await until(async () => (await ordersOf(log, 'ord_1')).at(-1)!.versions[0]!.validFrom === winners[0])
    await stop()
  })

  it('mend what another left torn when it was killed between two writes', async () => {
    const log = makeLog()
    await log.append([record([version(1), version(2)]), record([version(1), version(3)])])
    const later = await startTestIntake({ log })
    await until(async () => (await ordersOf(log, 'ord_1')).length > 2)
    await later.stop()
    expect(numbers((await ordersOf(log, 'ord_1')).at(-1)!)).toEqual([1, 2, 3])
  })
})

describe('after a restart', () => {
  it('knows what it had before', async () => {
    const second = await restarted()
    const [same, other] = await Promise.all([
      second.postOrder(order()),
      second.postOrder(order({ versions: [version(1, { validFrom: '2026-01-01' })] })),
    ])
    await second.stop()
    expect([same.status, other.status]).toEqual([200, 409])
  })

  it.each([
    ['is away', () => Promise.reject(new StoreUnavailable('load', null))],
    ['was emptied', async () => [null]],
    ['is behind', async () => [JSON.stringify(order({ versions: [version(9)] }))]],
  ])('keeps the versions that are held although the register %s', async (_what, load) => {
    const second = await restarted({ load })
    const { status } = await second.postOrder(order({ versions: [version(2)] }))
    expect(status).toBe(202)
    expect(numbers((await ordersOf(second.log, 'ord_1')).at(-1)!)).toEqual([1, 2])
    await second.stop()
  })
})

describe('when the log', () => {
  it('is out of reach, the answer is 503', async () => {
    const other = await startTestIntake({ log: { ...makeLog(), append: away('append') } })
    const { status } = await other.postOrder(order())
    await other.stop()
    expect(status).toBe(503)
  })

  it('can not be followed yet, intake listens, says so, and answers 503', async () => {
    const log = makeLog()
    await log.append([
      { topic: topics.orders, key: 'ord_9', value: Buffer.from(JSON.stringify(order({ orderId: 'ord_9' }))) },
    ])
    const other = await startTestIntake({ log: { ...log, consume: away('consume') }, settings: { ORDERS_WAIT_MS: 50 } })
    const { status } = await other.postOrder(order())
    const health = await fetch(`${other.intake.url}/health`)
    await other.stop()
    expect([status, health.status]).toEqual([503, 503])
  })

  it('holds a record that is no order, the others are known all the same', async () => {
    const log = makeLog()
    const records = ['{', '[]', '{"orderId":"ord_1"}'].map(text => ({
      topic: topics.orders,
      key: 'ord_1',
      value: Buffer.from(text),
    }))
    await log.append(records)
    const other = await startTestIntake({ log })
    const { status } = await other.postOrder(order())
    await other.stop()
    expect(status).toBe(202)
  })
})
