import type { PersonScore } from '../../src/match/compare-person.ts'
import { model } from '../../src/match/model.ts'
import { agreeingSchemes, isConflict, personLevel, priorOf } from '../../src/match/person-level.ts'
import type { LevelOptions } from '../../src/match/person-level.ts'

const { priors, thresholds } = model
type Identifier = PersonScore['identifiers'][number]
const identifier = (scheme: string, agreement: Identifier['agreement'] = 'EXACT'): Identifier => ({
  scheme,
  agreement,
  orderValue: 'a',
  eventValue: 'b',
  bits: 0,
})
const [phone, pnc, uprn] = ['PHONE', 'PNC', 'UPRN'].map(scheme => identifier(scheme)) as [
  Identifier,
  Identifier,
  Identifier,
]
const [otherPnc, misread] = [identifier('PNC', 'DIFFERENT'), identifier('VRM', 'MISREAD')]

/** A score whose weight is `weight` where nothing but the plain prior is added: the rules are about levels, not about bits. */
const scored = (weight: number, levels: Partial<PersonScore>): PersonScore => ({
  identifiers: [],
  name: 'EXACT',
  names: null,
  birth: 'EXACT',
  home: 'UNKNOWN',
  sex: 'UNKNOWN',
  bits: weight - priors.none,
  ...levels,
})
const level = (weight: number, levels: Partial<PersonScore>, options: LevelOptions = {}) =>
  personLevel(scored(weight, levels), options)?.level ?? null

const { certain, probable, possible, possibleAtRisk } = thresholds
const nameless = { name: 'UNKNOWN', birth: 'UNKNOWN' } as const
/** What weighs so much with her surely beside him. */
const besideHer = (weight: number) => weight + priors.none - priors.strong

describe('the prior', () => {
  it.each<[string, LevelOptions, number]>([
    ['of records at random', {}, priors.none],
    ['adds what the kind of event says', { type: 'contact.reported' }, priors.none + priors.types['contact.reported']!],
    ['is plain for other kinds', { type: 'police.encounter' }, priors.none],
    ['of a bare name of hers', { context: 'WEAK' }, priors.weak],
    ['of her, surely', { context: 'STRONG' }, priors.strong],
    ['of her address, perhaps', { context: 'PERHAPS', probability: 0.25 }, priors.strong - 2],
  ])('%s', (_, options, expected) => {
    expect(priorOf(options)).toBeCloseTo(expected, 6)
  })

  it('is never lowered by her presence', () => {
    const used = { ...model, priors: { ...priors, none: -2 } }
    expect([priorOf({ context: 'WEAK', model: used }), priorOf({ context: 'STRONG', model: used })]).toEqual([-2, -2])
  })
})

describe('what contradicts itself', () => {
  it.each<[Partial<PersonScore>, boolean]>([
    [{}, false],
    [{ name: 'DIFFERENT' }, true],
    [{ name: 'FAMILY' }, true],
    [{ name: 'GIVEN' }, false],
    [{ birth: 'DIFFERENT' }, true],
    [{ identifiers: [otherPnc] }, true],
    [{ identifiers: [phone, misread] }, false],
  ])('%j: %s', (levels, expected) => {
    expect(isConflict(scored(0, levels))).toBe(expected)
  })
})

it('only schemes that agree are named as agreeing', () => {
  expect(agreeingSchemes(scored(0, { identifiers: [phone, otherPnc, misread, uprn] }))).toEqual(['PHONE', 'UPRN'])
})

