import type { NameAgreement, NameLevel } from '../names/compare.ts'
import { Model } from './model/type.ts'
import locked from './model/fs-2026-11-4.json' with { type: 'json' }

/**
 * The model in use unless another is given: the newest file of `model/`, each locked by its digest in the tests.
 *
 * Names, dates of birth, postcodes and the prior of two records taken at random are the production weights of the Ministry of Justice:
 * hmpps-person-match, `model_2026_02_23_1e09.json` (MIT), as quoted in matching.md §1.2. What it has no level for is ours; README.md
 * of `model/` gives the reasons.
 */
export const model: Model = Model.parse(locked)

/** Weight of an agreement on an identifier. */
export const identifierBits = (used: Model, scheme: string): number =>
  used.identifiers[scheme.startsWith('OTHER:') ? 'OTHER' : scheme] ?? 0

type Frequency = {
  isDamped: boolean
  /** Of the names that two people share on average, so much is what agrees. */ share: number
}
const whole = { isDamped: false, share: 1 }
const damped = { isDamped: true, share: 1 }
const oneWord = { isDamped: false, share: 0.5 }

/** Levels of names whose weight depends on how common they are; damped is that of those that are not quite the same. */
const frequencies: ReadonlyMap<NameLevel, Frequency> = new Map<NameLevel, Frequency>([
  ['EXACT', whole],
  ['SHORT', whole],
  ['SPELLED', whole],
  ['VARIANT', damped],
  ['SUBSET', damped],
  ['CLOSE', damped],
  ['NEAR', damped],
  ['INITIAL', damped],
  ['SINGLE', oneWord],
  ['PARTIAL', oneWord],
])

/**
 * What the commonness of a name adds to or takes from its level: a rare one tells more. Bounded, and damped where the names are not
 * the same, so that a closer agreement of the same names is never worth less.
 */
export const frequencyBits = (used: Model, { level, rarity, isFull }: NameAgreement): number => {
  const known = frequencies.get(level)
  if (known === undefined) return 0
  const { meanBits, damping, least, most, further } = used.frequency
  const correction = Math.min(isFull ? most + further : most, Math.max(least, rarity - meanBits * known.share))
  return rounded(known.isDamped ? correction * damping : correction)
}

/** What a level of agreement on names is worth. */
export const nameBits = (used: Model, agreed: NameAgreement): number =>
  used.names[agreed.level] + frequencyBits(used, agreed)

/** Bits are shown, and added up, with two decimals. */
export const rounded = (bits: number): number => Math.round(bits * 100) / 100

/** Share of the suspects of events who are under some order. Ours; measure it. */
const underOrder = 0.01

/**
 * The model for a register of so many orders: the more there are, the less a chance agreement with one of them says. The prior falls
 * with every doubling, and never rises above the base's; the version says which it is.
 */
export const modelFor = (base: Model, orders: number): Model => {
  const bits = Math.ceil(Math.log2(Math.max(1, orders)))
  const none = rounded(Math.log2(underOrder) - bits)
  return none >= base.priors.none
    ? base
    : { ...base, version: `${base.version}+n${bits}`, priors: { ...base.priors, none } }
}
