import { randomUUID } from 'node:crypto'
import type { Alert } from '@breach-alerts/contracts'
import { until } from '@breach-alerts/testing'
import { startSystem, type System } from '../support/system.ts'
import { lapsedNotification, printTimeline, unservedNotice, zoneEntry } from '../support/walks.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
}, 150_000)
afterAll(async () => system.dispose())

/** The officer goes, records what was done, and closes; every step is taken. */
const walk = async (alert: Alert, actions: readonly Record<string, unknown>[], outcome: string): Promise<Alert> => {
  const post = async (path: string, body: object) => {
    const answer = await system.api(`/api/alerts/${alert.alertId}/${path}`, { as: 'officer', body })
    expect([path, answer.status, answer.body]).toEqual([path, 201, answer.body])
  }
  await post('acknowledgements', { ackId: randomUUID(), response: 'GOING', deviceTime: new Date().toISOString() })
  for (const action of actions)
    await post('actions', { actionId: randomUUID(), doneAt: new Date().toISOString(), ...action })
  await until(async () => (await system.alert(alert.alertId)).duties.every(({ state }) => state === 'DONE'), {
    withinMs: 10_000,
  })
  await post('closure', { closureId: randomUUID(), outcome, reason: 'As recorded' })
  const closed = await system.alert(alert.alertId)
  expect(closed.state).toBe('CLOSED')
  printTimeline(closed, 'by the API')
  return closed
}

const typesOf = ({ timeline }: Alert) => new Set(timeline.map(({ type }) => type))

describe('an alert walked from event to closed', () => {
  it('non-molestation order, two fixes in the zone: an arrest for a crime', async () => {
    const alert = await zoneEntry(system)
    expect(alert).toMatchObject({ conditionIds: ['c1'], powers: { route: 'CRIME' } })
    const arrest = { code: 'ARRESTED', power: 'PACE_S24', necessityReason: 'To protect', place: 'In the area' }
    const closed = await walk(
      alert,
      [
        { ...arrest, note: 'Found inside the area, arrested' },
        { code: 'VICTIM_INFORMED', right: 6, method: 'In person' },
      ],
      '1',
    )
    for (const type of ['breach.suspected', 'notice.recorded', 'acknowledged', 'action.recorded', 'closure.asked'])
      expect(typesOf(closed)).toContain(type)
  }, 60_000)

  it('notice that was never served, its subject at the door: serve now, and a civil end', async () => {
    const alert = await unservedNotice(system)
    expect(alert.flags).toContain('NOT_PROVEN_SERVED')
    expect(alert.powers).toMatchObject({ route: 'CIVIL', knowledge: { needed: true, proven: false } })
    await walk(
      alert,
      [
        { code: 'ORDER_SERVED_NOW', note: 'Served at the door, by hand' },
        { code: 'ATTENDED' },
        { code: 'VICTIM_SAFETY_CHECK', reached: true, safe: true, children: false },
      ],
      'NO_POWER',
    )
  }, 60_000)

  it('stalking protection order, served five days ago and nobody notified a name or address: found by the clock', async () => {
    const alert = await lapsedNotification(system)
    expect(alert.findings[0]?.event.source).toBe('urn:breach-alerts:clock')
    expect(alert).toMatchObject({ level: 'PROBABLE', conditionIds: ['c1'], powers: { route: 'CRIME' } })
    await walk(
      alert,
      [
        { code: 'VOLUNTARY_INTERVIEW', note: 'Interviewed; says he forgot' },
        { code: 'VICTIM_DECISION', decision: 'INFORM_LATER', reason: 'No contact involved; through her adviser' },
      ],
      '3',
    )
  }, 60_000)
})
