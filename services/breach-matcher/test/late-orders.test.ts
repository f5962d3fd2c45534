import { type Order, topics } from '@breach-alerts/contracts'
import type { EventLog } from '@breach-alerts/log'
import { until } from '@breach-alerts/testing'
import { ServiceConfig, startBreachMatcher } from '../src/service.ts'
import {
  device,
  eventRecord,
  fix,
  indexOrders,
  inside,
  journalOf,
  makeWorld,
  order,
  orderRecord,
  outside,
  platform,
} from './support/world.ts'

type World = ReturnType<typeof makeWorld>

const config = ServiceConfig.parse({ ORDERS_WAIT_MS: '300' })
const group = `${config.MATCHER_GROUP}-late-orders`
const hourMs = 3_600_000
const ago = (ms: number) => new Date(Date.now() - ms).toISOString()

const start = (world: World, log: EventLog = world.log) =>
  startBreachMatcher(
    {
      ...platform(),
      log,
      orders: world.stores.orders,
      memory: world.stores.matcher,
      keyHash: world.stores.keyHash,
      silences: world.stores.silences,
    },
    config,
  )

const decided = (world: World, count: number) =>
  until(async () => (await world.stores.matcher.accounts())[0]?.nextOffset === count)

/** Every order that is in the log was held against what happened before it. */
const allPassed = (world: World) =>
  until(async () =>
    (await world.log.progress(group, topics.orders)).every(
      ({ committedOffset, endOffset }) => (committedOffset ?? 0) === endOffset,
    ),
  )

const entryIds = async (world: World) => (await journalOf(world.log)).map(({ entryId }) => entryId)

/** An order on another tag, with the same zone. */
const orderOn = (orderId: string, deviceId: string): Order => ({
  ...order,
  orderId,
  respondent: { ...order.respondent, identifiers: [{ scheme: 'EM_DEVICE', value: deviceId }] },
})

/** A world in which these events were decided before any order was known, and a matcher that runs on. */
const decidedBefore = async (events: Parameters<EventLog['append']>[0]) => {
  const world = makeWorld()
  let passes = 0
  const log: EventLog = {
    ...world.log,
    readToEnd: (topic, ...rest) => {
      if (topic === topics.recent) passes += 1
      return world.log.readToEnd(topic, ...rest)
    },
  }
  await world.log.append(events)
  const service = await start(world, log)
  await decided(world, events.length)
  return { world, service, passes: () => passes }
}

