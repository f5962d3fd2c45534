import type { Level } from '@breach-alerts/contracts'
import { touched } from '../../src/match/engagement.ts'
import type { Identity } from '../../src/match/identify.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { wouldChange } from '../../src/match/would-change.ts'
import { contact, item, makeOrder } from '../support/made-up.ts'

const order = makeOrder([{ kind: 'NO_MOLEST' }])
const [condition] = order.versions[0]!.conditions as [(typeof order.versions)[number]['conditions'][number]]
const event = contact('CALL', [])

type Item = readonly [field: string, agreement: string, bits: number]
/** What is said of somebody whose level nothing but who it is decides. */
const said = (items: readonly Item[], more: Partial<Identity> = {}, cap: Level = 'CERTAIN') => {
  const identity: Identity = {
    as: 'SUSPECT',
    key: '/people/0',
    level: 'POSSIBLE',
    weight: 2,
    flags: [],
    ...more,
    evidence: items.map(one => item(...one)),
  }
  return wouldChange(event, { identity, engagement: touched(cap, ''), condition, order }, defaultMatchSettings.model)
}

const strong = 'A PNC, CRO, CRN or NOMS number that agrees, with nothing against it, would make it certain who it is.'
const twin = 'A twin, a brother or a namesake would agree as much: a number that only one of them has would raise it.'
const anotherBirth = 'Another date of birth would weigh against it.'
const field = 'The same name or number in a field of its own, as that of a suspect, would raise it.'
const mistake = 'Finding out that the contradiction is a mistake of writing would make it certain who it is.'
const more = (missing: string, lead = '') =>
  `Anything more that agrees, such as ${missing}, would make it surer who it is: it has 2.0 bits, and 7 make it probable${lead}.`

const name: Item = ['name', 'EXACT', 9]
const birth: Item = ['dateOfBirth', 'EXACT', 13]

describe('what would make it surer who it is', () => {
  it('is whatever was not compared', () => {
    expect(said([name])).toEqual([more('a date of birth or an address or a phone number'), strong, anotherBirth])
    expect(said([name, birth])).toEqual([more('an address or a phone number'), strong])
    expect(said([name, birth, ['home', 'DIFFERENT', -2]])).toEqual([more('a phone number'), strong])
    expect(said([name, birth, ['UPRN', 'EXACT', 9]])).toEqual([more('a phone number'), strong])
    expect(said([name, ['PHONE', 'EXACT', 9]])).toEqual([more('a date of birth or an address'), strong, anotherBirth])
  })

  it('is nothing more of what was compared already, save what weighed nothing', () => {
    expect(said([name, birth, ['home', 'DIFFERENT', -2], ['PHONE', 'EXACT', 9]])).toEqual([strong])
    expect(said([name, birth, ['home', 'DIFFERENT', -2], ['PHONE', 'DIFFERENT', 0]])).toEqual([
      more('a phone number'),
      strong,
    ])
  })

  it('is not asked of somebody who weighs enough, or is no more than named in the text or keeper of a vehicle', () => {
    expect(said([name], { weight: 7 })).toEqual([twin, strong, anotherBirth])
    expect(said([name], { level: 'PROBABLE' })).toEqual([strong, anotherBirth])
    expect(said([name], { as: 'TEXT' })).toEqual([field, strong, anotherBirth])
    expect(said([['VRM', 'EXACT', 9]], { as: 'KEEPER' })).toEqual([strong])
  })

  it('is a contradiction that turns out to be none, of somebody with a strong number', () => {
    const items: Item[] = [['PNC', 'EXACT', 20], birth]
    expect(said(items, { flags: ['IDENTITY_CONFLICT'], level: 'PROBABLE' })).toEqual([mistake])
    expect(said(items, { level: 'PROBABLE' })).toEqual([])
    expect(said([name, birth], { flags: ['IDENTITY_CONFLICT'], level: 'PROBABLE' })).toEqual([strong])
    expect(said([['PNC', 'EXACT', 20], name], { level: 'PROBABLE' })).toEqual([])
  })

  it('is nothing that weighs more, but what tells him from his brother, or shows that a contradiction is none', () => {
    const against = ['IDENTITY_CONFLICT']
    expect(said([name, birth], { weight: 6.99, flags: against })[0]).toMatch(/^Anything more/u)
    expect(said([name, birth], { weight: 7, flags: against })).toEqual([
      'By what it weighs it would be probable, were it not for what speaks against it: finding out that this is a mistake would raise it.',
      strong,
    ])
    expect(said([name, birth], { weight: 9, as: 'TEXT' })).toEqual([field, strong])
    expect(said([name, birth], { weight: 9, level: 'PROBABLE' })).toEqual([strong])
  })

  it('is a strong number as well, where another one was not usable', () => {
    expect(said([name, birth, ['PNC', 'NOT_USED', 0]], { level: 'PROBABLE' })).toEqual([strong])
  })

  it('is what tells two apart, where the lead is all that it lacks', () => {
    const runnerUp = { orderId: 'ord_2', weight: 1 }
    const lead = { weight: 9, runnerUp: { orderId: 'ord_2', weight: 7 } }
    expect(said([name, birth], { ...lead, lacksLead: true })).toEqual([
      'Something that tells the two apart would make it probable: it is 2.0 bits ahead of the next best match, and 5 are needed.',
      strong,
    ])
    expect(said([name, birth], lead)).toEqual([twin, strong])
    expect(said([name, birth], { runnerUp })).toEqual([
      more('an address or a phone number', ' once it also leads by 5: it is 1.0 bits ahead of the next best match'),
      strong,
    ])
    expect(said([name, birth], { runnerUp: { orderId: 'ord_2', weight: 3.5 } })[0]).toContain(
      'it is 1.5 bits behind the next best match.',
    )
  })
})

describe('what would raise the finding', () => {
  const raise = 'An incident with a protected person as its victim or caller would raise it.'
  it('comes first, where who it is would allow more', () => {
    expect(said([name, birth], { level: 'PROBABLE' }, 'POSSIBLE')).toEqual([raise, strong])
    expect(said([name, birth], { level: 'PROBABLE' }, 'PROBABLE')).toEqual([strong])
  })

  it('is nothing, where the event says no more of the clause, and that is said', () => {
    const notify = makeOrder([{ kind: 'NOTIFY' }])
    const identity: Identity = { as: 'SUSPECT', key: '', level: 'PROBABLE', weight: 9, flags: [], evidence: [] }
    const held = { identity, engagement: touched('POSSIBLE', ''), condition: notify.versions[0]!.conditions[0]!, order }
    expect(wouldChange(event, held, defaultMatchSettings.model)[0]).toBe(
      'What was reported makes a breach of this clause no more than possible, whoever it was.',
    )
  })

  it('is beside what would speak against somebody who is certain', () => {
    expect(said([name, birth], { level: 'CERTAIN' }, 'PROBABLE')).toEqual([
      raise,
      'Another PNC number or CRN number than the order knows would contradict it, and it would be certain no more.',
    ])
  })

  it('is a name, where nobody is named', () => {
    const held = { identity: null, engagement: touched('POSSIBLE', ''), condition, order }
    expect(wouldChange(event, held, defaultMatchSettings.model)).toEqual([
      'A suspect who is named would say whether it is the person under the order: it would raise this, or close it.',
    ])
  })
})
