import { Order } from '@breach-alerts/contracts'
import type { BreachEvent } from '@breach-alerts/contracts'
import { judge } from '../../src/match/judge.ts'
import { keysOfEvent } from '../../src/match/event-keys.ts'
import { keysOfOrder } from '../../src/match/keys.ts'
import type { DeviceTrack } from '../../src/match/track.ts'
import { makeEvent } from '../support/made-up.ts'

const minute = 60_000
const place = { latitude: 54.1, longitude: -1.3 }
const north = (metres: number) => ({ latitude: place.latitude + metres / 111_300, longitude: place.longitude })
const circle = (centre: object, radiusM: number) => ({ type: 'Circle', centre, radiusM })
const named = (given: string, family: string, dateOfBirth: string, ...identifiers: object[]) => ({
  names: [{ given: [given], family }],
  dateOfBirth,
  identifiers,
})

const dominic = named(
  'Dominic',
  'Wyvern',
  '1984-02-28',
  { scheme: 'PNC', value: '2003/0011985X' },
  { scheme: 'EM_DEVICE', value: 'T-9' },
  { scheme: 'PHONE', value: '+447700900301' },
)
const petra = named('Petra', 'Hollis', '1986-12-03', { scheme: 'PHONE', value: '+447700900302' })
const tomasz = named(
  'Tomasz',
  'Zielony',
  '1977-07-14',
  { scheme: 'CRN', value: 'K234567' },
  { scheme: 'VRM', value: 'YA21 BCD' },
)
const owen = named('Owen', 'Marsh', '1969', { scheme: 'PNC', value: '1979/0163001B' })
const ruby = named('Ruby', 'Marsh', '1972-05-05')
const served = [{ mode: 'PERSONAL_SERVICE', at: '2026-01-01T12:00:00Z' }]
const owner = { forceCode: '13', officerId: '13:1' }

const nmo = Order.parse({
  orderId: 'nmo',
  type: 'NON_MOLESTATION',
  owner,
  respondent: dominic,
  protectedPersons: [petra],
  versions: [
    {
      version: 1,
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      knowledge: served,
      conditions: [
        { conditionId: 'c1', kind: 'EXCLUSION_ZONE', area: circle(place, 400) },
        { conditionId: 'c2', kind: 'NO_CONTACT_DIRECT' },
      ],
    },
    {
      version: 2,
      validFrom: '2026-04-01T10:00:00Z',
      validTo: '2026-12-31',
      knowledge: served,
      conditions: [
        { conditionId: 'c1', kind: 'EXCLUSION_ZONE', area: circle(place, 1000) },
        { conditionId: 'c2', kind: 'NO_CONTACT_DIRECT', exceptions: ['through solicitors'] },
      ],
    },
  ],
})
const spo = Order.parse({
  orderId: 'spo',
  type: 'SPO',
  owner,
  respondent: tomasz,
  versions: [
    {
      version: 1,
      validFrom: '2026-01-01',
      knowledge: served,
      conditions: [
        {
          conditionId: 'c1',
          kind: 'NO_ATTEND',
          area: circle(north(5000), 150),
          hours: [{ days: ['MON', 'TUE', 'WED', 'THU', 'FRI'], from: '08:00', to: '17:30' }],
        },
        { conditionId: 'c2', kind: 'NOTIFY' },
        { conditionId: 'c3', kind: 'PROGRAMME' },
      ],
    },
  ],
})
const premises = { conditionId: 'c2', kind: 'NO_ENTER', area: circle(north(9000), 60) }
const dvpo = Order.parse({
  orderId: 'dvpo',
  type: 'DVPO',
  owner,
  respondent: owen,
  protectedPersons: [ruby],
  versions: [
    {
      version: 1,
      validFrom: '2026-05-01',
      validTo: '2026-05-28',
      conditions: [{ conditionId: 'c1', kind: 'NO_MOLEST' }, premises],
    },
  ],
})
const occupation = Order.parse({
  orderId: 'occ',
  type: 'OCCUPATION',
  owner,
  respondent: owen,
  protectedPersons: [ruby],
  versions: [{ version: 1, validFrom: '2026-05-29', validTo: '2026-08-28', knowledge: served, conditions: [premises] }],
})
const orders = [nmo, spo, dvpo, occupation]

const fix = (metres: number, time: string) =>
  makeEvent(
    'em.position',
    { deviceId: 'T-9', fix: { ...north(metres), accuracyM: 8, kind: 'GNSS' } },
    { id: `fix ${time}`, time },
  )
const as = (role: string, person: object) => ({ ...person, role })
const sighting = (time: string) =>
  makeEvent('anpr.hit', { vrm: 'ya21bcd', camera: { place: { point: north(5020) } } }, { time })
