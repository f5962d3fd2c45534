import { JournalEntry, Order, topics, topicSettings } from '@breach-alerts/contracts'
import { defaultPolicy, emptyDesk, foldEntry, parseDesk, rowsOf, serialiseDesk, tasksOf } from '@breach-alerts/domain'
import { memoryLog, partitionKey } from '@breach-alerts/log'
import { makeMetrics, silentLogger } from '@breach-alerts/runtime'
import { memoryStores } from '@breach-alerts/store'
import { makeLife, until } from '@breach-alerts/testing'
import { parseWatchPayload } from '../src/orders/watch-timers.ts'
import { ServiceConfig, startEscalationClock } from '../src/service.ts'

const config = ServiceConfig.parse({ CLOCK_POLL_MS: '5', CLOCK_LEASE_MS: '1000' })
const at = (text: string) => Date.parse(text)
const begin = at('2026-11-20T12:00:00Z')
/** An order that changed, or whose person moved, is looked at a second time after this. */
const secondLookMs = 60_000

const makeWorld = () => ({
  log: memoryLog({ topics: { ...topicSettings, [topics.orders]: { partitions: 1, compacted: true } } }),
  ...memoryStores(),
  now: { at: begin },
})
type World = ReturnType<typeof makeWorld>
const start = ({ now, ...ports }: World) =>
  startEscalationClock({ clock: () => now.at, logger: silentLogger(), metrics: makeMetrics(), ...ports }, config)

const version = (number: number, change: object = {}) => ({
  version: number,
  validFrom: '2026-11-01',
  conditions: [{ conditionId: 'c1', kind: 'NOTIFY' }],
  ...change,
})
const order = (orderId: string, change: object = {}, versions: object[] = [version(1)]): Order =>
  Order.parse({
    orderId,
    type: 'NON_MOLESTATION',
    owner: { forceCode: '13', officerId: '13:4471', deputyId: '13:5120' },
    respondent: { names: [], identifiers: [{ scheme: 'CRN', value: 'D451208' }] },
    versions,
    ...change,
  })
const endsOn = (orderId: string, validTo: string) => order(orderId, {}, [version(1, { validTo })])
const unrecorded = (orderId: string, served: string) =>
  order(orderId, { type: 'SPO' }, [version(1, { knowledge: [{ mode: 'PERSONAL_SERVICE', at: served }] })])

/** To the log and into the register, as intake and order-register do. */
const put = async ({ log, orders }: World, ...given: readonly Order[]) => {
  const places = await log.append(
    given.map(one => ({ topic: topics.orders, key: one.orderId, value: Buffer.from(JSON.stringify(one)) })),
  )
  await orders.apply({
    partition: `${topics.orders}/0`,
    nextOffset: Math.max(...places.map(({ offset }) => offset)) + 1,
    orders: given.map(one => ({ orderId: one.orderId, keys: ['R:CRN:D451208'], document: JSON.stringify(one) })),
  })
}

const journal = async ({ log }: World): Promise<JournalEntry[]> => {
  const entries: JournalEntry[] = []
  await log.readToEnd(topics.journal, ({ records }) => {
    entries.push(...records.map(({ value }) => JournalEntry.parse(JSON.parse(String(value)))))
  })
  return entries
}

/** What a source said of the person under an order, as the matcher writes it. */
const moved = (orderId: string, occurredAt: string, level = 'CERTAIN'): JournalEntry =>
  JournalEntry.parse({
    entryId: `ent_moved_${orderId}_${occurredAt}`,
    type: 'event.noted',
    orderId,
    at: occurredAt,
    by: 'service:breach-matcher',
    event: { source: 'urn:test', id: 'e1', type: 'circumstance.changed', occurredAt, receivedAt: occurredAt },
    what: 'ADDRESS',
    level,
  })
const write = ({ log }: World, ...entries: readonly JournalEntry[]) =>
  log.append(
    entries.map(entry => ({ topic: topics.journal, key: entry.orderId, value: Buffer.from(JSON.stringify(entry)) })),
  )
/** Served, and notified in time at first. */
const notified = (orderId: string, more: readonly string[] = []) => ({
  ...unrecorded(orderId, '2026-11-10T09:00:00Z'),
  notification: { records: ['2026-11-11T10:00:00Z', ...more].map(time => ({ at: time })), suspensions: [] },
})

