import {
  contact,
  encounter,
  found,
  her,
  him,
  incident,
  judgeOne,
  makeEvent,
  makeOrder,
  place,
  somebodyElse,
  suspect,
  victim,
  zone,
} from '../support/made-up.ts'

const partner = (people: readonly object[], more = {}) =>
  makeEvent('partner.reported', { agency: 'PROBATION', people, ...more })
const violation = (kind: string, more = {}) =>
  makeEvent('em.violation', { deviceId: 'TAG-1', violation: kind, ...more })

type Case = [title: string, event: ReturnType<typeof makeEvent>, kind: string, expected: string | null, area?: object]

/** One row per line of "What engages a condition" and per edge of it; null: not engaged. */
const cases: readonly Case[] = [
  ['a call to her', contact('CALL', [suspect(), victim()]), 'NO_CONTACT_DIRECT', 'CERTAIN'],
  ['social media to her', contact('SOCIAL', [suspect(), victim()]), 'NO_CONTACT_DIRECT', 'CERTAIN'],
  ['a third party', contact('THIRD_PARTY', [suspect(), victim()]), 'NO_CONTACT_DIRECT', null],
  ['a call by her to him', contact('CALL', [suspect(her), victim(him)]), 'NO_CONTACT_DIRECT', null],
  ['a call to somebody else', contact('CALL', [suspect(), victim(somebodyElse)]), 'NO_CONTACT_DIRECT', null],
  ['an incident with her as victim', incident([suspect(), victim()]), 'NO_CONTACT_DIRECT', 'CERTAIN'],
  ['an incident with her as caller', incident([suspect(), { ...her, role: 'CALLER' }]), 'NO_CONTACT_DIRECT', 'CERTAIN'],
  ['an incident with her as witness', incident([suspect(), { ...her, role: 'WITNESS' }]), 'NO_CONTACT_DIRECT', null],
  [
    'an incident called in from her phone',
    incident([suspect()], { phones: ['+447700900777'] }),
    'NO_CONTACT_DIRECT',
    'CERTAIN',
  ],
  ['an encounter with her as victim', encounter([suspect(), victim()]), 'NO_CONTACT_DIRECT', 'CERTAIN'],
  ['a partner report with her', partner([suspect(), { ...her, role: 'MENTIONED' }]), 'NO_CONTACT_DIRECT', 'PROBABLE'],
  ['a partner report without her', partner([suspect()]), 'NO_CONTACT_DIRECT', null],

  ['a third party', contact('THIRD_PARTY', [suspect(), victim()]), 'NO_CONTACT_INDIRECT', 'PROBABLE'],
  ['social media', contact('SOCIAL', [suspect(), victim()]), 'NO_CONTACT_INDIRECT', 'PROBABLE'],
  ['a call', contact('CALL', [suspect(), victim()]), 'NO_CONTACT_INDIRECT', null],
  ['a partner report with her', partner([suspect(), victim()]), 'NO_CONTACT_INDIRECT', 'PROBABLE'],

  ['an incident with her as victim', incident([suspect(), victim()]), 'NO_MOLEST', 'CERTAIN'],
  ['an incident with another victim', incident([suspect(), victim(somebodyElse)]), 'NO_VIOLENCE', 'POSSIBLE'],
  ['an incident without a victim', incident([suspect()]), 'NO_MOLEST', null],
  ['contact with her', contact('TEXT', [suspect(), victim()]), 'NO_MOLEST', 'PROBABLE'],
  ['an encounter alone', encounter([suspect()]), 'NO_MOLEST', null],

  ['an incident inside', incident([suspect()], { place: place(100) }), 'EXCLUSION_ZONE', 'CERTAIN', zone],
  ['an incident outside', incident([suspect()], { place: place(900) }), 'EXCLUSION_ZONE', null, zone],
  ['an encounter inside', encounter([suspect()], { place: place(100) }), 'NO_ATTEND', 'CERTAIN', zone],
  [
    'an encounter near the edge, inexact',
    encounter([suspect()], { place: place(480, { accuracyM: 100 }) }),
    'NO_ATTEND',
    'POSSIBLE',
    zone,
  ],
  ['a partner report inside', partner([suspect()], { place: place(0) }), 'NO_ENTER', 'PROBABLE', zone],
  [
    'an incident inside, known by UPRN alone',
    incident([suspect()], { place: { uprn: '200000000002' } }),
    'NO_ENTER',
    'CERTAIN',
    zone,
  ],
  ['an incident nowhere', incident([suspect()]), 'NO_ENTER', null, zone],
  ['a zone entry without a place', violation('ZONE_ENTRY'), 'EXCLUSION_ZONE', 'PROBABLE', zone],
  ['a zone entry elsewhere', violation('ZONE_ENTRY', { place: place(3000) }), 'EXCLUSION_ZONE', null, zone],
  ['a zone exit', violation('ZONE_EXIT'), 'EXCLUSION_ZONE', null, zone],
  [
    'his vehicle inside',
    makeEvent('anpr.hit', { vrm: 'AB12CDE', camera: { place: place(10) } }),
    'EXCLUSION_ZONE',
    'POSSIBLE',
    zone,
  ],
  [
    'his vehicle outside',
    makeEvent('anpr.hit', { vrm: 'AB12CDE', camera: { place: place(5000) } }),
    'EXCLUSION_ZONE',
    null,
    zone,
  ],
  ['an incident at her address, no area', incident([suspect()], { place: place(25) }), 'LEAVE_PREMISES', 'PROBABLE'],
  [
    'an incident at her UPRN, no area',
    incident([suspect()], { place: { uprn: '200000000002' } }),
    'NO_ENTER',
    'PROBABLE',
  ],
  [
    'an incident at her address in words, no area',
    incident([suspect()], { place: { lines: ['7, South Row'], postcode: 'ls22zz' } }),
    'NO_ENTER',
    'PROBABLE',
  ],
  ['an incident 40 m from it, no area', incident([suspect()], { place: place(40) }), 'NO_ENTER', null],
  [
    'his vehicle with an incident inside',
    incident([], { vehicles: [{ vrm: 'AB12 CDE' }], place: place(10) }),
    'NO_ENTER',
    'PROBABLE',
    zone,
  ],

  ['a curfew violation', violation('CURFEW'), 'CURFEW', 'PROBABLE', zone],
  ['an encounter elsewhere', encounter([suspect()], { place: place(2000) }), 'CURFEW', 'CERTAIN', zone],
  ['an encounter at home', encounter([suspect()], { place: place(0) }), 'CURFEW', null, zone],

  ['a strap cut', violation('STRAP_TAMPER'), 'EM_TAG', 'CERTAIN'],
  ['a body tamper', violation('BODY_TAMPER'), 'EM_TAG', 'PROBABLE'],
  ['a flat battery', violation('BATTERY_FLAT'), 'EM_TAG', 'PROBABLE'],
  ['no signal', violation('NO_SIGNAL'), 'EM_TAG', 'POSSIBLE'],
  ['a low battery', violation('BATTERY_LOW'), 'EM_TAG', 'POSSIBLE'],

  [
    'a missed notification',
    makeEvent('appointment.missed', { appointment: 'NOTIFICATION', people: [suspect()] }),
    'NOTIFY',
    'PROBABLE',
  ],
  [
    'a missed programme',
    makeEvent('appointment.missed', { appointment: 'PROGRAMME', people: [suspect()] }),
    'NOTIFY',
    null,
  ],
  [
    'an address that is not known',
    encounter([suspect({ ...him, addresses: [{ lines: ['9 West Row'], postcode: 'LS3 3ZZ' }] })]),
    'NOTIFY',
    'POSSIBLE',
  ],
  ['the address that is known', encounter([suspect()]), 'NOTIFY', null],
  [
    'a name that is not known',
    makeEvent('circumstance.changed', {
      change: 'NAME',
      people: [suspect({ ...him, names: [{ given: ['Rowan'], family: 'Blythe' }] })],
    }),
    'NOTIFY',
    'POSSIBLE',
  ],
  [
    'a missed programme',
    makeEvent('appointment.missed', { appointment: 'PROGRAMME', people: [suspect()] }),
    'PROGRAMME',
    'PROBABLE',
  ],
  [
    'a missed assessment',
    makeEvent('appointment.missed', { appointment: 'ASSESSMENT', people: [suspect()] }),
    'PROGRAMME',
    'PROBABLE',
  ],
  [
    'a missed probation appointment',
    makeEvent('appointment.missed', { appointment: 'PROBATION', people: [suspect()] }),
    'PROGRAMME',
    'PROBABLE',
  ],
  [
    'another missed appointment',
    makeEvent('appointment.missed', { appointment: 'OTHER', people: [suspect()] }),
    'PROGRAMME',
    null,
  ],

  ['her as victim, nobody known', incident([victim()]), 'NO_CONTACT_DIRECT', 'POSSIBLE'],
  [
    'her as caller, a man not known',
    incident([
      { ...her, role: 'CALLER' },
      { role: 'SUSPECT', sex: 'M' },
    ]),
    'NO_MOLEST',
    'POSSIBLE',
  ],
  ['her address, nobody known', incident([], { place: place(20) }), 'NO_ENTER', 'POSSIBLE', zone],
  [
    'her address by UPRN, nobody known',
    incident([], { place: { uprn: '200000000002' } }),
    'EXCLUSION_ZONE',
    'POSSIBLE',
  ],
  ['31 m from her address, nobody known', incident([], { place: place(31) }), 'NO_ENTER', null, zone],
  ['her as victim, somebody else named', incident([victim(), suspect(somebodyElse)]), 'NO_MOLEST', null],
  ['her address, somebody else named', incident([suspect(somebodyElse)], { place: place(0) }), 'NO_ENTER', null, zone],
  ['her as witness, nobody known', incident([{ ...her, role: 'WITNESS' }]), 'NO_MOLEST', null],
  ['her as victim, nobody known', incident([victim()]), 'CURFEW', null, zone],

  [
    'a report that names it',
    partner([suspect()], { conditionKinds: ['DEVICE_INTERNET'] }),
    'DEVICE_INTERNET',
    'PROBABLE',
  ],
  ['an encounter that names it', encounter([suspect()], { conditionKinds: ['NO_SURVEIL'] }), 'NO_SURVEIL', 'PROBABLE'],
  ['a report that names another', partner([suspect()], { conditionKinds: ['NO_EVICT'] }), 'NO_SURVEIL', null],
  [
    'a report that names it, of somebody else',
    partner([suspect(somebodyElse)], { conditionKinds: ['NO_EVICT'] }),
    'NO_EVICT',
    null,
  ],
]

const call = (time: string) =>
  makeEvent('contact.reported', { channel: 'CALL', people: [suspect(), victim()] }, { time })

describe('what engages a condition', () => {
  it.each(
    cases.map(([title, event, kind, expected, area]) => [kind, title, event.type, expected, event, area] as const),
  )('%s by %s (%s): %s', (kind, _title, _type, expected, event, area) => {
    const order = makeOrder([{ kind, ...(area ? { area } : {}) }])
    expect(found(judgeOne(event, order))).toEqual(expected === null ? [] : [`c1 ${expected}`])
  })

  it('engages only in its hours and only while the order is in force', () => {
    const hours = [{ days: ['WED'], from: '12:00', to: '14:00' }]
    const order = makeOrder([{ kind: 'NO_CONTACT_DIRECT', hours }])
    expect(found(judgeOne(call('2026-06-10T12:00:00Z'), order))).toEqual(['c1 CERTAIN'])
    expect(found(judgeOne(call('2026-06-10T13:00:00Z'), order))).toEqual([])
    expect(found(judgeOne(call('2027-06-09T12:00:00Z'), order))).toEqual([])
  })
})