const shouting = (time: string, role: string) =>
  makeEvent(
    'incident.reported',
    { place: { point: north(9000) }, people: [as('SUSPECT', owen), as(role, ruby)] },
    { time },
  )

/** In order; what each event gives against the orders that its keys find. */
const story: readonly (readonly [rule: string, event: BreachEvent, expected: string[]])[] = [
  ['a first fix inside is possible', fix(100, '2026-03-10T02:14:00Z'), ['nmo/c1 POSSIBLE']],
  ['a second raises it', fix(110, '2026-03-10T02:15:00Z'), ['nmo/c1 CERTAIN']],
  ['outside the area of the version that binds', fix(800, '2026-03-10T04:00:00Z'), []],
  ['inside that of the next version', fix(800, '2026-04-02T04:00:00Z'), ['nmo/c1 POSSIBLE']],
  ['and again', fix(810, '2026-04-02T04:01:00Z'), ['nmo/c1 CERTAIN']],
  [
    'a text to her, by phone, name and birth date',
    makeEvent(
      'contact.reported',
      {
        channel: 'TEXT',
        people: [as('SUSPECT', { ...dominic, identifiers: [dominic.identifiers[2]] }), as('VICTIM', petra)],
      },
      { time: '2026-04-18T09:30:00Z' },
    ),
    ['nmo/c2 PROBABLE'],
  ],
  [
    'a call by her to him',
    makeEvent(
      'contact.reported',
      { channel: 'CALL', people: [as('SUSPECT', petra), as('VICTIM', dominic)] },
      { time: '2026-04-19T09:30:00Z' },
    ),
    [],
  ],
  [
    'a flat battery, with no condition on the tag',
    makeEvent('em.violation', { deviceId: 'T-9', violation: 'BATTERY_FLAT' }, { time: '2026-04-20T22:05:00Z' }),
    ['nmo noted BATTERY_FLAT'],
  ],
  ['his vehicle at the school on a Wednesday', sighting('2026-05-13T08:35:00Z'), ['spo/c1 POSSIBLE']],
  ['his vehicle there on a Saturday', sighting('2026-05-16T08:35:00Z'), []],
  [
    'a missed programme',
    makeEvent(
      'appointment.missed',
      { appointment: 'PROGRAMME', people: [as('SUSPECT', tomasz)] },
      { time: '2026-05-19T10:00:00Z' },
    ),
    ['spo/c3 PROBABLE'],
  ],
  [
    'shouting at her home, under an order that was not served',
    shouting('2026-05-12T22:40:00Z', 'VICTIM'),
    ['dvpo/c1 CERTAIN NOT_PROVEN_SERVED', 'dvpo/c2 CERTAIN NOT_PROVEN_SERVED'],
  ],
  [
    'the same after that order lapsed and the next began',
    shouting('2026-06-15T20:10:00Z', 'CALLER'),
    ['occ/c2 CERTAIN'],
  ],
  [
    'a namesake with another birth date',
    makeEvent(
      'police.encounter',
      {
        encounter: 'STOP',
        people: [as('SUSPECT', named('Owen', 'Marsh', '1995-03-03'))],
        place: { point: north(9000) },
      },
      { time: '2026-06-16T13:00:00Z' },
    ),
    [],
  ],
]

describe('the worked example of the contract, with people of our own', () => {
  const tell = (delayMs: number) => {
    let track: DeviceTrack | null = null
    return story.map(([, event]) => {
      const keys = new Set(keysOfEvent(event).keys)
      const found = orders.filter(order => keysOfOrder(order).some(key => keys.has(key)))
      const occurredAt = Date.parse(event.time ?? '')
      const isTag = event.type === 'em.position'
      const judgement = judge({
        event,
        orders: found,
        occurredAt,
        receivedAt: occurredAt + delayMs,
        track: isTag ? track : null,
      })
      if (isTag) track = judgement.track
      return [
        ...judgement.suspected.map(({ finding }) =>
          [`${finding.orderId}/${finding.conditionId}`, finding.level, ...finding.flags].join(' '),
        ),
        ...judgement.noted.map(({ orderId, what }) => `${orderId} noted ${what}`),
      ]
    })
  }
  const onTime = tell(1000)

  it.each(story.map(([rule, , expected], index) => [rule, index, expected] as const))('%s', (_, index, expected) => {
    expect(onTime[index]).toEqual(expected)
  })

  it('gives the same, marked LATE, when all of it comes weeks after', () => {
    const late = tell(40 * 1440 * minute)
    const marked = late.map(lines => lines.map(line => line.replace(' LATE', '')))
    expect(marked).toEqual(onTime)
    expect(
      late
        .flat()
        .filter(line => !line.includes('noted'))
        .every(line => line.includes('LATE')),
    ).toBe(true)
  })
})
