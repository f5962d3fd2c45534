import { Order, topics, topicSettings } from '@breach-alerts/contracts'
import { type LogRecord, memoryLog } from '@breach-alerts/log'
import { decodeOrder, makeMetrics, readParked, silentLogger } from '@breach-alerts/runtime'
import { memoryStores } from '@breach-alerts/store'
import { makeLife, until } from '@breach-alerts/testing'
import { ServiceConfig, startOrderRegister } from '../src/service.ts'

const order = (orderId: string, pnc: string, version = 1) => ({
  orderId,
  type: 'NON_MOLESTATION',
  respondent: { names: [{ full: 'Invented Person' }], identifiers: [{ scheme: 'EM_DEVICE', value: pnc }] },
  versions: [{ version, validFrom: '2026-01-01', conditions: [{ conditionId: 'c1', kind: 'NO_VIOLENCE' }] }],
})
const record = (one: { orderId: string }, key = one.orderId) => ({
  topic: topics.orders,
  key,
  value: Buffer.from(JSON.stringify(one)),
})
const config = ServiceConfig.parse({})
const makeWorld = () => ({ log: memoryLog({ topics: topicSettings }), stores: memoryStores() })
const start = ({ log, stores }: ReturnType<typeof makeWorld>) =>
  startOrderRegister(
    { clock: Date.now, logger: silentLogger(), metrics: makeMetrics(), log, orders: stores.orders },
    config,
  )

/** Does the index hold the whole topic? */
const isWhole = async ({ log, stores }: ReturnType<typeof makeWorld>) => {
  const [held, ends] = await Promise.all([stores.orders.positions(), log.ends(topics.orders)])
  return [...ends].every(([p, end]) => end === (held.get(`${topics.orders}/${p}`) ?? 0))
}
const caughtUp = (world: ReturnType<typeof makeWorld>) => until(() => isWhole(world))

describe('order-register', () => {
  it('puts an order under its keys with its whole document', async () => {
    const world = makeWorld()
    await world.log.append([record(order('ord_1', 'EM-1')), record(order('ord_2', 'EM-2'))])
    const service = await start(world)
    await caughtUp(world)
    const [document] = await world.stores.orders.load(['ord_1'])
    expect(Order.parse(JSON.parse(document ?? ''))).toMatchObject({
      orderId: 'ord_1',
      mappa: null,
      protectedPersons: [],
    })
    expect(await service.health()).toEqual({ index: { status: 'UP' } })
    await service.stop(1_000)
  })

  it('replaces an order by its newer state, and its keys with it', async () => {
    const world = makeWorld()
    await world.log.append([record(order('ord_1', 'EM-1'))])
    const service = await start(world)
    await world.log.append([record(order('ord_1', 'EM-9', 2))])
    await caughtUp(world)
    expect(await world.stores.orders.find(['R:EM_DEVICE:EM-1'])).toEqual([[]])
    expect(await world.stores.orders.find(['R:EM_DEVICE:EM-9'])).toEqual([['ord_1']])
    await service.stop(1_000)
  })

  it('parks what it cannot read, and goes on behind it', async () => {
    const world = makeWorld()
    await world.log.append([
      { topic: topics.orders, key: 'ord_1', value: Buffer.from('{') },
      record(order('ord_1', 'EM-1')),
    ])
    const service = await start(world)
    await caughtUp(world)
    const parked: LogRecord[] = []
    await world.log.readToEnd(topics.parked, batch => void parked.push(...batch.records))
    expect(parked.map(readParked)).toMatchObject([{ topic: topics.orders, reason: 'NOT_JSON' }])
    expect(await world.stores.orders.find(['R:EM_DEVICE:EM-1'])).toEqual([['ord_1']])
    await service.stop(1_000)
  })

  it('builds a lost index again by itself, with nothing new arriving', async () => {
    const world = makeWorld()
    await world.log.append([
      record(order('ord_1', 'EM-1')),
      record(order('ord_2', 'EM-2')),
      record(order('ord_3', 'EM-3')),
    ])
    // A store that can be emptied, as by FLUSHALL.
    let inner = memoryStores().orders
    const orders: typeof inner = {
      apply: stretch => inner.apply(stretch),
      find: keys => inner.find(keys),
      candidates: events => inner.candidates(events),
      follow: sink => inner.follow(sink),
      load: ids => inner.load(ids),
      size: () => inner.size(),
      orderIds: () => inner.orderIds(),
      positions: () => inner.positions(),
    }
    const lossy = { ...world, stores: { ...world.stores, orders } }
    const service = await start(lossy)
    await caughtUp(lossy)
    inner = memoryStores().orders
    await caughtUp(lossy)
    expect((await orders.load(['ord_1', 'ord_2', 'ord_3'])).every(document => document !== null)).toBe(true)
    await service.stop(1_000)
  })

  it('ends with the same index at whatever step it dies', async () => {
    const run = async (dieAt: number) => {
      const world = makeWorld()
      await world.log.append([
        record(order('ord_1', 'EM-1')),
        { topic: topics.orders, key: 'ord_1', value: Buffer.from('?') },
        record(order('ord_1', 'EM-5', 2)),
        record(order('ord_2', 'EM-2')),
      ])
      const life = makeLife(dieAt)
      const wrapped = {
        log: life.wrap(world.log, ['append', 'ends']),
        stores: { ...world.stores, orders: life.wrap(world.stores.orders, ['apply', 'positions']) },
      }
      const first = await start(wrapped).catch(() => null)
      await until(async () => life.isDead() || (await isWhole(world)))
      await first?.stop(1_000)
      const second = await start(world)
      await caughtUp(world)
      await second.stop(1_000)
      const found = await world.stores.orders.find(['R:EM_DEVICE:EM-1', 'R:EM_DEVICE:EM-5', 'R:EM_DEVICE:EM-2'])
      const parked = new Set<string | null>()
      await world.log.readToEnd(topics.parked, ({ records }) => records.forEach(({ key }) => parked.add(key)))
      return { found, parked: parked.size, steps: life.steps() }
    }
    const whole = await run(Number.POSITIVE_INFINITY)
    expect(whole).toMatchObject({ found: [[], ['ord_1'], ['ord_2']], parked: 1 })
    for (let step = 1; step <= 14; step += 1) {
      const { found, parked } = await run(step)
      expect({ step, found, parked }).toEqual({ step, found: whole.found, parked: whole.parked })
    }
  }, 60_000)
})

describe('decodeOrder', () => {
  const good = { ...record(order('ord_1', 'EM-1')), partition: 0, offset: 0, headers: {}, appendedAt: 0 }
  it.each([
    ['no value', { ...good, value: null }, 'EMPTY'],
    ['text that is not JSON', { ...good, value: Buffer.from('x') }, 'NOT_JSON'],
    ['an order without versions', { ...good, value: Buffer.from('{"orderId":"ord_1"}') }, 'SCHEMA'],
    ['an order under the key of another', { ...good, key: 'ord_2' }, 'KEY_MISMATCH'],
  ])('says why %s cannot be used', (_what, bad, reason) => {
    expect(decodeOrder(bad)).toEqual({ kind: 'bad', reason })
  })
})