/** The desk: folds what the journal holds, and says how far it is. */
const fold = async ({ log, desk }: World) => {
  await log.readToEnd(topics.journal, async ({ partition, records }) => {
    for (const { value, offset } of records) {
      const entry = JournalEntry.parse(JSON.parse(String(value)))
      const [held] = await desk.load([entry.orderId])
      const before = held ? parseDesk(held.document) : emptyDesk(entry.orderId)
      const { desk: after } = foldEntry(before, entry, offset, defaultPolicy)
      const { orderId, appliedOffset } = after
      if (after !== before)
        await desk.save(
          { orderId, appliedOffset, document: serialiseDesk(after) },
          rowsOf(after),
          held?.appliedOffset ?? null,
        )
    }
    await desk.advance(partitionKey(topics.journal, partition), (records.at(-1)?.offset ?? -1) + 1)
  })
}
const deskOf = async ({ desk }: World, orderId: string) => {
  const [held] = await desk.load([orderId])
  return held ? parseDesk(held.document) : null
}
/** Everything that was written has been followed, and everything that is due has been looked at. */
const quiet = (world: World) =>
  until(async () => {
    await fold(world)
    const [earliest, held] = await Promise.all([world.watch.earliest(), world.watch.positions()])
    const read = await Promise.all(
      [topics.orders, topics.journal].map(async topic =>
        [...(await world.log.ends(topic))].every(([p, end]) => (held.get(partitionKey(topic, p)) ?? 0) >= end),
      ),
    )
    await fold(world)
    return read.every(Boolean) && (earliest === null || earliest > world.now.at)
  })
const said = async (world: World) =>
  (await journal(world)).map(entry => [
    entry.orderId,
    entry.type,
    entry.type === 'order.ending' ? entry.daysLeft : null,
  ])