describe('an order that comes late', () => {
  it('is matched against what happened before it, and the account stays as it was', async () => {
    const { world, service } = await decidedBefore([
      fix(inside, 'before', ago(3 * hourMs)),
      fix(outside, 'away', ago(2 * hourMs)),
    ])
    expect(await journalOf(world.log)).toEqual([])
    await indexOrders(world, [order])
    await until(async () => (await journalOf(world.log)).length > 0)
    await allPassed(world)
    expect(await journalOf(world.log)).toMatchObject([
      { type: 'breach.suspected', orderId: 'ord_zone', finding: { event: { id: 'before' }, conditionId: 'c1' } },
    ])
    expect(await world.stores.matcher.accounts()).toMatchObject([{ matched: 0, unmatched: 2, parked: 0 }])
    await service.stop(1_000)
  })

  it('finds two positions of one tag to be one stay that is confirmed, as if the order had been there', async () => {
    const { world, service } = await decidedBefore([
      fix(inside, 'first', ago(hourMs)),
      fix(inside, 'second', ago(hourMs - 60_000)),
    ])
    await indexOrders(world, [order])
    await allPassed(world)

    const known = makeWorld()
    await indexOrders(known, [order])
    await known.log.append([fix(inside, 'first', ago(hourMs)), fix(inside, 'second', ago(hourMs - 60_000))])
    const other = await start(known)
    await decided(known, 2)
    expect(await entryIds(world)).toEqual(await entryIds(known))
    expect(await entryIds(world)).toHaveLength(2)
    await Promise.all([service.stop(1_000), other.stop(1_000)])
  })

  it('finds what a version that binds from before now makes a breach', async () => {
    const world = makeWorld()
    const [first] = order.versions
    const later = { ...order, versions: [{ ...first!, validFrom: ago(hourMs) }] }
    await indexOrders(world, [later])
    await world.log.append([fix(inside, 'before', ago(5 * hourMs))])
    const service = await start(world)
    await decided(world, 1)
    await allPassed(world)
    expect(await journalOf(world.log)).toEqual([])
    const corrected = { ...later, versions: [...later.versions, { ...first!, version: 2, validFrom: ago(9 * hourMs) }] }
    await indexOrders(world, [corrected])
    await allPassed(world)
    expect(await journalOf(world.log)).toMatchObject([{ finding: { event: { id: 'before' }, orderVersion: 2 } }])
    await service.stop(1_000)
  })

  it('adds nothing to what was found already', async () => {
    const world = makeWorld()
    await indexOrders(world, [order])
    await world.log.append([fix(inside, 'a', ago(hourMs)), fix(inside, 'b', ago(hourMs - 60_000))])
    const service = await start(world)
    await decided(world, 2)
    const before = new Set(await entryIds(world))
    await indexOrders(world, [{ ...order, risk: 'HIGH' }])
    await allPassed(world)
    expect(before.size).toBe(2)
    expect(new Set(await entryIds(world))).toEqual(before)
    await service.stop(1_000)
  })

  it.each([
    ['happened and received just inside the look-back', 14 * 24 * hourMs - 60_000, 14 * 24 * hourMs - 60_000, 1],
    ['happened before the look-back and received just inside of it', 20 * 24 * hourMs, 14 * 24 * hourMs - 60_000, 1],
    ['received just outside of it', 14 * 24 * hourMs + 60_000, 14 * 24 * hourMs + 60_000, 0],
  ])('looks at what was received within the look-back, whenever it happened: %s', async (_, age, held, count) => {
    const old = fix(inside, 'old', ago(age))
    const { world, service } = await decidedBefore([{ ...old, headers: { ...old.headers, ba_receivedat: ago(held) } }])
    await indexOrders(world, [order])
    await allPassed(world)
    expect(await journalOf(world.log)).toHaveLength(count)
    await service.stop(1_000)
  })

  it('is served by one reading of recent events together with others, each event read once for all', async () => {
    const { world, service, passes } = await decidedBefore([
      fix(inside, 'one', ago(hourMs), 'EM-1'),
      fix(inside, 'two', ago(hourMs), 'EM-2'),
      fix(inside, 'nobody', ago(hourMs), 'EM-3'),
    ])
    await indexOrders(world, [orderOn('ord_1', 'EM-1'), orderOn('ord_2', 'EM-2')])
    await allPassed(world)
    expect((await journalOf(world.log)).map(({ orderId }) => orderId).toSorted()).toEqual(['ord_1', 'ord_2'])
    expect(passes()).toBe(1)
    await service.stop(1_000)
  })

  it('waits until the index holds it, so that nothing is decided without it after the look', async () => {
    const world = makeWorld()
    await indexOrders(world, [orderOn('ord_zone', 'EM-9')])
    const service = await start(world)
    await allPassed(world)
    await world.log.append([fix(inside, 'before', ago(hourMs))])
    await decided(world, 1)
    await world.log.append([orderRecord(order)])
    // Decided after the wait, without the order: the index is behind.
    await world.log.append([fix(outside, 'while behind', ago(hourMs / 2)), fix(inside, 'too', ago(60_000))])
    await decided(world, 3)
    expect(await entryIds(world)).toEqual([])
    await indexOrders(world, [order])
    await allPassed(world)
    const found = (await journalOf(world.log)).map(entry =>
      entry.type === 'breach.suspected' ? entry.finding.event.id : entry.type,
    )
    expect([...new Set(found)].toSorted()).toEqual(['before', 'too'])
    await service.stop(1_000)
  })

  it('reads nothing when nothing has happened yet, or when it arrived longer ago than the look-back', async () => {
    const quiet = makeWorld()
    let reads = 0
    const log: EventLog = {
      ...quiet.log,
      readToEnd: (topic, ...rest) => {
        if (topic === topics.events) reads += 1
        return quiet.log.readToEnd(topic, ...rest)
      },
    }
    await indexOrders(quiet, [order])
    const service = await start(quiet, log)
    await allPassed(quiet)
    await service.stop(1_000)

    await quiet.log.append([fix(inside, 'later', ago(hourMs))])
    const far = { ...platform(), clock: () => Date.now() + 15 * 24 * hourMs }
    const twin = ServiceConfig.parse({ MATCHER_GROUP: 'twin' })
    const second = await startBreachMatcher(
      {
        ...far,
        log,
        orders: quiet.stores.orders,
        memory: quiet.stores.matcher,
        keyHash: quiet.stores.keyHash,
        silences: quiet.stores.silences,
      },
      twin,
    )
    await until(async () =>
      (await quiet.log.progress('twin-late-orders', topics.orders)).some(
        ({ committedOffset }) => committedOffset === 1,
      ),
    )
    expect(reads).toBe(0)
    await second.stop(1_000)
  })

  it('is passed over when nobody can read it, and so is an event', async () => {
    const { world, service } = await decidedBefore([
      eventRecord('em.position', 'not json'),
      fix(inside, 'good', ago(hourMs)),
    ])
    const [bad] = await world.log.append([{ topic: topics.orders, key: 'ord_bad', value: Buffer.from('{"orderId') }])
    await world.stores.orders.apply({
      partition: `${topics.orders}/${bad!.partition}`,
      nextOffset: bad!.offset + 1,
      orders: [],
    })
    await indexOrders(world, [order])
    await allPassed(world)
    expect(await journalOf(world.log)).toMatchObject([{ finding: { event: { id: 'good' } } }])
    await service.stop(1_000)
  })

  it('tells the force where it happened, whoever owns the order', async () => {
    const manchester = { latitude: 53.4808, longitude: -2.2376 }
    const [version] = order.versions
    const area = { type: 'Circle' as const, centre: manchester, radiusM: 300 }
    const there: Order = {
      ...order,
      orderId: 'ord_there',
      versions: [{ ...version!, conditions: [{ ...version!.conditions[0]!, area }] }],
    }
    const { world, service } = await decidedBefore([
      fix(manchester, 'elsewhere', ago(2 * hourMs)),
      fix(inside, 'at home', ago(hourMs)),
    ])
    await indexOrders(world, [order, there])
    await allPassed(world)
    expect((await journalOf(world.log)).toSorted((a, b) => (a.orderId < b.orderId ? -1 : 1))).toMatchObject([
      { orderId: 'ord_there', respondingForceCode: '06', facts: { forceCode: '13' } },
      { orderId: 'ord_zone', respondingForceCode: '13', facts: { forceCode: '13' } },
    ])
    await service.stop(1_000)
  })

  it('is not hindered by tags that others wear', async () => {
    const { world, service } = await decidedBefore([
      fix(inside, 'foreign', ago(hourMs), 'EM-77777'),
      fix(inside, 'his, written otherwise', ago(hourMs), device.toLowerCase()),
    ])
    await indexOrders(world, [order])
    await allPassed(world)
    expect(await journalOf(world.log)).toMatchObject([{ finding: { event: { id: 'his, written otherwise' } } }])
    await service.stop(1_000)
  })
})
