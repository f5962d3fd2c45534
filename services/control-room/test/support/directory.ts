import type { DirectoryLine } from '@breach-alerts/contracts'

const working = { channel: 'PAGER', contactId: 'ref-a', verifiedAt: '2026-11-01T00:00:00Z', failedAt: null }
const layer = { layerId: 'week', startsOn: '2026-11-02', handover: '07:00', turnDays: 7, hours: null }

export const anOfficer = (officerId: string, contacts = [working]): DirectoryLine => ({
  kind: 'OFFICER',
  officerId,
  forceCode: officerId.slice(0, 2),
  unit: 'Stalking and DA unit',
  contacts,
})

export const aRota = (rotaId = 'sup', forceCode = '13'): DirectoryLine => ({
  kind: 'ROTA',
  rotaId,
  forceCode,
  name: 'Supervisors, Stalking and DA unit',
  layers: [{ ...layer, people: [`${forceCode}:2208`, `${forceCode}:2210`] }],
})

/** Force 13 with one unit, whose supervisors take turns by the week; the incident managers keep no rota. Invented. */
export const smallDirectory: readonly DirectoryLine[] = [
  { kind: 'FORCE', forceCode: '13', name: 'West Yorkshire', incidentManagerRota: null },
  { kind: 'UNIT', forceCode: '13', unit: 'Stalking and DA unit', supervisorRota: 'sup' },
  aRota(),
  anOfficer('13:4471'),
  anOfficer('13:5120', []),
  anOfficer('13:2208'),
  anOfficer('13:2210'),
]
