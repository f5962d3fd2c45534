import { frequencyBits, identifierBits, model, modelFor } from '../../src/match/model.ts'
import type { NameLevel } from '../../src/names/compare.ts'
import { comparePerson } from '../../src/match/compare-person.ts'
import { personLevel } from '../../src/match/person-level.ts'

const person = (full: string) => ({ names: [{ full }], dateOfBirth: '1985-05-17', identifiers: [], addresses: [] })

describe('the model for a number of orders', () => {
  it.each([
    [0, -21.8, 'fs-2026-11-4'],
    [30_000, -21.8, 'fs-2026-11-4'],
    [300_000, -25.64, 'fs-2026-11-4+n19'],
    [1_000_000, -26.64, 'fs-2026-11-4+n20'],
  ])('of %d has the prior %d and says so in its version', (orders, prior, version) => {
    const made = modelFor(model, orders)
    expect([made.priors.none, made.version]).toEqual([prior, version])
  })

  it.each([
    ['Rowan Ashdown', 1_000, 'PROBABLE'],
    ['David Smith', 1_000, 'POSSIBLE'],
    ['David Smith', 1_000_000, 'POSSIBLE'],
    ['Paul Walker', 1_000_000, 'POSSIBLE'],
  ])('name and birth date of %s among %d orders: %s', (name, orders, level) => {
    const used = modelFor(model, orders)
    expect(personLevel(comparePerson(person(name), person(name), used), { model: used })?.level).toBe(level)
  })

  it('gives more for further given names that agree, bounded, and nothing for names that do not depend on commonness', () => {
    const bits = (level: NameLevel, rarity: number, isFull = false) => frequencyBits(model, { level, rarity, isFull })
    const { most, least, further, meanBits, damping } = model.frequency
    expect([bits('EXACT', 99), bits('EXACT', 99, true), bits('EXACT', 0)]).toEqual([most, most + further, least])
    for (const level of ['EXACT', 'SHORT', 'SPELLED'] as const) expect(bits(level, meanBits - 1)).toBe(-1)
    for (const level of ['VARIANT', 'SUBSET', 'CLOSE', 'NEAR', 'INITIAL'] as const)
      expect(bits(level, meanBits - 1)).toBeCloseTo(-damping)
    for (const level of ['SINGLE', 'PARTIAL'] as const) expect(bits(level, meanBits / 2 - 1)).toBe(-1)
    expect([bits('FAMILY', 99), bits('GIVEN', 0), bits('DIFFERENT', 0), bits('UNKNOWN', 0)]).toEqual([0, 0, 0, 0])
  })

  it.each([
    ['Peter John Garside', 'Peter John Garside', 'Peter Garside'],
    ['Peter Garside', 'Peter Garside', 'Peter John Garside'],
    ['Piotr Nowak', 'Piotr Nowak', 'Piotr Novak'],
    ['Peter Garside', 'Peter John Garside', 'John Garside'],
    ['Peter Garside', 'Peter Garside', 'P Garside'],
    ['P Garside', 'Peter Garside', 'Peter Okonkwo'],
  ])('%s and %s weigh more than the first and %s', (name, better, worse) => {
    const weight = (other: string) => comparePerson(person(name), person(other)).bits
    expect(weight(better)).toBeGreaterThan(weight(worse))
  })

  it('has one weight for every number of another register, and none for a scheme that it does not know', () => {
    const { identifiers } = model
    expect(['PNC', 'OTHER:YOI', 'OTHER:', 'LIBRARY'].map(scheme => identifierBits(model, scheme))).toEqual([
      identifiers.PNC,
      identifiers.OTHER,
      identifiers.OTHER,
      0,
    ])
  })

  it('of as many orders again is the same model', () => {
    const made = modelFor(model, 1e6)
    expect(modelFor(made, 1e6)).toBe(made)
  })

  it('leaves the locked model as it is', () => {
    modelFor(model, 1e6)
    expect(model.priors.none).toBe(-21.8)
  })
})
