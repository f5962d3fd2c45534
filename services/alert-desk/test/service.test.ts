import { topics } from '@breach-alerts/contracts'
import { parseDesk } from '@breach-alerts/domain'
import { readParked } from '@breach-alerts/runtime'
import { memoryStores, type Stores } from '@breach-alerts/store'
import { until } from '@breach-alerts/testing'
import { ServiceConfig, startAlertDesk } from '../src/service.ts'
import {
  closing,
  done,
  ending,
  going,
  lifecycleOf,
  makeWorld,
  platform,
  record,
  suspected,
  type World,
} from './support/world.ts'

const config = ServiceConfig.parse({})
const start = ({ log, stores }: World, clock = Date.now) =>
  startAlertDesk({ ...platform(), clock, log, desk: stores.desk, due: stores.due }, config)
const folded = ({ stores }: World, nextOffset: number) =>
  until(async () => (await stores.desk.positions()).get(`${topics.journal}/0`) === nextOffset)
const deskOf = async ({ stores }: World, orderId: string) => {
  const [document] = await stores.desk.load([orderId])
  return parseDesk(document?.document ?? '')
}

/** Stores that can be emptied, as by FLUSHALL. */
const lossy = () => {
  let inner = memoryStores()
  const through = <T extends object>(pick: (stores: Stores) => T): T =>
    new Proxy(pick(inner), {
      get:
        (_target, name) =>
        (...args: unknown[]) => {
          const held = pick(inner)
          return Reflect.apply(Reflect.get(held, name) as () => unknown, held, args) as unknown
        },
    })
  const stores: Stores = { ...inner, desk: through(s => s.desk), due: through(s => s.due) }
  return { stores, lose: () => (inner = memoryStores()) }
}

