import { estimateModel } from '../../src/match/model/estimate.ts'
import type { Pattern } from '../../src/match/model/estimate.ts'
import { model } from '../../src/match/model.ts'
import { Model } from '../../src/match/model/type.ts'

/** Patterns with a known truth: one person agrees mostly, two people seldom. */
const draw = (seed: number) => {
  let state = seed
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296
}
const pick = <T>(next: () => number, table: readonly (readonly [T, number])[]): T => {
  let rest = next()
  for (const [value, share] of table) if ((rest -= share) < 0) return value
  return table[0]![0]
}
const same = (next: () => number): Pattern => ({
  name: pick(next, [
    ['EXACT', 0.8],
    ['VARIANT', 0.1],
    ['CLOSE', 0.06],
    ['DIFFERENT', 0.04],
  ] as const),
  birth: pick(next, [
    ['EXACT', 0.95],
    ['ONE_DIGIT', 0.04],
    ['DIFFERENT', 0.01],
  ] as const),
  home: pick(next, [
    ['SAME_POSTCODE', 0.7],
    ['DIFFERENT', 0.3],
  ] as const),
  sex: 'SAME',
  knownBits: 0,
})
const other = (next: () => number): Pattern => ({
  name: pick(next, [
    ['EXACT', 0.002],
    ['CLOSE', 0.01],
    ['FAMILY', 0.05],
    ['DIFFERENT', 0.938],
  ] as const),
  birth: pick(next, [
    ['EXACT', 0.001],
    ['ONE_DIGIT', 0.01],
    ['NEAR', 0.1],
    ['DIFFERENT', 0.889],
  ] as const),
  home: pick(next, [
    ['SAME_POSTCODE', 0.001],
    ['SAME_OUTCODE', 0.02],
    ['DIFFERENT', 0.979],
  ] as const),
  sex: pick(next, [
    ['SAME', 0.5],
    ['DIFFERENT', 0.5],
  ] as const),
  knownBits: 0,
})

describe('estimating the weights', () => {
  const next = draw(5)
  const random = Array.from({ length: 20_000 }, () => other(next))
  const candidates = [
    ...Array.from({ length: 1_000 }, () => same(next)),
    ...Array.from({ length: 9_000 }, () => other(next)),
  ]
  const estimate = estimateModel({ candidates, random, pairs: 1e8, base: model, version: 'test-1' })

  it('finds how many of the candidates are one person', () => {
    expect(estimate.matches / 1_000).toBeCloseTo(1, 1)
  })

  it.each([
    ['names', 'EXACT', Math.log2(0.8 / 0.002)],
    ['births', 'EXACT', Math.log2(0.95 / 0.001)],
    ['homes', 'SAME_POSTCODE', Math.log2(0.7 / 0.001)],
    ['names', 'DIFFERENT', Math.log2(0.04 / 0.938)],
  ] as const)('comes within a bit of the truth: %s %s', (field, level, expected) => {
    const weights: Readonly<Record<string, number>> = estimate.model[field]
    expect(Math.abs((weights[level] ?? 0) - expected)).toBeLessThan(1)
  })

  it('gives a new version and leaves the base as it was', () => {
    expect(estimate.model.version).toBe('test-1')
    expect(model.version).toBe('fs-2026-11-4')
    expect(estimate.model.priors.none).toBeCloseTo(Math.log2(1e3 / 1e8), 0)
  })

  it('gives a model that can be written and read again, where levels that no pair had keep their weight', () => {
    const again = Model.parse(JSON.parse(JSON.stringify(estimate.model)))
    expect(again).toEqual(estimate.model)
    expect([again.births.AGE_IN, again.names.SUBSET]).toEqual([model.births.AGE_IN, model.names.SUBSET])
  })

  it('is the same in whatever order the pairs come', () => {
    const again = estimateModel({
      candidates: candidates.toReversed(),
      random: random.toReversed(),
      pairs: 1e8,
      base: model,
      version: 'test-1',
    })
    expect(again.model.names.EXACT).toBeCloseTo(estimate.model.names.EXACT, 6)
  })

  it('ends when nothing changes any more, and after the rounds that it is given', () => {
    const [pairs, base, version] = [1e8, model, 'test-1']
    expect(estimate.rounds).toBeLessThan(30)
    expect(estimateModel({ candidates, random, pairs, base, version, rounds: 2 }).rounds).toBe(2)
  })

  it('starts from even odds where half of all pairs are one person', () => {
    const half = estimateModel({ candidates, random, pairs: 2_000, base: model, version: 'test-1' })
    expect(half.model.priors.none).toBeCloseTo(0, 1)
  })

  it('learns nothing from what is not known', () => {
    const unknown = random.map((pattern, at): Pattern => (at % 2 === 0 ? { ...pattern, birth: 'UNKNOWN' } : pattern))
    const noSex = (pattern: Pattern): Pattern => ({ ...pattern, sex: 'UNKNOWN' })
    const [pairs, base, version] = [1e8, model, 'test-1']
    const less = estimateModel({ candidates: candidates.map(noSex), random: unknown.map(noSex), pairs, base, version })
    expect(less.model.births.EXACT).toBeCloseTo(estimate.model.births.EXACT, 0)
    expect(less.model.births.UNKNOWN).toBe(0)
    expect(less.model.sexes).toEqual(model.sexes)
  })

  it('keeps what it started from, at once, where there is nothing to learn from', () => {
    const none = estimateModel({ candidates: [], random: [], pairs: 0, base: model, version: 'test-2' })
    expect(none.model).toEqual({ ...model, version: 'test-2' })
    expect(none.rounds).toBe(0)
  })

  const silent: Pattern = { name: 'UNKNOWN', birth: 'UNKNOWN', home: 'UNKNOWN', sex: 'UNKNOWN', knownBits: 0 }
  const many = (count: number, pattern: Pattern) => Array.from({ length: count }, () => pattern)

  it('takes one candidate in twenty for one person as long as nothing is known of them', () => {
    const unknown = many(100, silent)
    const input = { candidates: unknown, random: [], pairs: 1_000, base: model, version: 'test-3' }
    expect(estimateModel(input).matches).toBeCloseTo(5, 6)
  })

  it('counts half a pair for each level that can be known, so that one pair is no proof', () => {
    const sameSex: Pattern = { ...silent, sex: 'SAME' }
    const { model: learned } = estimateModel({
      candidates: [{ ...sameSex, knownBits: 60 }],
      random: [...many(5, sameSex), ...many(5, { ...silent, sex: 'DIFFERENT' })],
      pairs: 10,
      base: model,
      version: 'test-4',
    })
    // One and a half of two pairs of one person, five and a half of eleven at random.
    expect(learned.sexes.SAME).toBe(Number(Math.log2(0.75 / 0.5).toFixed(2)))
  })
})
