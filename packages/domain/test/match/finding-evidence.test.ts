import { Finding } from '@breach-alerts/contracts'
import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { judge } from '../../src/match/judge.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import {
  fix,
  him,
  judgeOne,
  makeEvent,
  makeOrder,
  north,
  somebodyElse,
  suspect,
  victim,
  zone,
} from '../support/made-up.ts'

const { names, dateOfBirth } = him
const order = makeOrder([{ kind: 'NO_MOLEST' }, { kind: 'NO_ENTER', area: zone }])
const findingOf = (event: BreachEvent, orders: readonly Order[] = [order]) => {
  const occurredAt = Date.parse(event.time ?? '')
  return judge({ event, orders, occurredAt, receivedAt: occurredAt + 1000, track: null }).suspected[0]?.finding
}
const incident = (person: object | null, more: object = {}) =>
  makeEvent('incident.reported', { people: [victim(), ...(person ? [suspect({ ...person })] : [])], ...more })

type Reported = Parameters<typeof makeEvent>
const both = [victim(), suspect()]
const violation = (code: string, more: object = {}): Reported => [
  'em.violation',
  { deviceId: 'TAG-1', violation: code, ...more },
]
const changed = (person: Record<string, unknown>): Reported => [
  'circumstance.changed',
  { change: 'OTHER', people: [suspect(person)] },
]

const nowhere: Reported = ['em.position', { deviceId: 'TAG-1', fix: { latitude: 0, longitude: 0, kind: 'GNSS' } }]

const cases: readonly (readonly [string, BreachEvent])[] = [
  ['a tag', fix(100, '2026-06-10T12:00:00Z')],
  ['a PNC id and a name', incident({ names, identifiers: [{ scheme: 'PNC', value: '01/171310W' }] })],
  ['a name with another birth date in part', incident({ names, dateOfBirth: '1985-05-18' })],
  ['nobody', incident(null)],
  ['the text', incident(null, { summary: 'Rowan Ashdown is back' })],
  ['a vehicle', incident(null, { vehicles: [{ vrm: 'AB12CDE' }], place: { point: north(100) } })],
]

