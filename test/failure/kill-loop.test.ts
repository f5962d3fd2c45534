import type { Accounting, Alert } from '@breach-alerts/contracts'
import { until } from '@breach-alerts/testing'
import { flushRedis, kill } from '../support/hurt.ts'
import { subscribe } from '../support/queue.ts'
import { makeSample, type Sample } from '../support/samples.ts'
import { startSystem, type System } from '../support/system.ts'

const services = [
  'intake',
  'order-register',
  'breach-matcher',
  'alert-desk',
  'notifier',
  'escalation-clock',
  'control-room',
  'ledger-sealer',
] as const

let system: System
let officers: Awaited<ReturnType<typeof subscribe>>
beforeAll(async () => {
  system = await startSystem('engines')
  officers = await subscribe(system.snsUrl, 'breach-alerts-officers', 'kill-loop')
}, 180_000)
afterAll(async () => system.dispose(), 30_000)

/** What a source does: the same again until it was accepted. */
const deliver = (send: () => Promise<{ status: number }>) =>
  until(async () => [200, 202].includes((await send()).status), { withinMs: 90_000, what: 'a 202' })

const settled = async (): Promise<Accounting['totals']> => {
  let totals: Accounting['totals'] | undefined
  await until(async () => (totals = (await system.settled()).totals), { withinMs: 90_000, what: 'an account' })
  return totals!
}

/** Exactly one of each order. */
const alertsOf = async (samples: readonly Sample[]): Promise<Alert[]> => {
  const found: Alert[] = []
  for (const { order } of samples) {
    const alerts = await system.alerts(`?orderId=${order.orderId}`)
    expect([order.orderId, alerts.length]).toEqual([order.orderId, 1])
    found.push(...alerts)
  }
  return found
}

const idsOf = (alerts: readonly Alert[]) => alerts.map(({ alertId }) => alertId)

/** Waits until officers were told so of every one of these alerts. */
const told = (eventType: string, alertIds: readonly string[]) =>
  until(
    async () => {
      const messages = await officers.received()
      const about = new Set(
        messages
          .filter(({ body }) => body.eventType === eventType)
          .map(({ body }) => (body.additionalInformation as { alertId: string }).alertId),
      )
      return alertIds.every(alertId => about.has(alertId))
    },
    { withinMs: 150_000, what: `${eventType} at the officers' queue` },
  )

/** Twelve orders, each with one event that matches nothing and two that make one alert; something happens in the middle of them. */
const underLoad = async (happening: () => Promise<void>): Promise<Sample[]> => {
  const samples = Array.from({ length: 12 }, () => makeSample())
  for (const { order } of samples) await deliver(() => system.order(order))
  const before = await settled()

  const events = samples.flatMap(sample => [sample.fix(2_000), sample.strapTamper(), sample.contact()])
  const deliveries: Promise<void>[] = []
  let hurt: Promise<void> | undefined
  for (const [index, event] of events.entries()) {
    deliveries.push(deliver(() => system.event(event)))
    if (index === 10) hurt = happening()
    await deliveries.at(-3)
  }
  await Promise.all([...deliveries, hurt])

  const after = await settled()
  expect(after.difference).toBe(0)
  // A delivery whose answer was lost is sent again and counted again: never fewer, and the surplus is repeats.
  expect(after.accepted - before.accepted).toBeGreaterThanOrEqual(events.length)
  expect(after.unmatched - before.unmatched).toBeGreaterThanOrEqual(samples.length)
  expect(after.matched - before.matched).toBeGreaterThanOrEqual(2 * samples.length)
  expect(after.parked).toBe(0)
  const alerts = await alertsOf(samples)
  for (const { conditionIds, findings } of alerts) expect([conditionIds.length, findings.length]).toEqual([2, 2])
  await told('breach-alerts.alert.raised', idsOf(alerts))
  return samples
}

/** Services that ended of themselves: while something outside is away they wait. */
const endedOfThemselves = () => system.output().match(/^\S+ ended \(\d+\)/gmu) ?? []

const first: Sample[] = []

describe('under load nothing accepted is lost and nothing is raised twice', () => {
  it.each(services)(
    'when %s is killed',
    async service => {
      const samples = await underLoad(() => kill(system, service))
      expect(await alertsOf(samples)).toHaveLength(12)
      first.push(...samples)
    },
    240_000,
  )

  it.each(['redis', 'kafka', 'sns'])(
    'when %s is killed: the services wait for it',
    async engine => {
      const samples = await underLoad(() => kill(system, engine))
      expect(await alertsOf(samples)).toHaveLength(12)
      expect(endedOfThemselves()).toEqual([])
      first.push(...samples)
    },
    240_000,
  )

  it('when Redis is emptied: orders, alerts and accounts are there again, and "not found" never meant "no order"', async () => {
    const earlier = await alertsOf(first)
    const samples = await underLoad(() => flushRedis(system))
    expect(await alertsOf(samples)).toHaveLength(12)
    expect(idsOf(await alertsOf(first))).toEqual(idsOf(earlier))
  }, 240_000)

  it('and after all of it, what nobody answered has climbed', async () => {
    await told('breach-alerts.alert.escalated', idsOf(await alertsOf(first)))
    const after = await alertsOf(first)
    expect(after.map(({ state }) => state)).toEqual(first.map(() => 'RAISED'))
  }, 180_000)
})
