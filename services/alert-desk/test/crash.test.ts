import { topics } from '@breach-alerts/contracts'
import { parseDesk } from '@breach-alerts/domain'
import { makeLife, until } from '@breach-alerts/testing'
import { ServiceConfig, startAlertDesk } from '../src/service.ts'
import { going, lifecycleOf, makeWorld, platform, record, suspected } from './support/world.ts'

const config = ServiceConfig.parse({ DESK_BATCH: '2' })

/** The alert of `ord_1` gets the id of its first finding, so an acknowledgement can be written before it is raised. */
const alertIdOf = async () => {
  const world = makeWorld()
  await world.log.append([record(suspected('ord_1', 1))])
  const service = await startAlertDesk({ ...platform(), log: world.log, ...world.stores }, config)
  await until(async () => (await lifecycleOf(world.log)).length > 0)
  await service.stop(1_000)
  return String((await lifecycleOf(world.log))[0]?.['alertId'])
}

const run = async (dieAt: number, alertId: string) => {
  const world = makeWorld()
  const entries = [
    suspected('ord_1', 1),
    suspected('ord_2', 1),
    suspected('ord_1', 2),
    going('ord_1', alertId),
    suspected('ord_2', 1),
  ]
  const life = makeLife(dieAt)
  const live = (one = life) =>
    startAlertDesk(
      {
        ...platform(),
        log: one.wrap(world.log, ['append', 'readToEnd']),
        desk: one.wrap(world.stores.desk, ['load', 'save', 'advance']),
        due: one.wrap(world.stores.due, ['set', 'cancel']),
      },
      config,
    )
  const desks = async () =>
    (await world.stores.desk.load(['ord_1', 'ord_2'])).map(held => (held ? parseDesk(held.document) : null))
  /** Everything folded, and every live timer of every alert in the due-set. */
  const isDone = async () => {
    if ((await world.stores.desk.positions()).get(`${topics.journal}/0`) !== entries.length) return false
    const due = await world.stores.due.claim(Number.MAX_SAFE_INTEGER - 1, 100, 0)
    const alive = (await desks()).flatMap(desk => desk?.alerts.flatMap(({ timers }) => timers) ?? [])
    return alive.length > 0 && alive.every(({ timerId }) => due.some(timer => timer.timerId === timerId))
  }
  const first = await live().catch(() => null)
  await world.log.append(entries.map(entry => record(entry)))
  await until(async () => life.isDead() || (await isDone()))
  await first?.stop(1_000)
  if (life.isDead()) {
    const second = await live(makeLife())
    await until(isDone)
    await second.stop(1_000)
  }
  const events = new Map((await lifecycleOf(world.log)).map(event => [event.lifecycleId, event]))
  return {
    documents: await world.stores.desk.load(['ord_1', 'ord_2']),
    events: [...events.values()].toSorted((a, b) => (a.lifecycleId < b.lifecycleId ? -1 : 1)),
    steps: life.steps(),
  }
}

describe('a desk that dies', () => {
  it('ends with the same alerts, told the same, each with its timer, at whatever step it dies', async () => {
    const alertId = await alertIdOf()
    const whole = await run(Number.POSITIVE_INFINITY, alertId)
    expect(whole.events.filter(({ eventType }) => eventType === 'alert.raised')).toHaveLength(2)
    expect(whole.steps).toBeGreaterThan(20)
    for (let step = 1; step <= whole.steps; step += 1) {
      const { documents, events } = await run(step, alertId)
      expect({ step, documents, events }).toEqual({ step, documents: whole.documents, events: whole.events })
    }
  }, 60_000)
})