describe('the evidence of a finding', () => {
  it.each(cases)('adds up to its weight, the starting point among it: %s', (_, event) => {
    const finding = findingOf(event)
    const sum = (finding?.evidence ?? []).reduce((bits, one) => bits + one.bits, 0)
    expect(sum).toBeCloseTo(finding?.weight ?? Number.NaN, 6)
    expect(finding?.prior).toBe(finding?.evidence.find(one => one.field === 'prior')?.bits)
    expect(Finding.parse(finding)).toEqual(finding)
  })

  it('says where each value stands, and of which instant, clause and version the place speaks', () => {
    const finding = findingOf(incident({ names, dateOfBirth }, { vehicles: [{ vrm: 'AB12CDE' }] }))
    const item = (field: string) => finding?.evidence.find(one => one.field === field)
    expect(item('name')).toMatchObject({ source: '/people/1', bits: 18.6, tfBits: 1.5 })
    expect(item('VRM')).toMatchObject({ source: '/vehicles', agreement: 'EXACT' })
    const called = findingOf(incident({ names, dateOfBirth }, { phones: ['07700 900555'] }))
    expect(called?.evidence.find(one => one.field === 'PHONE')).toMatchObject({ source: '/phones' })
    expect(item('protectedPerson.name')).toMatchObject({ source: '/people/0', bits: 0 })
    const position = findingOf(fix(100, '2026-06-10T12:00:00Z'))?.evidence.find(one => one.field === 'position')
    expect(position).toMatchObject({ at: '2026-06-10T12:00:00.000Z', clause: '2', orderVersion: 1 })
  })

  it.each<[field: string, source: string, kind: string, eventValue: string, reported: Reported]>([
    ['violation', '/violation', 'EM_TAG', 'STRAP_TAMPER', violation('STRAP_TAMPER')],
    ['violation', '/violation', 'EM_TAG', 'NO_SIGNAL', violation('NO_SIGNAL')],
    ['violation', '/violation', 'CURFEW', 'CURFEW', violation('CURFEW')],
    ['violation', '/violation', 'EXCLUSION_ZONE', 'ZONE_ENTRY', violation('ZONE_ENTRY')],
    [
      'violation',
      '/violation',
      'EXCLUSION_ZONE',
      'ZONE_ENTRY',
      violation('ZONE_ENTRY', { place: { point: north(0) } }),
    ],
    ['contact', '/channel', 'NO_CONTACT_DIRECT', 'CALL', ['contact.reported', { channel: 'CALL', people: both }]],
    ['role', '/people/0', 'NO_MOLEST', 'VICTIM', ['incident.reported', { people: both }]],
    ['role', '/people/0', 'NO_CONTACT_INDIRECT', 'VICTIM', ['partner.reported', { agency: 'PROBATION', people: both }]],
    [
      'role',
      '/people/1',
      'NO_VIOLENCE',
      'VICTIM',
      ['incident.reported', { people: [suspect(), victim(somebodyElse)] }],
    ],
    [
      'appointment',
      '/appointment',
      'PROGRAMME',
      'PROBATION',
      ['appointment.missed', { appointment: 'PROBATION', people: [suspect()] }],
    ],
    [
      'change',
      '/people/0',
      'NOTIFY',
      'ADDRESS',
      changed({ ...him, addresses: [{ lines: ['9 West Row'], postcode: 'LS3 3ZZ' }] }),
    ],
    ['change', '/people/0', 'NOTIFY', 'NAME', changed({ ...him, names: [{ given: ['Rowan'], family: 'Blythe' }] })],
    [
      'conditionKinds',
      '/conditionKinds/1',
      'NO_EVICT',
      'NO_EVICT',
      ['partner.reported', { agency: 'HOUSING', people: [suspect()], conditionKinds: ['NO_SURVEIL', 'NO_EVICT'] }],
    ],
  ])(
    'has the conduct, with clause, version and instant: %s at %s against %s',
    (field, source, kind, eventValue, reported) => {
      const held = makeOrder([{ kind, ...(kind === 'CURFEW' || kind === 'EXCLUSION_ZONE' ? { area: zone } : {}) }])
      const items = findingOf(makeEvent(...reported), [held])?.evidence.filter(one => one.field === field)
      expect(items).toEqual([
        {
          field,
          kind: 'context',
          orderValue: kind,
          eventValue,
          agreement: field === 'change' ? 'NOT_ON_ORDER' : source === '/people/1' ? 'OTHER_PERSON' : 'REPORTED',
          bits: 0,
          source,
          at: '2026-06-10T12:00:00.000Z',
          clause: '1',
          orderVersion: 1,
        },
      ])
    },
  )

  it('has the protected person once, with the clause, where they speak for who it was and of the clause alike', () => {
    const finding = findingOf(incident({ names, dateOfBirth }))
    const hers = finding?.evidence.filter(one => one.field === 'protectedPerson.name')
    expect(hers).toEqual([expect.objectContaining({ clause: '1', orderVersion: 1, at: '2026-06-10T12:00:00.000Z' })])
  })

  it('always shows what speaks against', () => {
    const finding = findingOf(
      incident({ names, dateOfBirth: '1961-09-30', sex: 'F', identifiers: [{ scheme: 'PNC', value: '01/171310W' }] }),
    )
    expect(finding?.evidence.filter(one => one.kind === 'negative').map(one => one.field)).toEqual([
      'dateOfBirth',
      'sex',
    ])
  })
})

