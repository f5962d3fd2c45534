import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Order, topics } from '@breach-alerts/contracts'
import { memoryLog } from '@breach-alerts/log'
import { memoryStores } from '@breach-alerts/store'
import { makeLife, until } from '@breach-alerts/testing'
import { ServiceConfig, startBreachMatcher } from '../src/service.ts'
import {
  device,
  eventRecord,
  fix,
  indexOrders,
  inside,
  journalOf,
  makeWorld,
  oneLane,
  order,
  outside,
  platform,
} from './support/world.ts'

const config = ServiceConfig.parse({ SILENCE_LOOK_MS: '5', SILENT_MS: '1800000' })
const minute = 60_000
const tagged = Order.parse({
  ...order,
  versions: [{ ...order.versions[0], conditions: [{ conditionId: 'tag', kind: 'EM_TAG' }] }],
})
type World = ReturnType<typeof makeWorld>

const start = (world: World, clock: () => number, life = makeLife()) =>
  startBreachMatcher(
    {
      ...platform(),
      clock,
      log: life.wrap(world.log, ['append']),
      orders: world.stores.orders,
      memory: world.stores.matcher,
      keyHash: world.stores.keyHash,
      silences: life.wrap(world.stores.silences, ['set', 'claim', 'complete']),
    },
    config,
  )
const counted = (world: World, nextOffset: number) =>
  until(async () => (await world.stores.matcher.accounts())[0]?.nextOffset === nextOffset)
const told = async (world: World) =>
  (await journalOf(world.log)).flatMap(entry =>
    entry.type === 'breach.suspected'
      ? [`${entry.finding.conditionId} ${entry.finding.level} ${entry.finding.flags.at(-1)}`]
      : [],
  )

