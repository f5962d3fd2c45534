import { topics } from '@breach-alerts/contracts'
import { makeLife, until } from '@breach-alerts/testing'
import { ServiceConfig, startBreachMatcher } from '../src/service.ts'
import {
  eventRecord,
  fix,
  indexOrders,
  inside,
  journalOf,
  makeWorld,
  order,
  outside,
  platform,
  readAll,
} from './support/world.ts'

const config = ServiceConfig.parse({ MATCHER_BATCH: '2' })

const scenario = () => [
  fix(inside, 'first', '2026-11-20T10:00:00Z'),
  fix(inside, 'second', '2026-11-20T10:01:00Z'),
  fix(inside, 'first', '2026-11-20T10:00:00Z'),
  eventRecord('em.position', 'not json', { id: 'poison' }),
  fix(outside, 'away', '2026-11-20T11:00:00Z'),
  fix(inside, 'third', '2026-11-20T11:30:00Z'),
]

/** Runs the scenario with a first life that dies at `dieAt`, and as many whole lives after it as it takes. */
const run = async (dieAt: number) => {
  const world = makeWorld()
  await indexOrders(world, [order])
  const records = scenario()
  await world.log.append(records)
  const life = makeLife(dieAt)
  const live = (one = life) =>
    startBreachMatcher(
      {
        ...platform(),
        log: one.wrap(world.log, ['append', 'ends', 'readToEnd']),
        orders: one.wrap(world.stores.orders, ['candidates', 'load', 'positions']),
        memory: one.wrap(world.stores.matcher, ['account', 'settle', 'decided', 'tracks', 'saveTracks']),
        keyHash: world.stores.keyHash,
        silences: one.wrap(world.stores.silences, ['set', 'claim', 'complete']),
      },
      config,
    )
  const isDone = async () => (await world.stores.matcher.accounts())[0]?.nextOffset === records.length
  const first = await live().catch(() => null)
  await until(async () => life.isDead() || (await isDone()))
  await first?.stop(1_000).catch(() => undefined)
  if (life.isDead()) {
    const second = await live(makeLife())
    await until(isDone)
    await second.stop(1_000)
  }
  const [account] = await world.stores.matcher.accounts()
  const findings = (await journalOf(world.log)).map(entry =>
    entry.type === 'breach.suspected'
      ? `${entry.entryId} ${entry.finding.event.id} ${entry.finding.level}`
      : entry.type,
  )
  const parked = (await readAll(world.log, topics.parked)).map(({ key }) => key)
  return { account, findings: [...new Set(findings)].toSorted(), parked: [...new Set(parked)], steps: life.steps() }
}

describe('a matcher that dies', () => {
  it('loses no finding, makes none twice and counts every record once, at whatever step it dies', async () => {
    const whole = await run(Number.POSITIVE_INFINITY)
    expect(whole.account).toMatchObject({ firstOffset: 0, nextOffset: 6, matched: 4, unmatched: 1, parked: 1 })
    expect(whole.findings.length).toBeGreaterThanOrEqual(2)
    expect(whole.steps).toBeGreaterThan(40)
    for (let step = 1; step <= whole.steps; step += 1) {
      const { account, findings, parked } = await run(step)
      expect({ step, account, findings, parked }).toEqual({
        step,
        account: whole.account,
        findings: whole.findings,
        parked: whole.parked,
      })
    }
  }, 60_000)
})
