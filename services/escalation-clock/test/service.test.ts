import { JournalEntry, topics, topicSettings } from '@breach-alerts/contracts'
import { type EventLog, memoryLog } from '@breach-alerts/log'
import { makeMetrics, silentLogger } from '@breach-alerts/runtime'
import { memoryStores, type Timer } from '@breach-alerts/store'
import { makeLife, until } from '@breach-alerts/testing'
import { ServiceConfig, startEscalationClock } from '../src/service.ts'
import { timerEntry } from '../src/timer.ts'
import { waitFor } from '../src/wait-for.ts'

const config = ServiceConfig.parse({ CLOCK_POLL_MS: '5', CLOCK_LEASE_MS: '1000', CLOCK_LIMIT: '2' })
const timer = (timerId: string, dueAt: number): Timer => ({
  timerId,
  dueAt,
  payload: JSON.stringify({ orderId: `ord_${timerId}`, alertId: `alt_${timerId}`, kind: 'escalate' }),
})
const makeWorld = () => ({ log: memoryLog({ topics: topicSettings }), ...memoryStores(), now: { at: 10_000 } })
type World = ReturnType<typeof makeWorld>

const start = ({ now, ...ports }: World) =>
  startEscalationClock({ clock: () => now.at, logger: silentLogger(), metrics: makeMetrics(), ...ports }, config)

const fired = async (log: EventLog): Promise<JournalEntry[]> => {
  const entries: JournalEntry[] = []
  await log.readToEnd(topics.journal, ({ records }) => {
    entries.push(...records.map(({ value }) => JournalEntry.parse(JSON.parse(String(value)))))
  })
  return entries
}
const ids = (entries: readonly JournalEntry[]) => [...new Set(entries.map(({ entryId }) => entryId))].toSorted()

describe('escalation-clock', () => {
  it('journals a timer once it is due, keyed by its order, and not before', async () => {
    const world = makeWorld()
    await world.due.set([timer('a', 10_000), timer('b', 10_001)])
    const service = await start(world)
    await until(async () => (await world.due.earliest()) === 10_001)
    expect(await fired(world.log)).toMatchObject([
      { type: 'timer.due', orderId: 'ord_a', alertId: 'alt_a', timerId: 'a', dueAt: '1970-01-01T00:00:10.000Z' },
    ])
    world.now.at = 10_001
    await until(async () => (await world.due.earliest()) === null)
    expect(await fired(world.log)).toHaveLength(2)
    await service.stop(1_000)
  })

  it('shares the timers between two clocks, each journaled once', async () => {
    const world = makeWorld()
    await world.due.set(Array.from({ length: 20 }, (_, i) => timer(`t${i}`, i)))
    const services = await Promise.all([start(world), start(world)])
    await until(async () => (await world.due.earliest()) === null)
    const entries = await fired(world.log)
    expect(entries).toHaveLength(20)
    expect(ids(entries)).toHaveLength(20)
    await Promise.all(services.map(service => service.stop(1_000)))
  })

  it('keeps a timer that cannot be read, and says that it is not well', async () => {
    const world = makeWorld()
    await world.due.set([{ timerId: 'x', dueAt: 1, payload: 'nonsense' }, timer('a', 2)])
    const service = await start(world)
    await until(async () => (await fired(world.log)).length === 1)
    expect(await service.health()).toMatchObject({ timers: { status: 'DOWN', detail: 'UNREADABLE_TIMER' } })
    expect(await world.due.earliest()).toBe(1)
    await service.stop(1_000)
  })

  it('fires every timer under one id, at whatever step it dies', async () => {
    const timers = [timer('a', 1), timer('b', 2), timer('c', 3)]
    const run = async (dieAt: number) => {
      const world = makeWorld()
      await world.due.set(timers)
      const life = makeLife(dieAt)
      const first = await start({
        ...world,
        log: life.wrap(world.log, ['append']),
        due: life.wrap(world.due, ['claim', 'complete', 'earliest']),
      })
      const isDone = async () => (await world.due.earliest()) === null
      await until(async () => life.isDead() || (await isDone()))
      await first.stop(1_000)
      // The lease of what the dead clock held runs out.
      world.now.at += config.CLOCK_LEASE_MS
      const second = await start(world)
      await until(isDone)
      await second.stop(1_000)
      return { ids: ids(await fired(world.log)), steps: life.steps() }
    }
    const whole = await run(Number.POSITIVE_INFINITY)
    expect(whole.ids).toHaveLength(3)
    for (let step = 1; step <= 16; step += 1)
      expect({ step, ids: (await run(step)).ids }).toEqual({ step, ids: whole.ids })
  }, 30_000)
})

describe('timerEntry', () => {
  it.each(['', 'null', '[]', '{"orderId":"o"}', '{"orderId":"","alertId":"a"}'])('cannot read %j', payload => {
    expect(timerEntry({ timerId: 't', dueAt: 0, payload }, 0)).toBeNull()
  })
})

describe('waitFor', () => {
  it.each([
    ['nothing is set', null, 250],
    ['the next is far', 9_000, 250],
    ['the next is near', 1_100, 100],
    ['the next is this instant: no busy loop', 1_001, 5],
    ['the earliest is overdue and with somebody else', 900, 250],
  ])('when %s', (_name, earliest, waitMs) => {
    expect(waitFor(earliest, 1_000, 250)).toBe(waitMs)
  })
})
