import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { topics } from '@breach-alerts/contracts'
import { keysOfOrder } from '@breach-alerts/domain'
import { memoryLog, partitionKey } from '@breach-alerts/log'
import { readParked } from '@breach-alerts/runtime'
import { type MatcherMemory, memoryStores, type Stores } from '@breach-alerts/store'
import { until } from '@breach-alerts/testing'
import { ServiceConfig, startBreachMatcher } from '../src/service.ts'
import {
  eventRecord,
  fix,
  indexOrders,
  inside,
  journalOf,
  makeWorld,
  oneLane,
  order,
  orderRecord,
  outside,
  platform,
  readAll,
} from './support/world.ts'

const config = ServiceConfig.parse({ ORDERS_WAIT_MS: '300' })
type World = ReturnType<typeof makeWorld>

const start = (world: World, settings = config) =>
  startBreachMatcher(
    {
      ...platform(),
      log: world.log,
      orders: world.stores.orders,
      memory: world.stores.matcher,
      keyHash: world.stores.keyHash,
      silences: world.stores.silences,
    },
    settings,
  )
const account = async (world: World) => (await world.stores.matcher.accounts())[0]
const counted = (world: World, nextOffset: number) =>
  until(async () => (await account(world))?.nextOffset === nextOffset)

/** Runs a matcher over what a scenario appended, to the end. */
const decideAll = async (world: World, records: Parameters<World['log']['append']>[0]) => {
  await world.log.append(records)
  const service = await start(world)
  await counted(world, records.length)
  return service
}

/** A matcher's memory that can be exchanged under it, as an emptied Redis is. */
const makeSwitch = (first: Stores) => {
  let now = first
  const matcher: MatcherMemory = {
    account: partition => now.matcher.account(partition),
    accounts: () => now.matcher.accounts(),
    settle: (...step) => now.matcher.settle(...step),
    decided: keys => now.matcher.decided(keys),
    tracks: ids => now.matcher.tracks(ids),
    saveTracks: tracks => now.matcher.saveTracks(tracks),
  }
  return { matcher, use: (stores: Stores) => void (now = stores) }
}

