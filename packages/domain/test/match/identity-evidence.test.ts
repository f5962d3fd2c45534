import type { BreachEvent } from '@breach-alerts/contracts'
import { candidatesOf } from '../../src/match/identify.ts'
import { identityEvidence, priorEvidence } from '../../src/match/identity-evidence.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { encounter, fix, her, him, incident, makeOrder, suspect, victim } from '../support/made-up.ts'

const { priors } = defaultMatchSettings.model
const { names, dateOfBirth } = him
const order = makeOrder([{ kind: 'NO_MOLEST' }], {
  respondent: { ...him, identifiers: [...him.identifiers, { scheme: 'CRO', value: '1/1' }] },
})
/** The evidence of the last of all who could be the respondent: he is the one who is described most fully. */
const evidence = (event: BreachEvent) =>
  identityEvidence(candidatesOf(event, order).at(-1)!, event, order, defaultMatchSettings)
const fields = (event: BreachEvent) => evidence(event).map(({ field, source }) => `${field} ${source}`)
const item = (event: BreachEvent, field: string) => evidence(event).find(one => one.field === field)

describe('what an identity rests on', () => {
  it('is the starting point, and every field with where it stands', () => {
    expect(fields(encounter([victim(), suspect({ names, dateOfBirth })]))).toEqual([
      'prior undefined',
      'protectedPerson.PHONE /people/0',
      'protectedPerson.UPRN /people/0',
      'protectedPerson.name /people/0',
      'protectedPerson.dateOfBirth /people/0',
      'protectedPerson.sex /people/0',
      'name /people/1',
      'dateOfBirth /people/1',
      'CRO undefined',
    ])
  })

  it('has what came with the event from where it came', () => {
    const more = { vehicles: [{ vrm: 'AB12CDE' }], phones: ['07700 900555'] }
    expect(fields(incident([suspect({ names })], more))).toEqual([
      'prior undefined',
      'VRM /vehicles',
      'PHONE /phones',
      'name /people/0',
      'CRO undefined',
    ])
  })

  it('has the protected person only where she is part of the starting point', () => {
    const hers = (event: BreachEvent) => evidence(event).filter(one => one.field.startsWith('protectedPerson'))
    const plate = { vehicles: [{ vrm: 'AB12CDE' }] }
    expect(hers(incident([victim({ names: her.names })], plate))).toEqual([])
    expect(hers(incident([victim({ names: her.names }), suspect({ names })]))).toHaveLength(1)
  })
})

describe('the starting point', () => {
  it.each([
    ['NONE', priors.none, fix(0, '2026-06-10T12:00:00Z')],
    ['NONE', priors.none, encounter([suspect()])],
    ['WEAK', priors.weak, incident([suspect(), victim({ names: her.names })])],
    ['STRONG', priors.strong, incident([suspect(), victim()])],
  ] as const)('says what else ties the event to the order: %s', (context, bits, event) => {
    expect(evidence(event)[0]).toEqual({
      field: 'prior',
      kind: 'context',
      orderValue: null,
      eventValue: event.type,
      agreement: context,
      bits,
    })
    expect(priorEvidence(event, { context }, bits)).toEqual(evidence(event)[0])
  })
})

describe('what free text says', () => {
  it('is evidence of its kind, with the characters that say it', () => {
    const event = incident([], { summary: 'Caller: Rowan Ashdown, aged 41, is back' })
    expect(item(event, 'name')).toMatchObject({ kind: 'text', source: '/summary', span: [8, 21], agreement: 'EXACT' })
    expect(item(event, 'dateOfBirth')).toMatchObject({ kind: 'text', source: '/summary', span: [23, 30] })
  })

  it('is no kind of what stands in a field, which has no characters', () => {
    const name = item(encounter([suspect({ names })]), 'name')
    expect(name).toMatchObject({ kind: 'exact', source: '/people/0' })
    expect(name).not.toHaveProperty('span')
  })
})

describe('a number that was not used', () => {
  it('has a place where the event has it, also one that was left empty', () => {
    const unused = (value: string) =>
      item(encounter([suspect({ names, identifiers: [{ scheme: 'PNC', value }] })]), 'PNC')
    expect(['1/1A', ''].map(unused)).toMatchObject([{ source: '/people/0' }, { source: '/people/0' }])
  })

  it('has none where the order has it', () => {
    expect(item(encounter([suspect()]), 'CRO')).toMatchObject({ agreement: 'NOT_USED', orderValue: '1/1' })
    expect(item(encounter([suspect()]), 'CRO')).not.toHaveProperty('source')
  })
})
