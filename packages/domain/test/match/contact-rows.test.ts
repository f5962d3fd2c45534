import type { BreachEvent, PersonRole } from '@breach-alerts/contracts'
import {
  anyContact,
  directContact,
  furtherVictim,
  indirectContact,
  isFurtherVictim,
  partnerNamesHer,
  togetherWithHer,
} from '../../src/match/contact-rows.ts'
import type { Row, Scene } from '../../src/match/engagement.ts'
import type { Identity } from '../../src/match/identify.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { makeEvent, makeOrder, somebodyElse, suspect, victim } from '../support/made-up.ts'

const order = makeOrder([{ kind: 'NO_CONTACT_DIRECT' }])
const condition = order.versions[0]!.conditions[0]!
const him: Identity = { as: 'SUSPECT', key: '/people/0', level: 'CERTAIN', weight: 20, evidence: [], flags: [] }
const evidence = {
  field: 'protectedPerson.name',
  kind: 'exact' as const,
  orderValue: null,
  eventValue: null,
  agreement: 'EXACT',
  bits: 0,
}

/** A scene with the protected person in these parts. */
const scene = (event: BreachEvent, roles: readonly PersonRole[], identity: Identity | null = him): Scene => ({
  event,
  order,
  identity,
  hits: roles.map(role => ({ role, sure: true, evidence: [evidence], protectedId: 'psn' })),
  address: null,
  spot: null,
  placed: null,
  settings: defaultMatchSettings,
})
const short = (row: Row, event: BreachEvent, roles: readonly PersonRole[]) => {
  const { kind, cap } = row(scene(event, roles), condition)
  return kind === 'TOUCHED' ? cap : null
}
const contact = (channel: string) => makeEvent('contact.reported', { channel })
const incident = (people: readonly object[] = [suspect()]) => makeEvent('incident.reported', { people })
const encounter = makeEvent('police.encounter', { encounter: 'STOP' })
const report = makeEvent('partner.reported', { agency: 'PROBATION' })

describe('contact with a protected person', () => {
  it.each([
    ['CALL', 'a call', 'CERTAIN', null],
    ['TEXT', 'a text', 'CERTAIN', null],
    ['EMAIL', 'an e-mail', 'CERTAIN', null],
    ['SOCIAL', 'social media', 'CERTAIN', 'PROBABLE'],
    ['LETTER', 'a letter', 'CERTAIN', null],
    ['IN_PERSON', 'meeting in person', 'CERTAIN', null],
    ['THIRD_PARTY', 'a third party', null, 'PROBABLE'],
  ])('by %s (%s) is direct: %s, indirect: %s, and molestation in any case', (channel, words, direct, indirect) => {
    const rows = [directContact, indirectContact, anyContact]
    expect(rows.map(row => short(row, contact(channel), ['VICTIM']))).toEqual([direct, indirect, 'PROBABLE'])
    expect(anyContact(scene(contact(channel), ['VICTIM']), condition)).toMatchObject({
      sentences: [`Contact with a protected person by ${words} was reported.`],
      evidence: [{ field: 'contact', eventValue: channel }, evidence],
    })
  })

  it.each(['VICTIM', 'CALLER', 'WITNESS', 'MENTIONED'] as const)('counts whatever her part in it is: %s', role => {
    expect(short(directContact, contact('CALL'), [role])).toBe('CERTAIN')
    expect(short(partnerNamesHer, report, [role])).toBe('PROBABLE')
  })

  it('is none without her, and none where no contact was reported', () => {
    expect(short(anyContact, contact('CALL'), [])).toBeNull()
    expect([incident(), encounter, report].map(event => short(anyContact, event, ['VICTIM']))).toEqual([
      null,
      null,
      null,
    ])
  })
})

describe('what was reported with a protected person in it', () => {
  const harmed = togetherWithHer(['incident.reported', 'police.encounter'])

  it.each([
    [incident(), ['VICTIM'], 'CERTAIN'],
    [incident(), ['CALLER'], 'CERTAIN'],
    [incident(), ['WITNESS'], null],
    [incident(), ['MENTIONED'], null],
    [incident(), ['WITNESS', 'CALLER'], 'CERTAIN'],
    [encounter, ['VICTIM'], 'CERTAIN'],
    [encounter, [], null],
    [report, ['VICTIM'], null],
  ] as const)('%#: is contact when she is harmed by it or calls', (event, roles, expected) => {
    expect(short(harmed, event, roles)).toBe(expected)
  })

  it('says which part she has', () => {
    expect(harmed(scene(incident(), ['WITNESS', 'CALLER']), condition)).toMatchObject({
      sentences: ['A protected person is the caller of what was reported.'],
      evidence: [{ field: 'role', eventValue: 'CALLER' }, evidence],
    })
    expect(partnerNamesHer(scene(report, ['MENTIONED']), condition)).toMatchObject({
      sentences: ['A partner agency reports this with a protected person.'],
      evidence: [{ field: 'role', eventValue: 'MENTIONED' }, evidence],
    })
  })

  it('by a partner is only what a partner reports', () => {
    expect([short(partnerNamesHer, report, []), short(partnerNamesHer, incident(), ['VICTIM'])]).toEqual([null, null])
  })
})

describe('a further victim', () => {
  const other = [suspect(), victim(somebodyElse)]

  it.each<[string, boolean, Scene]>([
    ['is harmed by what he is in', true, scene(incident(other), [])],
    ['is there beside her as witness', true, scene(incident(other), ['WITNESS'])],
    ['is not asked for where she is harmed herself', false, scene(incident(other), ['VICTIM'])],
    ['is not asked for where she calls', false, scene(incident(other), ['CALLER'])],
    ['is not told of where no suspect is known', false, scene(incident(other), [], null)],
    ['is no witness', false, scene(incident([suspect(), { ...somebodyElse, role: 'WITNESS' }]), [])],
    ['is nobody in what names nobody', false, scene(makeEvent('incident.reported', {}), [])],
    [
      'is told of incidents alone',
      false,
      scene(makeEvent('police.encounter', { encounter: 'STOP', people: other }), []),
    ],
  ])('%s: %s', (_, expected, held) => {
    expect(isFurtherVictim(held)).toBe(expected)
    expect(furtherVictim(held, condition).kind).toBe(expected ? 'TOUCHED' : 'NONE')
  })

  it('is possible, and said so', () => {
    expect(furtherVictim(scene(incident(other), []), condition)).toMatchObject({
      cap: 'POSSIBLE',
      sentences: ['The victim of what was reported is somebody else: there may be a further victim.'],
    })
  })
})
