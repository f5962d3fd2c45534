import { makeLife, until } from '@breach-alerts/testing'
import { ServiceConfig, startBreachMatcher } from '../../src/service.ts'
import { keptOffsets } from '../support/recent.ts'
import { eventRecord, fix, indexOrders, inside, makeWorld, order, outside, platform } from '../support/world.ts'

const config = ServiceConfig.parse({ MATCHER_BATCH: '2' })
const time = '2026-11-20T10:00:00Z'
const events = () => [
  fix(inside, 'a', time),
  fix(outside, 'b', time),
  eventRecord('em.position', 'not json'),
  fix(inside, 'a', time),
  fix(outside, 'c', time),
]

/** Decides some events in a first life that dies at `dieAt`, and goes on in a whole one; returns what is kept of them. */
const run = async (dieAt: number) => {
  const world = makeWorld()
  await indexOrders(world, [order])
  await world.log.append(events())
  const life = makeLife(dieAt)
  const live = (one = life) =>
    startBreachMatcher(
      {
        ...platform(),
        log: one.wrap(world.log, ['append', 'ends', 'readToEnd']),
        orders: world.stores.orders,
        memory: one.wrap(world.stores.matcher, ['account', 'settle']),
        silences: world.stores.silences,
        keyHash: world.stores.keyHash,
      },
      config,
    )
  const areKept = async () => new Set(await keptOffsets(world.log)).size === events().length
  const first = await live().catch(() => null)
  await until(async () => life.isDead() || (await areKept()), { withinMs: 20_000 })
  await first?.stop(1_000).catch(() => undefined)
  if (life.isDead()) {
    const next = await live(makeLife())
    await until(areKept, { withinMs: 20_000 })
    await next.stop(1_000)
  }
  const [account] = await world.stores.matcher.accounts()
  return { account, kept: [...new Set(await keptOffsets(world.log))], steps: life.steps() }
}

describe('a matcher that dies between deciding events and keeping them', () => {
  it('keeps every event in the end, in its order, and counts none twice, at whatever step it dies', async () => {
    const whole = await run(Number.POSITIVE_INFINITY)
    expect(whole.kept).toEqual([0, 1, 2, 3, 4])
    expect(whole.steps).toBeGreaterThan(20)
    const runs = await Promise.all(
      Array.from({ length: whole.steps }, async (_, index) => ({ step: index + 1, ...(await run(index + 1)) })),
    )
    for (const { step, account, kept } of runs)
      expect({ step, account, kept }).toEqual({ step, account: whole.account, kept: whole.kept })
  }, 90_000)
})