describe('orders over time', () => {
  it('warns of the end of an order 14, 7, 3 and 1 days ahead, each once, and then has nothing more to say', async () => {
    const world = makeWorld()
    const service = await start(world)
    await put(world, endsOn('ord_1', '2026-12-31'), order('ord_2'))
    await quiet(world)
    expect(await said(world)).toEqual([])
    for (const day of ['2026-12-18', '2026-12-25', '2026-12-29', '2026-12-31', '2027-01-01']) {
      world.now.at = at(`${day}T00:00:00Z`)
      await quiet(world)
    }
    expect(await said(world)).toEqual([
      ...[14, 7, 3, 1].map(days => ['ord_1', 'order.ending', days]),
      ['ord_1', 'order.changed', null],
    ])
    expect(await world.watch.earliest()).toBeNull()
    const desk = await deskOf(world, 'ord_1')
    expect(desk && tasksOf(desk)).toMatchObject([{ state: 'OPEN', asked: [{}, {}, {}, {}] }])
    expect(await service.health()).toEqual({ timers: { status: 'UP' }, orders: { status: 'UP' } })
    await service.stop(1_000)
  })

  it('warns at once of an order that comes with six days left, and not again of an order that is extended', async () => {
    const world = makeWorld()
    const service = await start(world)
    await put(world, endsOn('ord_1', '2026-11-26'))
    await quiet(world)
    expect(await said(world)).toEqual([['ord_1', 'order.ending', 7]])
    const extended = order('ord_1', {}, [version(1, { validTo: '2026-11-26' }), version(2, { validTo: '2027-11-26' })])
    await put(world, extended)
    await quiet(world)
    expect(await said(world)).toEqual([
      ['ord_1', 'order.ending', 7],
      ['ord_1', 'order.changed', null],
    ])
    world.now.at = at('2026-11-26T12:00:00Z')
    await quiet(world)
    const desk = await deskOf(world, 'ord_1')
    expect(desk && tasksOf(desk)).toMatchObject([{ state: 'DONE', answer: null }])
    expect(await said(world)).toHaveLength(2)
    await service.stop(1_000)
  })

  it('raises a suspected breach when nobody recorded the notification in time, and tells its change to the alert', async () => {
    const world = makeWorld()
    const service = await start(world)
    await put(world, unrecorded('ord_1', '2026-11-20T09:00:00Z'))
    world.now.at = at('2026-11-22T23:59:59Z')
    await quiet(world)
    expect(await said(world)).toEqual([])
    world.now.at = at('2026-11-23T00:00:00Z')
    await quiet(world)
    expect(await journal(world)).toMatchObject([
      { type: 'breach.suspected', finding: { event: { source: 'urn:breach-alerts:clock' }, level: 'PROBABLE' } },
    ])
    await put(world, {
      ...unrecorded('ord_1', '2026-11-20T09:00:00Z'),
      owner: { forceCode: '13', officerId: '13:9001' },
    })
    await quiet(world)
    expect((await deskOf(world, 'ord_1'))?.alerts).toMatchObject([{ facts: { officerId: '13:9001' } }])
    await service.stop(1_000)
  })

  it('says nothing of a notification that was recorded before its time ran out', async () => {
    const world = makeWorld()
    const service = await start(world)
    const spo = unrecorded('ord_1', '2026-11-20T09:00:00Z')
    await put(world, spo)
    await put(world, { ...spo, notification: { records: [{ at: '2026-11-21T10:00:00Z' }] } })
    await quiet(world)
    world.now.at = at('2026-11-24T00:00:00Z')
    await quiet(world)
    expect(await said(world)).toEqual([])
    await service.stop(1_000)
  })

  it('raises a suspected breach when a change of address that a source reported is not notified in three days', async () => {
    const world = makeWorld()
    const service = await start(world)
    await put(world, notified('ord_1'), notified('ord_2', ['2026-11-21T10:00:00Z']))
    await write(world, moved('ord_1', '2026-11-20T11:00:00Z'), moved('ord_2', '2026-11-20T11:00:00Z'))
    await quiet(world)
    world.now.at = at('2026-11-22T23:59:59Z')
    await quiet(world)
    expect((await said(world)).filter(([, type]) => type === 'breach.suspected')).toEqual([])
    world.now.at = at('2026-11-23T00:00:00Z')
    await quiet(world)
    const found = (await journal(world)).filter(({ type }) => type === 'breach.suspected')
    expect(found).toMatchObject([
      { orderId: 'ord_1', finding: { event: { source: 'urn:breach-alerts:clock' }, level: 'PROBABLE' } },
    ])
    expect((await deskOf(world, 'ord_1'))?.alerts).toMatchObject([{ state: 'RAISED' }])
    await service.stop(1_000)
  })

  it('finds the change again in the journal when the watch was lost', async () => {
    const world = makeWorld()
    await put(world, notified('ord_1'))
    await write(world, moved('ord_1', '2026-11-20T11:00:00Z'))
    const first = await start(world)
    await quiet(world)
    await first.stop(1_000)
    const lost = { ...world, watch: memoryStores().watch }
    const second = await start(lost)
    await quiet(lost)
    world.now.at += secondLookMs
    await quiet(lost)
    expect(await lost.watch.earliest()).toBe(at('2026-11-23T00:00:00Z'))
    await second.stop(1_000)
  })

  it.each([
    ['asks what protects now', [], ['breach.suspected', 'order.ended']],
    ['is silent where another order binds them', [order('ord_2')], ['breach.suspected']],
  ])('when the order of a person who breached it ends: %s', async (_what, others, types) => {
    const world = makeWorld()
    const service = await start(world)
    const spo = unrecorded('ord_1', '2026-11-20T09:00:00Z')
    await put(world, ...others, { ...spo, versions: spo.versions.map(one => ({ ...one, validTo: '2026-11-24' })) })
    await quiet(world)
    const seen = async () => (await journal(world)).filter(({ type }) => types.includes(type) || type === 'order.ended')
    for (const day of ['2026-11-23', '2026-11-24', '2026-11-25']) {
      world.now.at = at(`${day}T00:00:00Z`)
      await quiet(world)
    }
    expect([...new Set((await seen()).map(({ type }) => type))]).toEqual(types)
    await service.stop(1_000)
  })

  it('waits for the register and the desk before it looks', async () => {
    const world = makeWorld()
    const spo = endsOn('ord_1', '2026-11-26')
    const service = await start(world)
    await world.log.append([{ topic: topics.orders, key: 'ord_1', value: Buffer.from(JSON.stringify(spo)) }])
    await until(async () => (await world.watch.positions()).get(`${topics.orders}/0`) === 1)
    expect(await said(world)).toEqual([])
    await world.orders.apply({
      partition: `${topics.orders}/0`,
      nextOffset: 1,
      orders: [{ orderId: 'ord_1', keys: [], document: JSON.stringify(spo) }],
    })
    await until(async () => {
      world.now.at += config.CLOCK_LEASE_MS
      return (await said(world)).length === 1
    })
    await service.stop(1_000)
  })

  it('says everything once by its id, at whatever step it dies', async () => {
    const run = async (dieAt: number) => {
      const world = makeWorld()
      await put(
        world,
        endsOn('ord_1', '2026-11-26'),
        unrecorded('ord_2', '2026-11-17T09:00:00Z'),
        endsOn('ord_3', '2026-12-31'),
        notified('ord_4'),
      )
      await write(world, moved('ord_4', '2026-11-17T11:00:00Z'))
      await fold(world)
      const life = makeLife(dieAt)
      const wrapped = {
        ...world,
        log: life.wrap(world.log, ['append']),
        watch: life.wrap(world.watch, ['set', 'cancel', 'advance', 'claim', 'complete']),
      }
      const first = await start(wrapped).catch(() => null)
      await until(async () => life.isDead() || (await world.watch.earliest()) === begin + secondLookMs)
      await first?.stop(1_000)
      world.now.at += config.CLOCK_LEASE_MS
      const second = await start(world)
      await quiet(world)
      world.now.at += secondLookMs
      await quiet(world)
      await second.stop(1_000)
      return {
        ids: [...new Set((await journal(world)).map(({ entryId }) => entryId))].toSorted(),
        next: await world.watch.all(),
      }
    }
    const whole = await run(Number.POSITIVE_INFINITY)
    expect(whole.ids).toHaveLength(4)
    for (let step = 1; step <= 26; step += 1) expect({ step, ...(await run(step)) }).toEqual({ step, ...whole })
  }, 60_000)
})

describe('parseWatchPayload', () => {
  it.each(['', 'null', '[]', '{"orderId":"o"}', '{"orderId":1,"kind":"look"}'])('cannot read %j', payload => {
    expect(parseWatchPayload(payload)).toBeNull()
  })
})
