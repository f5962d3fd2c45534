import { randomUUID } from 'node:crypto'
import { until } from '@breach-alerts/testing'
import { subscribe } from '../support/queue.ts'
import { makeSample } from '../support/samples.ts'
import { startSystem, type System } from '../support/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
}, 150_000)
afterAll(async () => system.dispose())

const unit = 'Unit with a gap'
const contacts = [{ channel: 'PAGER', contactId: 'ref-1007', verifiedAt: '2026-01-01T00:00:00Z', failedAt: null }]
const rota = (rotaId: string, people: string[]) => ({
  kind: 'ROTA',
  rotaId,
  forceCode: '13',
  name: rotaId,
  layers: [{ layerId: 'all', people, startsOn: '2026-01-01', handover: '07:00', turnDays: 7, hours: null }],
})
const entries = [
  { kind: 'FORCE', forceCode: '13', name: 'West Yorkshire', incidentManagerRota: 'managers' },
  { kind: 'UNIT', forceCode: '13', unit, supervisorRota: 'supervisors' },
  { kind: 'OFFICER', officerId: '13:1007', forceCode: '13', unit: null, contacts },
  rota('supervisors', []),
  rota('managers', ['13:1007']),
]

describe('a rung with nobody on it', () => {
  it('is skipped at once and journaled; the person on duty above it is paged and answers', async () => {
    const recorded = await system.api('/api/directory', { as: 'supervisor', body: { entries } })
    expect([recorded.status, recorded.body]).toEqual([200, { recorded: 5, unchanged: 0 }])
    const cover = (await system.api('/api/cover', { as: 'supervisor' })).body as { gaps: { rotaId: string }[] }
    expect(cover.gaps.map(({ rotaId }) => rotaId)).toEqual(['supervisors'])

    const officers = await subscribe(system.snsUrl, 'breach-alerts-officers', `officers-${randomUUID()}`)
    const sample = makeSample({ owner: { forceCode: '13', unit } })
    await system.order(sample.order)
    await system.event(sample.strapTamper())
    await system.settled()
    const [raised] = await system.alerts(`?orderId=${sample.order.orderId}`)
    const alertId = raised!.alertId

    const sentTo = async (officerId: string) =>
      (await officers.received()).filter(({ attributes }) => attributes['officerId'] === officerId)
    await until(async () => (await sentTo('13:1007')).length > 0, { withinMs: 10_000 })
    expect((await sentTo('13:1007'))[0]!.attributes).toMatchObject({ eventType: 'breach-alerts.alert.escalated' })
    const alert = await system.alert(alertId)
    expect(alert.notices).toContainEqual(
      expect.objectContaining({ to: 'force:13/UNIT_SUPERVISOR', state: 'NOBODY', reason: 'NOBODY_ON_DUTY' }),
    )
    expect(alert.timeline).toContainEqual(
      expect.objectContaining({ type: 'rung.told', name: 'FORCE_INCIDENT_MANAGER', why: 'NOBODY' }),
    )

    const body = { ackId: randomUUID(), response: 'GOING', deviceTime: null }
    const path = `/api/alerts/${alertId}/acknowledgements`
    expect((await system.api(path, { as: 'supervisor', body })).status).toBe(403)
    expect((await system.api(path, { as: 'incident-manager', body })).status).toBe(201)
    expect(await system.alert(alertId)).toMatchObject({ state: 'ACKNOWLEDGED', assignedTo: '13:1007' })
  }, 60_000)
})