describe('levels by what agrees, whatever it weighs', () => {
  it.each<[string, Partial<PersonScore>, string | null]>([
    ['a strong identifier', { name: 'UNKNOWN', birth: 'UNKNOWN', identifiers: [pnc] }, 'CERTAIN'],
    ['a strong identifier and another name', { name: 'DIFFERENT', identifiers: [pnc] }, 'PROBABLE'],
    ['a weak identifier', { name: 'UNKNOWN', birth: 'UNKNOWN', identifiers: [phone] }, 'PROBABLE'],
    ['a weak identifier and another name', { name: 'DIFFERENT', identifiers: [phone] }, null],
    ['his home', { name: 'UNKNOWN', birth: 'UNKNOWN', identifiers: [uprn] }, 'POSSIBLE'],
    ['his home and half a name', { name: 'GIVEN', birth: 'UNKNOWN', identifiers: [uprn] }, null],
    ['his home and another date', { name: 'UNKNOWN', birth: 'DIFFERENT', identifiers: [uprn] }, null],
    ['a plate that was misread', { name: 'UNKNOWN', birth: 'UNKNOWN', identifiers: [misread] }, 'POSSIBLE'],
    ['a plate that was misread and another name', { name: 'DIFFERENT', identifiers: [misread] }, null],
    ['another number', { name: 'UNKNOWN', birth: 'UNKNOWN', identifiers: [otherPnc] }, null],
    ['nothing', { name: 'UNKNOWN', birth: 'UNKNOWN' }, null],
  ])('%s', (_, levels, expected) => {
    expect(level(-50, levels)).toBe(expected)
  })
})

describe('beyond doubt', () => {
  const home = 'SAME_POSTCODE'
  it.each<[string, Partial<PersonScore>, LevelOptions, string]>([
    ['name, date, phone and home', { identifiers: [phone], home }, {}, 'CERTAIN'],
    ['name, date and two weak identifiers', { identifiers: [phone, identifier('EMAIL')] }, {}, 'CERTAIN'],
    ['name, date and phone', { identifiers: [phone] }, {}, 'PROBABLE'],
    ['name, date and phone in custody', { identifiers: [phone] }, { isCustody: true }, 'CERTAIN'],
    ['name, date and home in custody', { home }, { isCustody: true }, 'CERTAIN'],
    ['name and date in custody', {}, { isCustody: true }, 'PROBABLE'],
    ['name, date and home', { home }, {}, 'PROBABLE'],
    ['a plate that was misread counts for nothing', { identifiers: [misread], home }, {}, 'PROBABLE'],
    ['another sex in custody', { home, sex: 'DIFFERENT' }, { isCustody: true }, 'POSSIBLE'],
    ['another sex', { identifiers: [phone], home, sex: 'DIFFERENT' }, {}, 'PROBABLE'],
    ['a shorter name', { name: 'SHORT', identifiers: [phone], home }, {}, 'PROBABLE'],
    ['a date as far as it is known', { birth: 'AGREE', identifiers: [phone], home }, {}, 'PROBABLE'],
    [
      'one name, date, phone and home in custody',
      { name: 'SINGLE', identifiers: [phone], home },
      { isCustody: true },
      'PROBABLE',
    ],
  ])('%s', (_, levels, options, expected) => {
    expect(level(certain, levels, options)).toBe(expected)
  })

  it('needs the weight', () => {
    const levels = { identifiers: [phone], home } as const
    expect([level(certain, levels), level(certain - 0.01, levels)]).toEqual(['CERTAIN', 'PROBABLE'])
  })
})