describe('a worn tag', () => {
  it('that is silent for half an hour is told once, though no event comes', async () => {
    const world = makeWorld()
    await indexOrders(world, [tagged])
    let now = Date.now()
    const service = await start(world, () => now)
    await world.log.append([fix(outside, 'a', new Date(now).toISOString())])
    await counted(world, 1)
    expect(await told(world)).toEqual([])
    now += 31 * minute
    await until(async () => (await told(world)).length === 1)
    expect(await told(world)).toEqual(['tag POSSIBLE TAG_SILENT'])
    await until(async () => (await world.stores.silences.earliest()) === null)
    const text = JSON.stringify(await journalOf(world.log))
    expect(text).not.toContain(String(outside.latitude))
    await service.stop(1_000)
  })

  const heardAt = (at: number, id: string) =>
    eventRecord(
      'em.position',
      { deviceId: device, fix: { ...outside, accuracyM: 8 } },
      { id, time: new Date(at).toISOString(), headers: { ba_receivedat: new Date(at).toISOString() } },
    )

  it.each([
    ['soon after its last position', 1],
    ['when it has been silent for long enough already', 40],
  ])('is told under the same id when the order comes only after it fell silent: %s', async (_, minutesLater) => {
    const begun = Date.now() - 60 * minute
    const run = async (orderComes: 'FIRST' | 'LATE') => {
      const world = makeWorld()
      if (orderComes === 'FIRST') await indexOrders(world, [tagged])
      let now = begun + minutesLater * minute
      const service = await start(world, () => now)
      await world.log.append([heardAt(begun, 'last')])
      await counted(world, 1)
      if (orderComes === 'LATE') {
        await indexOrders(world, [tagged])
        await until(async () => (await world.stores.silences.all()).length > 0 || (await told(world)).length > 0)
      }
      if (minutesLater < 30) {
        expect(await told(world)).toEqual([])
        now = begun + 31 * minute
      }
      await until(async () => (await told(world)).length > 0 && (await world.stores.silences.earliest()) === null)
      await service.stop(1_000)
      expect(await told(world)).toEqual(['tag POSSIBLE TAG_SILENT'])
      return (await journalOf(world.log)).map(({ entryId }) => entryId)
    }
    expect(await run('LATE')).toEqual(await run('FIRST'))
  })

  it('is not taken for silent when it is heard from after its order came late, and is told later', async () => {
    const world = makeWorld()
    const begun = Date.now() - 60 * minute
    let now = begun + minute
    const service = await start(world, () => now)
    await world.log.append([heardAt(begun, 'before')])
    await counted(world, 1)
    await indexOrders(world, [tagged])
    await until(async () => (await world.stores.silences.all()).length === 1)
    now = begun + 20 * minute
    await world.log.append([heardAt(now, 'after')])
    await counted(world, 2)
    now = begun + 31 * minute
    await until(async () => (await world.stores.silences.all()).length === 1)
    expect(await told(world)).toEqual([])
    now = begun + 51 * minute
    await until(async () => (await told(world)).length > 0)
    expect(await journalOf(world.log)).toMatchObject([{ finding: { event: { id: 'after' } } }])
    await service.stop(1_000)
  })

  it('is looked for also where the log dropped events that nobody had decided, and no more came', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'breach-alerts-matcher-'))
    const before = memoryLog({ topics: oneLane, dir, clock: () => Date.now() - 9 * 24 * 60 * minute })
    await before.append([fix(outside, 'a', '2026-11-20T12:00:00Z')])
    await before.drain(500)
    const world = { log: memoryLog({ topics: oneLane, dir }), stores: memoryStores() }
    await until(async () => (await world.log.progress('none', topics.events))[0]?.beginOffset === 1)
    await indexOrders(world, [tagged])
    await world.stores.silences.set([{ timerId: 'due', dueAt: 1, payload: '[]' }])
    const service = await start(world, Date.now)
    try {
      await until(async () => (await world.stores.silences.earliest()) === null)
    } finally {
      await service.stop(1_000)
      await world.log.drain(500)
      await rm(dir, { recursive: true })
    }
  })

  it('is not taken for silent by a matcher that was away', async () => {
    const world = makeWorld()
    await indexOrders(world, [tagged])
    const later = Date.now()
    const begun = later - 60 * minute
    const heard = (at: number) =>
      eventRecord(
        'em.position',
        { deviceId: device, fix: { ...outside, accuracyM: 8 } },
        { time: new Date(at).toISOString(), headers: { ba_receivedat: new Date(at).toISOString() } },
      )
    const first = await start(world, () => begun)
    await world.log.append([heard(begun)])
    await counted(world, 1)
    await first.stop(1_000)

    let isHeld = true
    let looks = 0
    const slow = {
      ...world,
      stores: {
        ...world.stores,
        orders: {
          ...world.stores.orders,
          positions: async () => (isHeld ? new Map() : world.stores.orders.positions()),
        },
        matcher: { ...world.stores.matcher, accounts: () => ((looks += 1), world.stores.matcher.accounts()) },
      },
    }
    await world.log.append([heard(later - minute)])
    const second = await start(slow, () => later)
    // Looks go on while events are held, and tell nothing.
    // The position is held back meanwhile.
    await until(() => looks > 10)
    expect(await told(world)).toEqual([])
    isHeld = false
    await counted(world, 2)
    expect(await told(world)).toEqual([])
    await second.stop(1_000)
  })

  it('is told under the same id, at whatever step the matcher dies', async () => {
    const ids = new Set<string>()
    for (let step = 1; step <= 8; step += 1) {
      const world = makeWorld()
      await indexOrders(world, [tagged])
      let now = Date.parse('2026-11-27T10:00:00Z')
      const life = makeLife(step)
      await world.log.append([
        eventRecord(
          'em.position',
          { deviceId: device, fix: { ...outside, accuracyM: 8 } },
          { id: 'a', time: '2026-11-27T10:00:00Z', headers: { ba_receivedat: '2026-11-27T10:00:00Z' } },
        ),
      ])
      const first = await start(world, () => now, life).catch(() => null)
      await until(async () => life.isDead() || (await world.stores.matcher.accounts())[0]?.nextOffset === 1)
      now += 40 * minute
      await until(async () => life.isDead() || (await told(world)).length > 0)
      await first?.stop(1_000).catch(() => undefined)
      // Past the lease of whoever died.
      now += 10 * minute
      const second = await start(world, () => now)
      await counted(world, 1)
      await until(async () => (await told(world)).length > 0 && (await world.stores.silences.earliest()) === null)
      for (const entry of await journalOf(world.log)) ids.add(entry.entryId)
      await second.stop(1_000)
    }
    expect(ids.size).toBe(1)
  })
})

