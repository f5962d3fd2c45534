import * as fc from 'fast-check'
import { comparePerson, scorePerson } from '../../src/match/compare-person.ts'
import { isHigher } from '../../src/match/levels.ts'
import { personLevel } from '../../src/match/person-level.ts'

const given = fc.constantFrom(
  'David',
  'Dave',
  'Gary',
  'Gaz',
  'Harpreet',
  'Mohammed',
  'Md',
  'Imran',
  'Katarzyna',
  'Kasia',
  'Rowan',
  'Al',
  'J',
  'Siobhan',
)
const family = fc.constantFrom(
  'Smith',
  'Smyth',
  'Singh',
  'Kaur',
  'Khan',
  'Begum',
  'Ashdown',
  'Ashdwon',
  'Kowalski',
  'Kowalska',
  'Gary',
  'Hussain',
  'Rahman',
)
const written = fc.oneof(
  fc.record({ given: fc.array(given, { minLength: 0, maxLength: 2 }), family }),
  fc.array(fc.oneof(given, family), { minLength: 1, maxLength: 4 }).map(words => ({ full: words.join(' ') })),
)
const person = fc.record({
  names: fc.array(written, { maxLength: 2 }),
  dateOfBirth: fc.constantFrom(
    null,
    '1985',
    '1985-05',
    '1985-05-17',
    '1985-05-07',
    '1985-07-05',
    '1986-05-17',
    '1961-09-30',
  ),
  sex: fc.constantFrom('M', 'F', 'X', undefined),
  identifiers: fc.subarray([
    { scheme: 'PNC', value: '2001/0171310W' },
    { scheme: 'PNC', value: '2003/0011985X' },
    { scheme: 'PHONE', value: '07700900555' },
    { scheme: 'VRM', value: 'AB12CDE' },
    { scheme: 'VRM', value: 'A812CDE' },
    { scheme: 'UPRN', value: '1234' },
  ]),
  addresses: fc.subarray([{ postcode: 'LS1 1AA' }, { postcode: 'LS1 9ZZ' }, { postcode: 'M1 1AA' }, { uprn: '1234' }]),
  ageBand: fc.constantFrom(undefined, [20, 30], [35, 45], [60, 70]),
}) as fc.Arbitrary<Parameters<typeof comparePerson>[0]>

describe('the score of two people', () => {
  it('is the same both ways', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        expect(scorePerson(a, b, undefined, 2026).bits).toBe(scorePerson(b, a, undefined, 2026).bits)
      }),
      { numRuns: 1000 },
    )
  })

  it('never falls when a field of the one is written as in the other', () => {
    const field = fc.constantFrom('names', 'dateOfBirth', 'addresses', 'sex')
    fc.assert(
      fc.property(person, person, field, (a, b, name) => {
        const more = { ...a, [name]: b[name] }
        // Given where there was none: what replaces a home that agrees may agree less.
        fc.pre(name !== 'addresses' || (a.addresses.length === 0 && b.addresses.length > 0))
        fc.pre(name !== 'names' || b.names.length > 0)
        fc.pre(name !== 'dateOfBirth' || b.dateOfBirth !== null)
        fc.pre(name !== 'sex' || (b.sex !== undefined && b.sex !== 'X'))
        const [before, after] = [scorePerson(a, b, undefined, 2026).bits, scorePerson(more, b, undefined, 2026).bits]
        expect(after).toBeGreaterThanOrEqual(before)
      }),
      { numRuns: 1000 },
    )
  })

  it('never falls when another name, number or home is known that agrees', () => {
    const field = fc.constantFrom('names', 'identifiers', 'addresses')
    fc.assert(
      fc.property(person, person, field, (a, b, name) => {
        fc.pre(b[name].length > 0)
        const more = { ...a, [name]: [...a[name], b[name][0]] }
        expect(scorePerson(more, b).bits).toBeGreaterThanOrEqual(scorePerson(a, b).bits)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives no lower level when the sex is written as in the other', () => {
    fc.assert(
      fc.property(person, person, fc.constantFrom('M', 'F'), fc.boolean(), (a, b, sex, isCustody) => {
        const levelOf = (one: typeof a) => personLevel(scorePerson(one, { ...b, sex }), { isCustody })?.level
        const [before, after] = [levelOf(a), levelOf({ ...a, sex })]
        expect(before === undefined || (after !== undefined && !isHigher(before, after))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('is the sum of the bits of its evidence', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        const { bits, evidence } = comparePerson(a, b)
        expect(evidence.reduce((sum, one) => sum + one.bits, 0)).toBeCloseTo(bits, 6)
      }),
      { numRuns: 500 },
    )
  })

  const named = (full: string) => ({ names: [{ full }], dateOfBirth: null, identifiers: [], addresses: [] })
  const bits = (a: string, b: string) => scorePerson(named(a), named(b)).bits
  it.each([
    ['an exact name and a form of it', ['David Smith', 'David Smith'], ['Dave Smith', 'David Smith']],
    ['a rare name and a common one', ['Rowan Ashdown', 'Rowan Ashdown'], ['David Smith', 'David Smith']],
    ['a telling family name and Singh', ['Harpreet Ashdown', 'Harpreet Ashdown'], ['Harpreet Singh', 'Harpreet Singh']],
    ['Singh and Kaur', ['Harpreet Singh', 'Harpreet Singh'], ['Harpreet Singh', 'Harpreet Kaur']],
  ] as const)('weighs more for the first of %s', (_, [a, b], [c, d]) => {
    expect(bits(a, b)).toBeGreaterThan(bits(c, d))
  })
  it('does not depend on the order of the words of a pet name', () => {
    expect(bits('Gary Smith', 'Smith Gaz')).toBe(bits('Smith Gaz', 'Gary Smith'))
  })
})