describe('levels by weight', () => {
  it.each<[string, number, Partial<PersonScore>, LevelOptions, string | null]>([
    ['from the threshold on', probable, {}, {}, 'PROBABLE'],
    ['below it', probable - 0.01, {}, {}, 'POSSIBLE'],
    ['a whole name and the day of birth are never passed over', -50, {}, {}, 'POSSIBLE'],
    ['less than that is, below the threshold', possible - 0.01, { name: 'SHORT' }, {}, null],
    ['and not at it', possible, { name: 'SHORT' }, {}, 'POSSIBLE'],
    ['nor a part of the date', possible - 0.01, { birth: 'SWAPPED' }, {}, null],
    ['an order of high risk has a lower one', possibleAtRisk, { name: 'SHORT' }, { isAtRisk: true }, 'POSSIBLE'],
    ['and it is one', possibleAtRisk - 0.01, { name: 'SHORT' }, { isAtRisk: true }, null],
    ['another number allows POSSIBLE at most', 50, { identifiers: [otherPnc] }, {}, 'POSSIBLE'],
    ['another sex does', 50, { sex: 'DIFFERENT' }, {}, 'POSSIBLE'],
    ['also at his home', 50, { sex: 'DIFFERENT', identifiers: [uprn] }, {}, 'POSSIBLE'],
    ['not where a number agrees', 50, { sex: 'DIFFERENT', identifiers: [phone] }, {}, 'PROBABLE'],
    ['nor where the sex is not known', 50, { sex: 'UNKNOWN' }, {}, 'PROBABLE'],
    ['another name leaves POSSIBLE', possible, { name: 'DIFFERENT' }, {}, 'POSSIBLE'],
    ['whatever it weighs', 50, { name: 'DIFFERENT', identifiers: [phone] }, {}, 'POSSIBLE'],
    ['from the threshold on', possible - 0.01, { name: 'DIFFERENT', identifiers: [phone] }, {}, null],
    ['another date leaves POSSIBLE', 50, { birth: 'DIFFERENT' }, {}, 'POSSIBLE'],
    ['with her beside him as well', besideHer(possible - 0.01), { birth: 'DIFFERENT' }, { context: 'STRONG' }, null],
    ['on an order of high risk too', possibleAtRisk, { birth: 'DIFFERENT' }, { isAtRisk: true }, 'POSSIBLE'],
    ['half a name with the day', 50, { name: 'FAMILY' }, {}, 'POSSIBLE'],
    ['half a name with the day, swapped', 50, { name: 'GIVEN', birth: 'SWAPPED' }, {}, 'POSSIBLE'],
    ['half a name with half a date', 50, { name: 'GIVEN', birth: 'AGREE' }, {}, 'POSSIBLE'],
    ['half a name with half a date', 50, { name: 'FAMILY', birth: 'AGREE' }, {}, 'POSSIBLE'],
    ['half a name with her beside him', besideHer(possible - 0.01), { name: 'GIVEN' }, { context: 'STRONG' }, null],
    ['a name alone', 50, { birth: 'UNKNOWN' }, {}, 'POSSIBLE'],
    ['a name alone that is common', possible - 0.01, { birth: 'UNKNOWN' }, {}, null],
    ['a name and an age', 50, { birth: 'AGE_IN' }, {}, 'POSSIBLE'],
    ['a name and an age that does not fit', 50, { birth: 'AGE_OUT' }, {}, 'POSSIBLE'],
    ['a name at his postcode', 50, { birth: 'UNKNOWN', home: 'SAME_POSTCODE' }, {}, 'PROBABLE'],
    ['a name in his postal district', 50, { birth: 'UNKNOWN', home: 'SAME_OUTCODE' }, {}, 'POSSIBLE'],
    ['a name at his home', 50, { birth: 'UNKNOWN', identifiers: [uprn] }, {}, 'PROBABLE'],
    ['a name and a plate that was misread', 50, { birth: 'UNKNOWN', identifiers: [misread] }, {}, 'PROBABLE'],
    ['a name and another number', 50, { birth: 'UNKNOWN', identifiers: [otherPnc] }, {}, 'POSSIBLE'],
    ['a name with her beside him', 50, { birth: 'UNKNOWN' }, { context: 'STRONG' }, 'PROBABLE'],
    ['a part of a name', 50, { name: 'PARTIAL' }, {}, 'POSSIBLE'],
    ['one name and the day', 50, { name: 'SINGLE' }, {}, 'POSSIBLE'],
    ['one name and the day, never passed over', -50, { name: 'SINGLE' }, {}, 'POSSIBLE'],
    ['one name, the day and the home', 50, { name: 'SINGLE', home: 'SAME_POSTCODE' }, {}, 'PROBABLE'],
    ['one name, the day and the address', 50, { name: 'SINGLE', identifiers: [uprn] }, {}, 'PROBABLE'],
    ['one name, the day, and her, surely', 50, { name: 'SINGLE' }, { context: 'STRONG' }, 'PROBABLE'],
    ['one name, the day, and a name of hers', 50, { name: 'SINGLE' }, { context: 'WEAK' }, 'POSSIBLE'],
    [
      'one name, the day swapped and the home',
      50,
      { name: 'SINGLE', birth: 'SWAPPED', home: 'SAME_POSTCODE' },
      {},
      'POSSIBLE',
    ],
    ['one name and the home', 50, { name: 'SINGLE', birth: 'UNKNOWN', home: 'SAME_POSTCODE' }, {}, 'POSSIBLE'],
    ['one name with her beside him', 50, { name: 'SINGLE', birth: 'UNKNOWN' }, { context: 'STRONG' }, 'POSSIBLE'],
    ['a part of a name and the home', 50, { name: 'PARTIAL', home: 'SAME_POSTCODE' }, {}, 'POSSIBLE'],
    ['a name that sounds alike', 50, { name: 'NEAR' }, {}, 'PROBABLE'],
    ['a name that sounds alike, at his postcode', 50, { name: 'NEAR', home: 'SAME_POSTCODE' }, {}, 'POSSIBLE'],
    ['a name that sounds alike, at his home', 50, { name: 'NEAR', identifiers: [uprn] }, {}, 'POSSIBLE'],
    [
      'a name that sounds alike and another day, at his home',
      50,
      { name: 'NEAR', birth: 'TWO_OF_THREE', home: 'SAME_POSTCODE' },
      {},
      'PROBABLE',
    ],
    ['an initial', 50, { name: 'INITIAL' }, {}, 'PROBABLE'],
    [
      'an initial, the day swapped, at his home',
      50,
      { name: 'INITIAL', birth: 'SWAPPED', home: 'SAME_POSTCODE' },
      {},
      'POSSIBLE',
    ],
    ['a year that is nearly his', 50, { birth: 'NEAR' }, {}, 'PROBABLE'],
    ['no name and nothing that agrees, with her beside him', priors.none, nameless, { context: 'STRONG' }, null],
    ['no name and something that does', priors.none + 0.01, nameless, { context: 'STRONG' }, 'POSSIBLE'],
    ['below the threshold with her beside him', besideHer(probable - 0.01), {}, { context: 'STRONG' }, 'POSSIBLE'],
    [
      'a name that sounds alike and a part of the day, at his home',
      50,
      { name: 'NEAR', birth: 'AGREE', home: 'SAME_POSTCODE' },
      {},
      'POSSIBLE',
    ],
    ['no name, and his day and home', 50, { name: 'UNKNOWN', home: 'SAME_POSTCODE' }, {}, 'POSSIBLE'],
    ['an age that does not fit', 50, { birth: 'AGE_OUT', home: 'SAME_POSTCODE' }, {}, 'PROBABLE'],
    ['a misspelled name', 50, { name: 'CLOSE' }, {}, 'PROBABLE'],
  ])('%s: %d bits, %j', (_, weight, levels, options, expected) => {
    expect(level(weight, levels, options)).toBe(expected)
  })

  it('are not lifted to PROBABLE by a bare name of hers, nor held down by it; by her, surely, they are', () => {
    const lift = priors.weak - priors.none
    const withHer = (weight: number) => level(weight, {}, { context: 'WEAK' })
    expect([withHer(probable), withHer(probable - 0.01), withHer(probable - lift)]).toEqual([
      'PROBABLE',
      'POSSIBLE',
      'POSSIBLE',
    ])
    const ofPartner = (weight: number) => level(weight, {}, { context: 'WEAK', type: 'partner.reported' })
    const more = priors.types['partner.reported']!
    expect([ofPartner(probable - more), ofPartner(probable - more - 0.01)]).toEqual(['PROBABLE', 'POSSIBLE'])
    const surely = priors.strong - priors.none
    expect(level(probable - surely, {}, { context: 'STRONG' })).toBe('PROBABLE')
    const atRisk = level(possibleAtRisk - lift, { name: 'SHORT' }, { context: 'WEAK' })
    expect(atRisk).toBe('POSSIBLE')
  })

  it('have the prior of the kind of event and of her in the weight', () => {
    expect(personLevel(scored(0, {}), { type: 'contact.reported' })?.weight).toBe(1)
    expect(personLevel(scored(0, {}), { context: 'STRONG' })?.weight).toBeCloseTo(priors.strong - priors.none, 6)
  })
})
