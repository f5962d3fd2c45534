import { makeLife, until } from '@breach-alerts/testing'
import { startNotifier } from '../src/service.ts'
import {
  config,
  isSettled,
  lifecycle,
  makeWorld,
  noticesOf,
  officer,
  partner,
  platform,
  record,
  room,
} from './support/world.ts'

const run = async (dieAt: number, events: readonly ReturnType<typeof lifecycle>[]) => {
  const world = makeWorld()
  await world.log.append(events.map(record))
  const life = makeLife(dieAt)
  const live = (one = life) =>
    startNotifier(
      {
        ...platform(world),
        log: one.wrap(world.log, ['append', 'ends', 'readToEnd']),
        notify: one.wrap(world.notify, ['send']),
      },
      config,
    )
  const first = await live().catch(() => null)
  await until(async () => life.isDead() || (await isSettled(world.log)))
  await first?.stop(1_000)
  if (life.isDead()) {
    const second = await live(makeLife())
    await until(() => isSettled(world.log))
    await second.stop(1_000)
  }
  const sends = world.notify.sent.map(({ noticeId }) => noticeId)
  return { notices: [...new Set(await noticesOf(world.log))].toSorted(), sends, steps: life.steps() }
}

describe('a notifier that dies', () => {
  it('sends every message and journals every notice, at whatever step it dies; again only what was not journaled', async () => {
    const events = [
      lifecycle('alert.raised', [officer, room, partner]),
      lifecycle('alert.acknowledged', []),
      lifecycle('alert.updated', []),
    ]
    const whole = await run(Number.POSITIVE_INFINITY, events)
    expect(whole.sends).toHaveLength(3)
    expect(whole.steps).toBeGreaterThanOrEqual(8)
    let repeats = 0
    for (let step = 1; step <= whole.steps; step += 1) {
      const { notices, sends } = await run(step, events)
      expect({ step, notices, ids: [...new Set(sends)] }).toEqual({ step, notices: whole.notices, ids: whole.sends })
      repeats += sends.length - new Set(sends).size
    }
    // Between "accepted by the provider" and "in the journal" nobody can know; everywhere else it is known.
    expect(repeats).toBe(3 * 2)
  }, 30_000)
})