describe('alert-desk', () => {
  it('opens one alert for the findings of an order, tells the world once, and sets its timer', async () => {
    const world = makeWorld()
    const service = await start(world)
    await world.log.append([record(suspected('ord_1', 1)), record(suspected('ord_1', 2))])
    await folded(world, 2)
    const { alerts } = await deskOf(world, 'ord_1')
    expect(alerts).toHaveLength(1)
    expect(alerts[0]?.findings).toHaveLength(2)
    const raised = (await lifecycleOf(world.log)).filter(({ eventType }) => eventType === 'alert.raised')
    expect(raised).toMatchObject([
      { alertId: alerts[0]?.alertId, tell: [{ kind: 'OFFICER', officerId: '13:4471' }, { kind: 'FORCE' }] },
    ])
    expect(await world.stores.due.earliest()).not.toBeNull()
    expect((await world.stores.desk.list({ limit: 10 })).rows).toMatchObject([{ orderId: 'ord_1', state: 'RAISED' }])
    expect(await service.health()).toEqual({ journal: { status: 'UP' } })
    await service.stop(1_000)
  })

  it('changes nothing on an entry that comes twice', async () => {
    const world = makeWorld()
    await world.log.append([record(suspected('ord_1', 1))])
    const service = await start(world)
    await folded(world, 1)
    const before = await world.stores.desk.load(['ord_1'])
    const told = (await lifecycleOf(world.log)).length
    await world.log.append([record(suspected('ord_1', 1))])
    await folded(world, 2)
    expect(await world.stores.desk.load(['ord_1'])).toEqual(before)
    expect(await lifecycleOf(world.log)).toHaveLength(told)
    await service.stop(1_000)
  })

  it('parks an entry that it cannot read, or that stands under the key of another order, and goes on', async () => {
    const world = makeWorld()
    await world.log.append([
      { topic: topics.journal, key: 'ord_1', value: Buffer.from('{"entryId":') },
      record(suspected('ord_1', 1), 'ord_2'),
      record(suspected('ord_1', 2)),
    ])
    const service = await start(world)
    await folded(world, 3)
    const reasons: unknown[] = []
    await world.log.readToEnd(topics.parked, ({ records }) => {
      reasons.push(...records.map(one => readParked(one)?.reason))
    })
    expect(reasons).toEqual(['NOT_JSON', 'KEY_MISMATCH'])
    expect((await deskOf(world, 'ord_1')).alerts[0]?.findings).toHaveLength(1)
    await service.stop(1_000)
  })

  it('never overwrites what another desk stored: it reads again and folds on top', async () => {
    const world = makeWorld()
    const service = await start(world)
    await world.log.append([record(suspected('ord_1', 1))])
    await folded(world, 1)
    // Another desk, which had the partition for a moment, folded the next entry.
    const { alerts } = await deskOf(world, 'ord_1')
    const other = makeWorld()
    await other.log.append([record(suspected('ord_1', 1)), record(going('ord_1', alerts[0]?.alertId ?? ''))])
    const second = await start(other)
    await folded(other, 2)
    const [theirs] = await other.stores.desk.load(['ord_1'])
    await world.stores.desk.save(theirs ?? { orderId: '', document: '', appliedOffset: 0 }, [], 0)

    await world.log.append([record(going('ord_1', alerts[0]?.alertId ?? '')), record(suspected('ord_1', 2))])
    await folded(world, 3)
    const after = await deskOf(world, 'ord_1')
    expect(after.appliedOffset).toBe(2)
    expect(after.alerts).toMatchObject([{ state: 'ACKNOWLEDGED', assignedTo: '13:4471', findingCount: 2 }])
    await Promise.all([service.stop(1_000), second.stop(1_000)])
  })

  it('builds a lost store again, byte for byte, and tells the world nothing a second time', async () => {
    // The log took everything an hour ago.
    const world = { ...makeWorld(() => Date.now() - 3_600_000) }
    const { stores, lose } = lossy()
    const all: World = { log: world.log, stores }
    const service = await start(all)
    const entries = [suspected('ord_1', 1), suspected('ord_2', 1), suspected('ord_1', 2), ending('ord_3')]
    await all.log.append(entries.map(entry => record(entry)))
    await folded(all, entries.length)
    await until(async () => (await stores.due.earliest()) !== null)
    const [before, told, due] = [
      await stores.desk.load(['ord_1', 'ord_2', 'ord_3']),
      await lifecycleOf(all.log),
      await stores.due.earliest(),
    ]

    expect(told.filter(({ eventType }) => eventType === 'task.raised')).toMatchObject([
      { orderId: 'ord_3', daysLeft: 7 },
    ])

    lose()
    await folded(all, entries.length)
    expect(await stores.desk.load(['ord_1', 'ord_2', 'ord_3'])).toEqual(before)
    expect(await lifecycleOf(all.log)).toEqual(told)
    await until(async () => (await stores.due.earliest()) === due)
    await service.stop(1_000)
  })

  it('leaves the timers of a past that is over alone while it catches up, and sets those that live', async () => {
    const world = makeWorld(() => Date.now() - 3_600_000)
    const first = await start(world)
    await world.log.append([record(suspected('ord_1', 1))])
    await folded(world, 1)
    const { alerts } = await deskOf(world, 'ord_1')
    await first.stop(1_000)
    await world.log.append([record(going('ord_1', alerts[0]?.alertId ?? ''))])

    const after: World = { log: world.log, stores: memoryStores() }
    const set: string[][] = []
    const due = {
      ...after.stores.due,
      set: (timers: Parameters<Stores['due']['set']>[0]) => (
        set.push(timers.map(t => t.timerId)),
        after.stores.due.set(timers)
      ),
    }
    const second = await start({ ...after, stores: { ...after.stores, due } })
    await until(() => set.length > 0)
    const live = (await deskOf(after, 'ord_1')).alerts.flatMap(({ timers }) => timers.map(({ timerId }) => timerId))
    expect(set).toEqual([live])
    await second.stop(1_000)
  })

  it('sets again the timer of a challenge of an alert that is closed', async () => {
    const world = makeWorld()
    const first = await start(world)
    await world.log.append([record(suspected('ord_1', 1))])
    await folded(world, 1)
    const alertId = (await deskOf(world, 'ord_1')).alerts[0]?.alertId ?? ''
    await world.log.append(
      [
        done('ord_1', alertId, 'ATTENDED'),
        done('ord_1', alertId, 'VICTIM_DECISION', { decision: 'INFORM_NOW', reason: 'Safe' }),
        closing('ord_1', alertId),
        done('ord_1', alertId, 'DECISION_CHALLENGED', { question: 'Why so early?' }),
      ].map(entry => record(entry)),
    )
    await folded(world, 5)
    await first.stop(1_000)
    const [desk, before] = [await deskOf(world, 'ord_1'), await world.stores.due.all()]
    expect(desk.alerts).toMatchObject([{ state: 'CLOSED', timers: [{ kind: 'challenge' }] }])

    // The due-set was lost and the state was not.
    await world.stores.due.cancel(before.map(({ timerId }) => timerId))
    const second = await start(world)
    await until(async () => (await world.stores.due.earliest()) !== null)
    expect(await world.stores.due.all()).toEqual(before)
    expect(before).toHaveLength(1)
    await second.stop(1_000)
  })
})