describe('what would change the level', () => {
  const changes = (event: BreachEvent, orders?: readonly Order[]) =>
    findingOf(event, orders)?.wouldChange?.join(' ') ?? ''
  it.each([
    ['a first fix', fix(100, '2026-06-10T12:00:00Z'), /^Satellite fixes in a row.*registered to somebody else/u],
    [
      'a half of a name',
      incident({ names: [{ full: 'Rowan' }] }),
      /date of birth or an address or a phone number.*7 make it probable/u,
    ],
    ['a name', incident({ names }), /PNC, CRO, CRN or NOMS.*Another date of birth/u],
    ['nobody', incident(null), /suspect who is named/u],
    ['the text', incident(null, { summary: 'Rowan Ashdown is back' }), /field of its own/u],
    [
      'a contradiction',
      incident({ names: [{ full: 'Alan Crewe' }], identifiers: [{ scheme: 'PNC', value: '01/171310W' }] }),
      /mistake of writing/u,
    ],
  ])('is worked out from what it lacks: %s', (_, event, expected) => {
    expect(changes(event)).toMatch(expected)
  })

  it.each<[title: string, kind: string, reported: Reported, expected: RegExp | null]>([
    ['no signal', 'EM_TAG', violation('NO_SIGNAL'), null],
    ['a body tamper', 'EM_TAG', violation('BODY_TAMPER'), null],
    ['a position that says nothing', 'EM_TAG', nowhere, null],
    ['a position that says nothing, without a tag condition', 'EXCLUSION_ZONE', nowhere, null],
    ['a further victim', 'NO_VIOLENCE', ['incident.reported', { people: [suspect(), victim(somebodyElse)] }], null],
    ['a new address', 'NOTIFY', changed({ ...him, addresses: [{ lines: ['9 West Row'], postcode: 'LS3 3ZZ' }] }), null],
    [
      'a missed appointment',
      'PROGRAMME',
      ['appointment.missed', { appointment: 'PROBATION', people: [suspect()] }],
      null,
    ],
    [
      'contact through others',
      'NO_CONTACT_INDIRECT',
      ['contact.reported', { channel: 'THIRD_PARTY', people: both }],
      null,
    ],
    [
      'contact',
      'NO_MOLEST',
      ['contact.reported', { channel: 'CALL', people: both }],
      /incident with a protected person/u,
    ],
    ['a zone entry', 'EXCLUSION_ZONE', violation('ZONE_ENTRY'), /Police meeting the person inside/u],
    ['a curfew broken', 'CURFEW', violation('CURFEW'), /Police meeting the person away/u],
    [
      'an inexact place',
      'EXCLUSION_ZONE',
      ['incident.reported', { people: [suspect()], place: { point: north(480), accuracyM: 100 } }],
      /more exact place/u,
    ],
    [
      'a sighting',
      'EXCLUSION_ZONE',
      ['anpr.hit', { vrm: 'AB12CDE', camera: { place: { point: north(10) } } }],
      /Police meeting/u,
    ],
  ])('promises to raise it only by what can: %s against %s', (_, kind, reported, expected) => {
    const held = makeOrder([{ kind, ...(kind === 'CURFEW' || kind === 'EXCLUSION_ZONE' ? { area: zone } : {}) }])
    const finding = findingOf(makeEvent(...reported), [held])
    const raises = finding?.wouldChange?.filter(one => one.includes('would raise')).join(' ')
    expect(raises).toEqual(expected === null ? '' : expect.stringMatching(expected))
  })

  it('names what would contradict somebody who is certain, of what the order knows and the event has not said', () => {
    const identifiers = [{ scheme: 'PNC', value: '2001/0171310W' }]
    expect(changes(incident({ identifiers }))).toBe(
      'Another CRN number or name or date of birth than the order knows would contradict it, and it would be certain no more.',
    )
    expect(changes(incident({ ...him, identifiers }))).toMatch(/^Another CRN number than/u)
    expect(changes(incident(him))).toMatch(/^Nothing that the order knows of the person is left/u)
  })

  const named = (orderId: string, full: string, born: string | null): Order => ({
    ...order,
    orderId,
    respondent: { ...order.respondent, names: [{ full }], dateOfBirth: born, identifiers: [] },
  })

  it('says that somebody else fits better, where he does, and by how much', () => {
    const orders = [named('ord_1', 'Rowen Ashdown', null), named('ord_2', 'Rowena Ashdown', null)]
    const finding = findingOf(incident({ names: [{ full: 'Rowena Ashdown' }] }), orders)
    expect(finding?.runnerUp?.weight).toBeGreaterThan(finding?.weight ?? Number.NaN)
    expect(finding?.sentences).toContain('Somebody else under an order fits better, by 4.5 bits.')
    expect(finding?.wouldChange?.join(' ')).toContain('it is 4.5 bits behind the next best match')
  })

  it('asks for the lead as well, where somebody else stands in the way', () => {
    const rowan = incident({ names: [{ full: 'Rowan' }] })
    const orders = [named('ord_1', 'Rowan Ashdown', '1985-05-17'), named('ord_2', 'Rowan Ashdown', '1971-02-03')]
    expect(findingOf(rowan, orders)?.sentences).toContain('Somebody else under an order fits as well.')
    expect(changes(rowan, orders)).toContain(
      '7 make it probable once it also leads by 5: it is 0.0 bits ahead of the next best match.',
    )
    expect(changes(rowan, [order])).toContain('7 make it probable.')
  })

  it('names the lead that is missing, and the finding the runner-up', () => {
    const twin = {
      ...order,
      orderId: 'ord_2',
      respondent: { ...order.respondent, identifiers: [{ scheme: 'PNC' as const, value: '2003/0011985X' }] },
    }
    const event = incident({ names, dateOfBirth })
    const finding = findingOf(event, [order, twin])
    expect(finding).toMatchObject({ level: 'POSSIBLE', runnerUp: { orderId: 'ord_2', weight: finding?.weight } })
    expect(finding?.wouldChange?.join(' ')).toContain('0.0 bits ahead of the next best match, and 5 are needed')
    expect(findingOf(event)?.runnerUp).toBeNull()
  })
})

