import { topics } from '@breach-alerts/contracts'
import { makeLife, until } from '@breach-alerts/testing'
import { ServiceConfig } from '../src/config.ts'
import { makeSeal } from '../src/late/recent-blob.ts'
import { makeRecentReader } from '../src/late/recent-reader.ts'
import { startLateOrders } from '../src/late-orders.ts'
import { fix, indexOrders, inside, journalOf, makeWorld, order, platform, recentSecret } from './support/world.ts'

const config = ServiceConfig.parse({})
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

const isThrough = async ({ log }: ReturnType<typeof makeWorld>) =>
  (await log.progress('breach-matcher-late-orders', topics.orders)).every(
    ({ committedOffset, endOffset }) => (committedOffset ?? 0) === endOffset,
  )

/** Two orders meet what happened before, in a first life that dies at `dieAt` and a whole one after it. */
const run = async (dieAt: number) => {
  const world = makeWorld()
  await world.log.append([fix(inside, 'a', ago(60)), fix(inside, 'b', ago(59)), fix(inside, 'c', ago(58), 'EM-2')])
  const second = {
    ...order,
    orderId: 'ord_second',
    respondent: { ...order.respondent, identifiers: [{ scheme: 'EM_DEVICE' as const, value: 'EM-2' }] },
  }
  await indexOrders(world, [order, second])
  const life = makeLife(dieAt)
  const live = (one = life) => {
    const log = one.wrap(world.log, ['append', 'ends', 'readToEnd'])
    return startLateOrders(
      {
        ...platform(),
        log,
        recent: makeRecentReader({ ...platform(), log }, makeSeal(recentSecret), async () => undefined),
        orders: one.wrap(world.stores.orders, ['candidates', 'load', 'positions']),
        keyHash: world.stores.keyHash,
        silences: one.wrap(world.stores.silences, ['set']),
      },
      config,
    )
  }
  const first = await live()
  await until(async () => life.isDead() || (await isThrough(world)))
  await first.stop(1_000)
  if (life.isDead()) {
    const next = await live(makeLife())
    await until(() => isThrough(world))
    await next.stop(1_000)
  }
  const expected = (await world.stores.silences.all()).map(({ timerId }) => timerId).toSorted()
  return {
    expected,
    entries: [...new Set((await journalOf(world.log)).map(e => e.entryId))].toSorted(),
    steps: life.steps(),
  }
}

describe('a matcher that dies while it matches late orders', () => {
  it('loses no finding and no silence to come, and makes none of another id, at whatever step it dies', async () => {
    const whole = await run(Number.POSITIVE_INFINITY)
    expect(whole.entries).toHaveLength(3)
    expect(whole.expected).toHaveLength(2)
    expect(whole.steps).toBeGreaterThan(10)
    const runs = await Promise.all(
      Array.from({ length: whole.steps }, async (_, index) => ({ step: index + 1, ...(await run(index + 1)) })),
    )
    const { entries, expected } = whole
    for (const { step, ...one } of runs) expect({ step, ...one }).toMatchObject({ step, entries, expected })
  }, 60_000)
})