describe('devices in other partitions', () => {
  it('are read and never written: his fix near hers is told, hers changes nothing', async () => {
    const world = makeWorld()
    const near = Order.parse({
      ...order,
      protectedPersons: [{ names: [], identifiers: [{ scheme: 'EM_DEVICE', value: 'HER-1' }] }],
      versions: [{ ...order.versions[0], conditions: [{ conditionId: 'c9', kind: 'NO_CONTACT_DIRECT' }] }],
    })
    await indexOrders(world, [near])
    const service = await start(world, Date.now)
    await world.log.append([
      fix(outside, 'hers', '2026-11-20T10:00:00Z', 'her-1'),
      fix(outside, 'hers again', '2026-11-20T10:01:00Z', 'HER -1'),
    ])
    await counted(world, 2)
    const before = await world.stores.matcher.tracks(['HER-1'])
    await world.log.append([
      fix(outside, 'his', '2026-11-20T10:00:10Z'),
      fix(outside, 'his again', '2026-11-20T10:01:10Z', device.toLowerCase()),
      fix(inside, 'gone', '2026-11-20T12:00:00Z'),
    ])
    await counted(world, 5)
    expect(await told(world)).toEqual(['c9 POSSIBLE NEAR_PROTECTED_PERSON', 'c9 PROBABLE NEAR_PROTECTED_PERSON'])
    expect(await world.stores.matcher.tracks(['HER-1'])).toEqual(before)
    await service.stop(1_000)
  })
})

describe('a wearer who was seen', () => {
  const driver = Order.parse({
    ...tagged,
    respondent: {
      ...order.respondent,
      identifiers: [...order.respondent.identifiers, { scheme: 'VRM', value: 'AB12CDE' }],
    },
  })
  const seen = eventRecord('anpr.hit', { vrm: 'AB12 CDE', camera: { place: { point: inside } } })
  const position = fix(outside, 'elsewhere', '2026-11-20T10:00:30Z')

  it.each([
    ['the sighting', [seen, position]],
    ['the position', [position, seen]],
  ])(
    'where the tag cannot have been is told though %s came first, and the matcher ended in between',
    async (_, events) => {
      const world = makeWorld()
      await indexOrders(world, [driver])
      for (const [index, event] of events.entries()) {
        const service = await start(world, Date.now)
        await world.log.append([event])
        await counted(world, index + 1)
        await service.stop(1_000)
      }
      expect(await told(world)).toEqual(['tag POSSIBLE TAG_CONTRADICTED'])
    },
  )

  it('is held against what came with it, and against an order that comes later', async () => {
    const together = makeWorld()
    await indexOrders(together, [driver])
    const service = await start(together, Date.now)
    await together.log.append([seen, position])
    await counted(together, 2)
    await service.stop(1_000)
    expect(await told(together)).toEqual(['tag POSSIBLE TAG_CONTRADICTED'])
    const later = makeWorld()
    const second = await start(later, () => Date.parse('2026-11-20T11:00:00Z'))
    await later.log.append([seen, position])
    await counted(later, 2)
    await indexOrders(later, [driver])
    await until(async () => (await told(later)).includes('tag POSSIBLE TAG_CONTRADICTED'))
    await second.stop(1_000)
  })
})

describe('an event stamped in the future', () => {
  it('is counted in the account, whether or not it concerns an order', async () => {
    const world = makeWorld()
    const service = await start({ ...world, stores: { ...memoryStores(), matcher: world.stores.matcher } }, Date.now)
    await world.log.append([
      fix(outside, 'ahead', new Date(Date.now() + 10 * minute).toISOString(), 'NOBODY-1'),
      fix(outside, 'now', new Date().toISOString(), 'NOBODY-1'),
    ])
    await counted(world, 2)
    expect((await world.stores.matcher.accounts())[0]).toMatchObject({ unmatched: 2, futureStamped: 1 })
    expect(await journalOf(world.log)).toEqual([])
    await service.stop(1_000)
  })
})
