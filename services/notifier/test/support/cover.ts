import { DirectoryEntry, directoryKeyOf, topics } from '@breach-alerts/contracts'
import { bookOf } from '@breach-alerts/domain'

/** 07:00 in London on the day before what the tests tell of. */
const weekly = { layerId: 'week', startsOn: '2026-11-02', handover: '07:00', turnDays: 7, hours: null }
const working = { channel: 'PAGER', contactId: 'ref-a', verifiedAt: '2026-11-01T00:00:00Z', failedAt: null }
const failing = { ...working, failedAt: '2026-11-18T00:00:00Z' }

type Shape = {
  /** Officers on the rota of the unit's supervisors; undefined: no rota is kept. */
  supervisors?: readonly string[]
  managers?: readonly string[]
  unreachable?: readonly string[]
  unknown?: readonly string[]
}

/** A small directory of force 13 with one unit. Invented. */
export const entriesOf = ({ supervisors, managers, unreachable = [], unknown = [] }: Shape): DirectoryEntry[] => {
  const people = ['13:4471', '13:5120', ...(supervisors ?? []), ...(managers ?? [])].filter(id => !unknown.includes(id))
  const rota = (rotaId: string, on: readonly string[] | undefined) =>
    on === undefined
      ? []
      : [{ kind: 'ROTA', rotaId, forceCode: '13', name: rotaId, layers: [{ ...weekly, people: [...on] }] }]
  return [
    {
      kind: 'FORCE',
      forceCode: '13',
      name: 'West Yorkshire',
      incidentManagerRota: managers === undefined ? null : 'fim',
    },
    { kind: 'UNIT', forceCode: '13', unit: 'DA', supervisorRota: supervisors === undefined ? null : 'sup' },
    ...rota('sup', supervisors),
    ...rota('fim', managers),
    ...[...new Set(people)].map(officerId => ({
      kind: 'OFFICER',
      officerId,
      forceCode: '13',
      unit: 'DA',
      contacts: [unreachable.includes(officerId) ? failing : working],
    })),
  ].map(line => DirectoryEntry.parse({ ...line, at: '2026-11-19T00:00:00Z', by: '13:2203' }))
}

export const coverWith = (shape: Shape) => bookOf(entriesOf(shape))

export const directoryRecord = (entry: DirectoryEntry) => ({
  topic: topics.directory,
  key: directoryKeyOf(entry),
  value: Buffer.from(JSON.stringify(entry)),
})