describe('breach-matcher', () => {
  it('journals a suspected breach under an id of its cause, keyed by the order', async () => {
    const world = makeWorld()
    await indexOrders(world, [order])
    const service = await decideAll(world, [
      fix(inside, 'in', '2026-11-20T10:00:00Z'),
      fix(outside, 'out', '2026-11-20T12:00:00Z'),
    ])
    const [entry, ...others] = await journalOf(world.log)
    expect(others).toEqual([])
    expect(entry).toMatchObject({
      type: 'breach.suspected',
      orderId: 'ord_zone',
      by: 'service:breach-matcher',
      finding: { conditionId: 'c1', level: 'POSSIBLE' },
    })
    expect((await readAll(world.log, topics.journal)).map(({ key }) => key)).toEqual(['ord_zone'])
    expect(await account(world)).toMatchObject({ matched: 1, unmatched: 1, parked: 0 })
    await service.stop(1_000)
  })

  it('counts a repeat as its first was, and judges it once', async () => {
    const world = makeWorld()
    await indexOrders(world, [order])
    const one = fix(inside, 'same', '2026-11-20T10:00:00Z')
    const service = await decideAll(world, [one, one])
    await world.log.append([one])
    await counted(world, 3)
    expect(await account(world)).toMatchObject({ matched: 3, unmatched: 0 })
    expect(await journalOf(world.log)).toHaveLength(1)
    await service.stop(1_000)
  })

  it('remembers nothing of an event that no key finds, and counts its repeat as it counted it', async () => {
    const world = makeWorld()
    await indexOrders(world, [order])
    const settled: number[] = []
    const matcher = {
      ...world.stores.matcher,
      settle: (...all: Parameters<typeof world.stores.matcher.settle>) => {
        settled.push(all[1].size)
        return world.stores.matcher.settle(...all)
      },
    }
    const service = await start({ ...world, stores: { ...world.stores, matcher } })
    const foreign = eventRecord('em.violation', { deviceId: 'EM-NOBODY', violation: 'NO_SIGNAL' }, { id: 'foreign' })
    await world.log.append([foreign, foreign])
    await counted(world, 2)
    expect(await account(world)).toMatchObject({ matched: 0, unmatched: 2 })
    expect(settled.every(size => size === 0)).toBe(true)
    await service.stop(1_000)
  })

  it('parks what it cannot read, raw and with its reason, and goes on', async () => {
    const world = makeWorld()
    await indexOrders(world, [order])
    const service = await decideAll(world, [
      eventRecord('em.position', '{"deviceId'),
      fix(inside, 'in', '2026-11-20T10:00:00Z'),
    ])
    const [parked] = await readAll(world.log, topics.parked)
    expect(parked && readParked(parked)).toMatchObject({
      topic: topics.events,
      partition: 0,
      offset: 0,
      reason: 'NOT_JSON',
    })
    expect(String(parked?.value)).toBe('{"deviceId')
    expect(await account(world)).toMatchObject({ matched: 1, parked: 1 })
    await service.stop(1_000)
  })

  it('waits for an order that was accepted before the event', async () => {
    const world = makeWorld()
    await indexOrders(world, [order])
    const newer = { ...order, orderId: 'ord_newer' }
    const [appended] = await world.log.append([orderRecord(newer)])
    await world.log.append([fix(inside, 'in', '2026-11-20T10:00:00Z')])
    const looks: string[] = []
    const orders = { ...world.stores.orders, positions: () => (looks.push('look'), world.stores.orders.positions()) }
    const patient = { ...config, ORDERS_WAIT_MS: 60_000 }
    const service = await start({ ...world, stores: { ...world.stores, orders } }, patient)
    await until(() => looks.length > 3)
    expect(await account(world)).toBeUndefined()
    await world.stores.orders.apply({
      partition: partitionKey(topics.orders, appended?.partition ?? 0),
      nextOffset: (appended?.offset ?? 0) + 1,
      orders: [{ orderId: newer.orderId, keys: keysOfOrder(newer), document: JSON.stringify(newer) }],
    })
    await counted(world, 1)
    // The look for late orders may find the same beside it, under the same ids.
    const found = new Map((await journalOf(world.log)).map(({ entryId, orderId }) => [entryId, orderId]))
    expect([...found.values()].toSorted((a, b) => a.localeCompare(b))).toEqual(['ord_newer', 'ord_zone'])
    await service.stop(1_000)
  })

  it('goes on after the wait when the index stays behind, says so, and still records the event', async () => {
    const world = makeWorld()
    await indexOrders(world, [order])
    await world.log.append([orderRecord(order)])
    const service = await decideAll(world, [fix(inside, 'in', '2026-11-20T10:00:00Z')])
    expect(await account(world)).toMatchObject({ matched: 1 })
    expect((await service.health())['orders']).toEqual({ status: 'DOWN', detail: 'ORDERS_BEHIND' })
    await service.stop(1_000)
  })

  it('asks for every key while it does not follow the index, says so, and misses nothing', async () => {
    const world = makeWorld()
    await indexOrders(world, [order])
    const follow: Stores['orders']['follow'] = () => ({ stop: () => Promise.resolve() })
    const behind = { ...world, stores: { ...world.stores, orders: { ...world.stores.orders, follow } } }
    const service = await decideAll(behind, [fix(inside, 'in', '2026-11-20T10:00:00Z')])
    expect(await account(world)).toMatchObject({ matched: 1 })
    expect((await service.health())['keys']).toEqual({ status: 'UP', detail: 'ASKING_FOR_EVERY_KEY' })
    await service.stop(1_000)

    const following = await start(world)
    await until(async () => (await following.health())['keys']?.detail === undefined)
    await following.stop(1_000)
  })

  it('holds events while the index is empty and there are orders: not found would mean nothing', async () => {
    const world = makeWorld()
    await world.log.append([orderRecord(order), fix(inside, 'in', '2026-11-20T10:00:00Z')])
    const service = await start(world)
    await until(async () => (await service.health())['orders']?.detail === 'ORDERS_UNKNOWN')
    expect(await account(world)).toBeUndefined()
    expect(await journalOf(world.log)).toEqual([])
    await service.stop(1_000)
  })

  it('finds its account again when the store was lost, and counts nothing twice', async () => {
    const world = makeWorld()
    await indexOrders(world, [order])
    const first = await decideAll(world, [
      fix(inside, 'a', '2026-11-20T10:00:00Z'),
      fix(outside, 'b', '2026-11-20T12:00:00Z'),
    ])
    await first.stop(1_000)

    const after: World = { log: world.log, stores: memoryStores() }
    await indexOrders(after, [order, order])
    await after.log.append([fix(outside, 'c', '2026-11-20T12:05:00Z')])
    const second = await start(after)
    await counted(after, 3)
    expect(await account(after)).toMatchObject({ firstOffset: 0, nextOffset: 3, matched: 1, unmatched: 2 })
    await second.stop(1_000)
  })

  it('counts from the first event ever accepted, so that those dropped before anybody decided them show', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'breach-alerts-matcher-'))
    const dayMs = 86_400_000
    const before = memoryLog({ topics: oneLane, dir, clock: () => Date.now() - 9 * dayMs })
    await before.append([fix(inside, 'a', '2026-11-20T10:00:00Z'), fix(outside, 'b', '2026-11-20T12:00:00Z')])
    await before.drain(500)
    const world = { log: memoryLog({ topics: oneLane, dir }), stores: memoryStores() }
    await until(async () => (await world.log.progress('none', topics.events))[0]?.beginOffset === 2)
    await indexOrders(world, [order])
    await world.log.append([fix(outside, 'c', '2026-11-20T12:05:00Z')])
    const service = await start(world)
    await counted(world, 3)
    expect(await account(world)).toMatchObject({ firstOffset: 0, nextOffset: 3, matched: 0, unmatched: 1 })
    await service.stop(1_000)
    await world.log.drain(500)
    await rm(dir, { recursive: true })
  })

  it('fills a store that was emptied while it runs, without waiting for the next event', async () => {
    const world = makeWorld()
    await indexOrders(world, [order])
    const held = makeSwitch(world.stores)
    const service = await startBreachMatcher(
      {
        ...platform(),
        log: world.log,
        orders: world.stores.orders,
        memory: held.matcher,
        keyHash: world.stores.keyHash,
        silences: world.stores.silences,
      },
      config,
    )
    await world.log.append([fix(inside, 'a', '2026-11-20T10:00:00Z')])
    await counted(world, 1)
    const emptied = memoryStores()
    held.use(emptied)
    await until(async () => (await emptied.matcher.accounts())[0]?.nextOffset === 1)
    expect((await emptied.matcher.accounts())[0]).toMatchObject({ matched: 1 })
    await service.stop(1_000)
  })

  it('decides nothing by an index that lost a document after it was found', async () => {
    const world = makeWorld()
    await indexOrders(world, [order])
    let isTorn = true
    let asked = 0
    const torn = {
      ...world.stores.orders,
      load: async (ids: readonly string[]) => {
        asked += 1
        return isTorn ? ids.map(() => null) : world.stores.orders.load(ids)
      },
    }
    const service = await startBreachMatcher(
      {
        ...platform(),
        log: world.log,
        orders: torn,
        memory: world.stores.matcher,
        keyHash: world.stores.keyHash,
        silences: world.stores.silences,
      },
      config,
    )
    await world.log.append([fix(inside, 'a', '2026-11-20T10:00:00Z')])
    await until(() => asked > 1)
    expect(await account(world)).toBeUndefined()
    isTorn = false
    await counted(world, 1)
    expect(await account(world)).toMatchObject({ matched: 1 })
    await service.stop(1_000)
  })
})
