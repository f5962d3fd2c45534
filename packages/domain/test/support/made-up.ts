import { BreachEvent, Order } from '@breach-alerts/contracts'
import type { Evidence, EventType } from '@breach-alerts/contracts'
import { judge } from '../../src/match/judge.ts'
import type { Judgement } from '../../src/match/judgement.ts'
import type { DeviceTrack, TrackFix } from '../../src/match/track.ts'

/** Invented people and places; the identifiers have good check letters. */
export const him = {
  names: [{ given: ['Rowan'], family: 'Ashdown', kind: 'LEGAL' }],
  dateOfBirth: '1985-05-17',
  sex: 'M',
  identifiers: [
    { scheme: 'PNC', value: '2001/0171310W' },
    { scheme: 'CRN', value: 'X123456' },
    { scheme: 'EM_DEVICE', value: 'TAG-1' },
    { scheme: 'PHONE', value: '07700 900555' },
    { scheme: 'VRM', value: 'AB12 CDE' },
  ],
  addresses: [{ lines: ['1 North Row'], postcode: 'LS1 1ZZ', uprn: '200000000001' }],
}

export const home = { latitude: 53.8, longitude: -1.55 }

export const her = {
  names: [{ given: ['Imogen'], family: 'Farrow', kind: 'LEGAL' }],
  dateOfBirth: '1988-11-02',
  sex: 'F',
  identifiers: [{ scheme: 'PHONE', value: '07700 900777' }],
  addresses: [{ lines: ['7 South Row'], postcode: 'LS2 2ZZ', uprn: '200000000002', point: home }],
}

export const somebodyElse = { names: [{ given: ['Grace'], family: 'Okafor' }], dateOfBirth: '1990-03-09' }

/** Metres north of her home. */
export const north = (metres: number) => ({ latitude: home.latitude + metres / 111_300, longitude: home.longitude })

export const zone = { type: 'Circle', centre: home, radiusM: 500 }

type Loose = Record<string, unknown>

export const makeOrder = (conditions: readonly Loose[], fields: Loose = {}, version: Loose = {}): Order =>
  Order.parse({
    orderId: 'ord_1',
    type: 'NON_MOLESTATION',
    owner: { forceCode: '13', officerId: '13:1' },
    respondent: him,
    protectedPersons: [her],
    versions: [
      {
        version: 1,
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
        knowledge: [{ mode: 'PERSONAL_SERVICE', at: '2026-01-01T12:00:00Z' }],
        conditions: conditions.map((condition, i) => ({ conditionId: `c${i + 1}`, clause: `${i + 1}`, ...condition })),
        ...version,
      },
    ],
    ...fields,
  })

export const makeEvent = (type: EventType, data: Loose, fields: Loose = {}): BreachEvent =>
  BreachEvent.parse({
    specversion: '1.0',
    id: 'e1',
    source: 'https://made-up.test/source',
    type,
    time: '2026-06-10T12:00:00Z',
    data: type === 'incident.reported' ? { incidentRef: 'I-1', ...data } : data,
    ...fields,
  })

export const fix = (metresNorth: number, at: string, more: Loose = {}): BreachEvent =>
  makeEvent(
    'em.position',
    { deviceId: 'TAG-1', fix: { ...north(metresNorth), accuracyM: 8, kind: 'GNSS', ...more } },
    { id: `fix-${at}`, time: at },
  )

export const suspect = (fields: Loose = him) => ({ role: 'SUSPECT', ...fields })
export const victim = (fields: Loose = her) => ({ role: 'VICTIM', ...fields })

export const judgeOne = (
  event: BreachEvent,
  order: Order,
  track: DeviceTrack | null = null,
  delayMs = 1000,
): Judgement => {
  const occurredAt = Date.parse(event.time ?? '2026-06-10T12:00:00Z')
  return judge({ event, orders: [order], occurredAt, receivedAt: occurredAt + delayMs, track })
}

/** `conditionId LEVEL` of every finding, in order. */
export const found = (judgement: Judgement): string[] =>
  judgement.suspected.map(({ finding }) => `${finding.conditionId} ${finding.level}`)

/** The instant from which tests count minutes, epoch milliseconds. */
export const noon = Date.parse('2026-06-10T12:00:00Z')
const minute = 60_000

/** A fix as a track remembers it, named by its minute and received at once. */
export const trackFix = (metresNorth: number, minutes: number, more: Partial<TrackFix> = {}): TrackFix => ({
  source: 's',
  id: `${minutes}`,
  at: noon + minutes * minute,
  receivedAt: noon + minutes * minute,
  ...north(metresNorth),
  accuracyM: 8,
  kind: 'GNSS',
  ...more,
})
export const nowhere = { latitude: 0, longitude: 0 }

export const place = (metresNorth: number, more: Loose = {}) => ({ point: north(metresNorth), ...more })
export const incident = (people: readonly object[], more: Loose = {}) =>
  makeEvent('incident.reported', { people, ...more })
export const encounter = (people: readonly object[], more: Loose = {}) =>
  makeEvent('police.encounter', { encounter: 'STOP', people, ...more })
export const contact = (channel: string, people: readonly object[], more: Loose = {}) =>
  makeEvent('contact.reported', { channel, people, ...more })

/** An item of evidence of which only this is looked at. */
export const item = (field: string, agreement: string, bits = 1): Evidence => ({
  field,
  kind: 'fuzzy',
  orderValue: null,
  eventValue: null,
  agreement,
  bits,
})
