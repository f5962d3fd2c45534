import type { Alert } from '@breach-alerts/contracts'
import { until } from '@breach-alerts/testing'
import { kill } from '../support/hurt.ts'
import { startSystem, type System } from '../support/system.ts'
import { feed, type Summary } from './feed.ts'

const records = 12_000
const systems: System[] = []
const start = async (mode: 'embedded' | 'engines'): Promise<System> => {
  const system = await startSystem(mode)
  systems.push(system)
  return system
}
afterAll(async () => {
  for (const system of systems) await system.dispose()
}, 60_000)

let quiet: System
beforeAll(async () => {
  quiet = await start('embedded')
}, 150_000)

const expectWhole = (summary: Summary) => {
  expect(summary).toMatchObject({ accepted: records, parked: 0, pending: 0, difference: 0 })
  expect(summary.alerts).toBeGreaterThan(0)
}

/** Every alert with what it was raised for. Fails when an order has two. */
const raisedIn = async (system: System) => {
  const alerts: Alert[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page = (await system.api(`/api/alerts?limit=100${query}`, { as: 'control' })).body
    const { items, nextCursor } = page as { items: Alert[]; nextCursor: string | null }
    alerts.push(...items)
    cursor = nextCursor
  }
  const raised = alerts.map(({ orderId, findings }) => [
    orderId,
    findings.map(({ event, conditionId }) => `${event.id} ${conditionId}`).toSorted(),
  ])
  expect(new Set(alerts.map(({ orderId }) => orderId)).size).toBe(alerts.length)
  return Object.fromEntries(raised) as Record<string, string[]>
}

describe('a stretch of real records through intake', () => {
  it.each(['cad', 'positions'] as const)(
    '%s: every one is accounted for, and the orders made for what occurs are met',
    async source => {
      const summary = await feed(quiet, source, records, 0)
      expectWhole(summary)
      expect(summary.matched + summary.unmatched).toBe(records)
    },
    240_000,
  )

  it('police calls while every service is killed in turn: the same alerts for the same calls, each once', async () => {
    const hurt = await start('engines')
    // The three and a half days of the file in about a minute, so that each death falls into the stream.
    const replayed = feed(hurt, 'cad', records, 5_000)
    const services = [
      'intake',
      'order-register',
      'breach-matcher',
      'alert-desk',
      'notifier',
      'escalation-clock',
      'control-room',
      'ledger-sealer',
    ]
    for (const [index, service] of services.entries()) {
      const reached = ((index + 1) * records) / (services.length + 2)
      // While the control room is the one that died, nobody answers.
      const read = async () => (await hurt.accounting().catch(() => null))?.totals?.read ?? 0
      await until(async () => (await read()) >= reached, { withinMs: 120_000, what: `record ${reached}` })
      await kill(hurt, service)
    }
    expectWhole(await replayed)
    const [expected, raised] = [await raisedIn(quiet), await raisedIn(hurt)]
    const cadOnly = Object.fromEntries(Object.entries(expected).filter(([orderId]) => orderId.startsWith('ord_cad_')))
    expect(Object.keys(cadOnly).length).toBeGreaterThan(0)
    expect(raised).toEqual(cadOnly)
  }, 300_000)
})