describe('a snapshot', () => {
  it('of who it is, from the same inputs, model and tables, is the same byte for byte', () => {
    const event = incident({ names: [{ full: 'Rowen Ashdown' }], dateOfBirth }, { phones: ['07700 900777'] })
    const { level, weight, modelVersion, evidence, prior, runnerUp, sentences, variantsVersion } = findingOf(event)!
    const who = { level, weight, modelVersion, evidence, prior, runnerUp, sentences, variantsVersion }
    expect(JSON.stringify(who)).toMatchInlineSnapshot(
      `"{"level":"PROBABLE","weight":20.95,"modelVersion":"fs-2026-11-4","evidence":[{"field":"prior","kind":"context","orderValue":null,"eventValue":"incident.reported","agreement":"STRONG","bits":-3},{"field":"protectedPerson.PHONE","kind":"exact","orderValue":"+447700900777","eventValue":"+447700900777","agreement":"EXACT","bits":0,"source":"/people/0","at":"2026-06-10T12:00:00.000Z","clause":"1","orderVersion":1},{"field":"protectedPerson.UPRN","kind":"exact","orderValue":"the protected person's home","eventValue":"the protected person's home","agreement":"EXACT","bits":0,"source":"/people/0","at":"2026-06-10T12:00:00.000Z","clause":"1","orderVersion":1},{"field":"protectedPerson.name","kind":"exact","orderValue":"imogen farrow","eventValue":"imogen farrow","agreement":"EXACT","bits":0,"source":"/people/0","at":"2026-06-10T12:00:00.000Z","clause":"1","orderVersion":1},{"field":"protectedPerson.dateOfBirth","kind":"exact","orderValue":"1988-11-02","eventValue":"1988-11-02","agreement":"EXACT","bits":0,"source":"/people/0","at":"2026-06-10T12:00:00.000Z","clause":"1","orderVersion":1},{"field":"protectedPerson.sex","kind":"exact","orderValue":"F","eventValue":"F","agreement":"SAME","bits":0,"source":"/people/0","at":"2026-06-10T12:00:00.000Z","clause":"1","orderVersion":1},{"field":"protectedPerson.PHONE","kind":"exact","orderValue":"+447700900777","eventValue":"+447700900777","agreement":"EXACT","bits":0,"source":"/phones"},{"field":"name","kind":"fuzzy","orderValue":"rowan ashdown","eventValue":"rowen ashdown","agreement":"NEAR","bits":10.05,"tfBits":1.05,"source":"/people/1"},{"field":"dateOfBirth","kind":"exact","orderValue":"1985-05-17","eventValue":"1985-05-17","agreement":"EXACT","bits":13.9,"source":"/people/1"},{"field":"role","kind":"context","orderValue":"NO_MOLEST","eventValue":"VICTIM","agreement":"REPORTED","bits":0,"source":"/people/0","at":"2026-06-10T12:00:00.000Z","clause":"1","orderVersion":1}],"prior":-3,"runnerUp":null,"sentences":["A protected person is the victim of what was reported.","The name sounds alike (+10.1).","Same date of birth (+13.9).","With −3.0 to begin with, before anything is compared, it has 21.0 bits.","Held against clause 1 of version 1 of the order, in force on Wed 10 Jun 2026 13:00."],"variantsVersion":"uk-given-names-2026-11-4"}"`,
    )
  })

  it('names the model and the table of names', () => {
    const finding = findingOf(incident({ names }))
    expect(finding?.modelVersion).toBe(defaultMatchSettings.model.version)
    expect(finding?.variantsVersion).toMatch(/^uk-given-names-/u)
  })

  it('does not depend on how often or in which order it was made', () => {
    const event = incident({ names, dateOfBirth })
    const first = JSON.stringify(judgeOne(event, order))
    for (const [, other] of cases) findingOf(other)
    expect(JSON.stringify(judgeOne(structuredClone(event), structuredClone(order)))).toBe(first)
  })
})
