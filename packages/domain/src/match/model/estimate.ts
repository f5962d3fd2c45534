import { birthLevels } from '../../names/birth.ts'
import type { BirthLevel } from '../../names/birth.ts'
import { nameLevels } from '../../names/compare.ts'
import type { NameLevel } from '../../names/compare.ts'
import { homeLevels, sexLevels } from './type.ts'
import type { HomeLevel, Model, SexLevel } from './type.ts'

/** How one pair of descriptions compares. `knownBits` is what identifiers say; their weights are not estimated. */
export type Pattern = { name: NameLevel; birth: BirthLevel; home: HomeLevel; sex: SexLevel; knownBits: number }

export type EstimateInput = {
  /** Pairs that a lookup key brought together. */
  candidates: Iterable<Pattern>
  /** Pairs taken at random: almost none is one person, so that they show what agrees by chance. */
  random: Iterable<Pattern>
  /** Pairs that there are in all: people of the events times orders. */
  pairs: number
  base: Model
  /** Of the new model; a version is never used twice. */
  version: string
  rounds?: number
}

export type Estimate = { model: Model; rounds: number; /** Candidates expected to be one person. */ matches: number }

const fields = { name: nameLevels, birth: birthLevels, home: homeLevels, sex: sexLevels } as const
type Field = keyof typeof fields
const fieldNames = Object.keys(fields) as Field[]
type Shares = Record<Field, Record<string, number>>
type Counted = { pattern: Pattern; count: number }

/**
 * Estimates the weights of a model from unlabelled pairs by expectation and maximisation (Fellegi-Sunter, Winkler 1988): chance
 * agreement (u) from random pairs, agreement of one person with himself (m) and the share of such pairs from the candidates. Comparisons
 * are taken as independent, as in scoring. Offline only: it returns a new model and changes nothing.
 */
export const estimateModel = ({ candidates, random, pairs, base, version, rounds = 30 }: EstimateInput): Estimate => {
  const [seen, chance] = [countPatterns(candidates), countPatterns(random)]
  const u = sharesOf(chance, () => 1, 0.5)
  let m = sharesFrom(base, u)
  let share = 0.05
  let [round, matches] = [0, 0]
  for (; round < rounds; round++) {
    const chances = seen.map(({ pattern }) => posterior(pattern, m, u, share))
    matches = seen.reduce((sum, { count }, i) => sum + count * chances[i]!, 0)
    const total = seen.reduce((sum, { count }) => sum + count, 0)
    const next = total === 0 ? share : Math.min(0.999, Math.max(1e-9, matches / total))
    m = sharesOf(seen, i => chances[i]!, 0.5)
    const isStill = Math.abs(next - share) < 1e-7
    share = next
    if (isStill) break
  }
  const weights = weightsOf(base, m, u, levelsIn([...seen, ...chance]))
  return { model: toModel(base, version, weights, matches / Math.max(1, pairs)), rounds: round, matches }
}

const countPatterns = (patterns: Iterable<Pattern>): Counted[] => {
  const counted = new Map<string, Counted>()
  for (const pattern of patterns) {
    const key = `${pattern.name}|${pattern.birth}|${pattern.home}|${pattern.sex}|${pattern.knownBits}`
    const held = counted.get(key)
    if (held) held.count++
    else counted.set(key, { pattern, count: 1 })
  }
  return [...counted.values()]
}

/** Share of each level among what is known, weighted; `smoothing` keeps a level that was not seen above nothing. */
const sharesOf = (counted: readonly Counted[], weightOf: (index: number) => number, smoothing: number): Shares => {
  const shares: Shares = { name: {}, birth: {}, home: {}, sex: {} }
  for (const field of fieldNames) {
    const levels = fields[field].filter(level => level !== 'UNKNOWN')
    const sums = Object.fromEntries(levels.map(level => [level, smoothing]))
    counted.forEach(({ pattern, count }, i) => {
      const level = pattern[field]
      if (level !== 'UNKNOWN') sums[level] = (sums[level] ?? smoothing) + count * weightOf(i)
    })
    const total = Object.values(sums).reduce((sum, one) => sum + one, 0)
    shares[field] = Object.fromEntries(levels.map(level => [level, sums[level]! / total]))
  }
  return shares
}

const baseWeights = (base: Model): Record<Field, Readonly<Record<string, number>>> => ({
  name: base.names,
  birth: base.births,
  home: base.homes,
  sex: base.sexes,
})

/** `field level` of everything that was seen at all. */
const levelsIn = (counted: readonly Counted[]): ReadonlySet<string> =>
  new Set(counted.flatMap(({ pattern }) => fieldNames.map(field => `${field} ${pattern[field]}`)))

/** log2(m/u) by field and level. Of a level that no pair had nothing was learned: it keeps what it weighed. */
const weightsOf = (base: Model, m: Shares, u: Shares, learned: ReadonlySet<string>) => {
  const known = baseWeights(base)
  const of = (field: Field) =>
    Object.fromEntries(
      fields[field].map(level => [
        level,
        level !== 'UNKNOWN' && learned.has(`${field} ${level}`)
          ? Number(Math.log2(m[field][level]! / u[field][level]!).toFixed(2))
          : (known[field][level] ?? 0),
      ]),
    )
  return { name: of('name'), birth: of('birth'), home: of('home'), sex: of('sex') }
}

/** Where to start: the shares that the base model's weights imply. */
const sharesFrom = (base: Model, u: Shares): Shares => {
  const weights = baseWeights(base)
  const shares: Shares = { name: {}, birth: {}, home: {}, sex: {} }
  for (const field of fieldNames) {
    const raw = Object.entries(u[field]).map(
      ([level, share]) => [level, share * 2 ** (weights[field][level] ?? 0)] as const,
    )
    const total = raw.reduce((sum, [, value]) => sum + value, 0)
    shares[field] = Object.fromEntries(raw.map(([level, value]) => [level, value / total]))
  }
  return shares
}

const posterior = (pattern: Pattern, m: Shares, u: Shares, share: number): number => {
  let bits = pattern.knownBits + Math.log2(share / (1 - share))
  for (const field of fieldNames) {
    const level = pattern[field]
    if (level !== 'UNKNOWN') bits += Math.log2(m[field][level]! / u[field][level]!)
  }
  return 1 / (1 + 2 ** -bits)
}

const toModel = (
  base: Model,
  version: string,
  weights: Record<Field, Record<string, number>>,
  share: number,
): Model => ({
  ...base,
  version,
  priors: {
    ...base.priors,
    none: share > 0 ? Number(Math.max(-30, Math.log2(share / (1 - share))).toFixed(2)) : base.priors.none,
  },
  names: weights.name,
  births: weights.birth,
  homes: weights.home,
  sexes: weights.sex,
})
