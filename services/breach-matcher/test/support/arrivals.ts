import { Order } from '@breach-alerts/contracts'
import type { NewRecord } from '@breach-alerts/log'
import { device, eventRecord, fix, inside, order as zoned, outside } from './world.ts'

const hourMs = 3_600_000
const now = Date.now()
const ago = (hours: number) => new Date(now - hours * hourMs).toISOString()

const him = {
  names: [{ given: ['Rowan'], family: 'Ashdown' }],
  identifiers: [{ scheme: 'PNC', value: '2001/0171310W' }],
}
const her = { names: [{ given: ['Imogen'], family: 'Farrow' }], dateOfBirth: '1988-11-02' }
const stranger = { names: [{ given: ['Grace'], family: 'Okafor' }], dateOfBirth: '1990-03-09' }

const tagged = Order.parse({
  ...zoned,
  orderId: 'ord_tag',
  versions: [{ version: 1, validFrom: '2026-01-01', conditions: [{ conditionId: 'tag', kind: 'EM_TAG' }] }],
})

/** As it stood after each of its versions; each binds from before some events and forbids more. */
const corrected = [1, 2, 3].map(count =>
  Order.parse({
    orderId: 'ord_corrected',
    type: 'RESTRAINING_CONVICTION',
    respondent: him,
    protectedPersons: [her],
    versions: ['2026-01-01', ago(100), ago(50)].slice(0, count).map((validFrom, at) => ({
      version: at + 1,
      validFrom,
      conditions: ['NOTIFY', 'NO_CONTACT_DIRECT', 'NO_MOLEST']
        .slice(0, at + 1)
        .map(kind => ({ conditionId: kind, kind })),
    })),
  }),
)

/** As the door stamps it: received when it says, whenever it is appended. */
const received = (record: NewRecord, at: string): NewRecord => ({
  ...record,
  headers: { ...record.headers, ba_receivedat: at },
})
const event = (type: string, id: string, hours: number, data: object, lateHours = 0): NewRecord =>
  received(eventRecord(type, data, { id, time: ago(hours) }), ago(hours - lateHours))

const people = (suspect: object) => [
  { role: 'SUSPECT', ...suspect },
  { role: 'VICTIM', ...her },
]
/** Hours apart: what one says of another is a property of the domain (arrival-of-fixes.test.ts). */
const fixes = [
  received(fix(inside, 'fix in', ago(9)), ago(9)),
  received(fix(outside, 'fix out', ago(6)), ago(6)),
  received(fix(inside, 'fix in again', ago(3)), ago(3)),
]
const others = [
  event('contact.reported', 'before', 120, { channel: 'CALL', people: people(him) }),
  event('contact.reported', 'first', 60, { channel: 'CALL', people: people(him) }, 40),
  event('incident.reported', 'second', 20, { incidentRef: 'I-1', people: people(him) }),
  event('appointment.missed', 'third', 10, { appointment: 'NOTIFICATION', people: people(him) }),
  event('circumstance.changed', 'change', 8, { change: 'HEALTH', people: people(him) }),
  event('contact.reported', 'stranger', 7, { channel: 'CALL', people: people(stranger) }),
  event('em.violation', 'strap', 5, { deviceId: device, violation: 'STRAP_TAMPER' }),
  event('em.violation', 'foreign', 4, { deviceId: 'EM-NOBODY', violation: 'STRAP_TAMPER' }),
]
const unreadable = received(eventRecord('em.position', 'not json', { id: 'poison' }), ago(2))

export type Step = { order: Order } | { event: NewRecord } | 'RESTART' | 'SETTLE'

const events = [...fixes, ...others, unreadable].map((one): Step => ({ event: one }))
export const natural: readonly Step[] = [
  { order: zoned },
  { order: tagged },
  { order: corrected.at(-1)! },
  'SETTLE',
  ...events,
]

/** Rows of steps that keep their own order, and nothing else; some events come twice. */
export const lanes: readonly (readonly Step[])[] = [
  [{ order: zoned }],
  [{ order: tagged }],
  corrected.map(order => ({ order })),
  fixes.map(one => ({ event: one })),
  ...[...others, unreadable, ...others.slice(0, 3), fixes[0]!].map((one): Step[] => [{ event: one }]),
  ['SETTLE'],
  ['SETTLE'],
  ['RESTART'],
]
