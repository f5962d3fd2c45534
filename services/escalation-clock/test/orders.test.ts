import { topics } from '@breach-alerts/contracts'
import { tasksOf } from '@breach-alerts/domain'
import { makeLife, until } from '@breach-alerts/testing'
import { parseWatchPayload } from '../src/orders/watch-timers.ts'
import {
  at,
  begin,
  config,
  deskOf,
  endsOn,
  fold,
  journal,
  makeWorld,
  moved,
  notified,
  order,
  put,
  quiet,
  said,
  secondLookMs,
  start,
  unrecorded,
  version,
  write,
} from './support/orders-world.ts'

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
