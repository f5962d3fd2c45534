import type { EventType, Level } from '@breach-alerts/contracts'
import { isStrong } from '../identifiers/identifier.ts'
import type { BirthLevel } from '../names/birth.ts'
import type { PersonScore } from './compare-person.ts'
import { model, rounded } from './model.ts'
import type { Model } from './model/type.ts'

/** What else in the event ties it to this order: its protected person or her address, perhaps her address, or a name like hers. */
export type PairContext = 'STRONG' | 'PERHAPS' | 'WEAK' | 'NONE'

/** `weight` has the prior of the context in it. */
export type PersonLevel = { level: Level; conflict: boolean; weight: number }

export type LevelOptions = {
  context?: PairContext
  /** That it is her address, where PERHAPS it is. */
  probability?: number
  /** Kind of the event, for its prior. */
  type?: EventType
  /** Police established who he is: custody. */
  isCustody?: boolean
  isAtRisk?: boolean
  model?: Model
}

/** log2 odds before anything is compared, of records at random: by the size of the register and the kind of event. */
const plainPriorOf = ({ type, model: used = model }: LevelOptions): number =>
  rounded(used.priors.none + ((type && used.priors.types[type]) ?? 0))

/** log2 odds before anything is compared: by the context where there is one, and never less than without. */
export const priorOf = (options: LevelOptions): number => {
  const { strong, weak } = (options.model ?? model).priors
  const plain = plainPriorOf(options)
  const { context = 'NONE', probability = 1 } = options
  if (context === 'NONE') return plain
  return Math.max(plain, context === 'WEAK' ? weak : rounded(strong + Math.log2(probability)))
}

export const weightOf = (score: PersonScore, options: LevelOptions = {}): number =>
  rounded(priorOf(options) + score.bits)

/** Schemes on which a well-formed identifier agrees. */
export const agreeingSchemes = ({ identifiers }: PersonScore): string[] =>
  identifiers.filter(one => one.agreement === 'EXACT').map(one => one.scheme)

export const isAgreeing = ({ identifiers }: PersonScore, test: (scheme: string) => boolean): boolean =>
  identifiers.some(one => one.agreement === 'EXACT' && test(one.scheme))

const hasMismatch = ({ identifiers }: PersonScore) => identifiers.some(one => one.agreement === 'DIFFERENT')

/** Recorded otherwise on both sides: a slip of the pen, or his twin sister. It is no conflict, and no number that agrees yields to it. */
const isOtherSex = ({ sex }: PersonScore) => sex === 'DIFFERENT'

/** Does what is known of the two contradict itself? */
export const isConflict = (score: PersonScore): boolean =>
  hasMismatch(score) || score.name === 'DIFFERENT' || score.name === 'FAMILY' || score.birth === 'DIFFERENT'

/**
 * How sure it is that two descriptions are of one person; null: not the same, or not enough to say.
 *
 * A strong identifier without contradiction is certain, with one probable and a conflict. Without one it is probable at most: by a
 * weak identifier that nothing contradicts, or by weight; unless so much agrees that it is beyond doubt (`isBeyondDoubt`). What speaks
 * against him is in the weight: whoever weighs enough all the same (a date that was mistyped, a false name) is possible, and no more.
 * Sources: contracts.md §3, matching.md §6, ADR-0013.
 */
export const personLevel = (score: PersonScore, options: LevelOptions = {}): PersonLevel | null => {
  const conflict = isConflict(score)
  const weight = weightOf(score, options)
  const found = (level: Level): PersonLevel => ({ level, conflict, weight })
  if (isAgreeing(score, isStrong)) return found(conflict ? 'PROBABLE' : 'CERTAIN')
  if (!conflict && isBeyondDoubt(score, weight, options)) return found('CERTAIN')
  if (!conflict && isAgreeing(score, scheme => scheme !== 'UPRN')) return found('PROBABLE')
  const level = byWeight(score, weight, options)
  if (level) return found(conflict || isOtherSex(score) ? 'POSSIBLE' : level)
  // A plate that was nearly read sights a vehicle that is nearly his.
  return !conflict && score.identifiers.some(one => one.agreement === 'MISREAD') ? found('POSSIBLE') : null
}

/**
 * Weight enough, and of things that do not hang together: who he says he is (whole name and day of birth), each weak identifier, his
 * home; and that police took him into custody. Three of them, the first among them. Name and date of birth alone never, whatever they weigh.
 */
const isBeyondDoubt = (
  score: PersonScore,
  weight: number,
  { model: used = model, isCustody }: LevelOptions,
): boolean => {
  if (score.name !== 'EXACT' || score.birth !== 'EXACT' || isOtherSex(score)) return false
  if (weight < used.thresholds.certain) return false
  const others = score.identifiers.filter(one => one.agreement === 'EXACT').length
  const home = score.home === 'SAME_POSTCODE' ? 1 : 0
  return others + home + (isCustody ? 1 : 0) >= 2
}

const byWeight = (score: PersonScore, weight: number, options: LevelOptions): Level | null => {
  const { thresholds } = options.model ?? model
  const isHome = isAgreeing(score, scheme => scheme === 'UPRN')
  if (score.name === 'UNKNOWN') {
    // Nothing but his home: somebody who lives there. Of somebody of whom nothing agrees it is not known who he is.
    if (isHome && !isConflict(score)) return 'POSSIBLE'
    if (score.bits <= 0) return null
  }
  // The whole of his name and the day of birth are never passed over, however many share the name.
  const isFull = (score.name === 'EXACT' || score.name === 'SINGLE') && score.birth === 'EXACT'
  if (weight < leastFor(score, options) && !isFull) return null
  // A bare name of hers, or a place that may be hers, makes nobody probable, and takes it from nobody who is so without it.
  const isLifted = options.context !== 'STRONG' && rounded(plainPriorOf(options) + score.bits) < thresholds.probable
  const mayBeProbable = !isLifted && isTelling(score, isHome || score.home === 'SAME_POSTCODE', options)
  return weight >= thresholds.probable && mayBeProbable ? 'PROBABLE' : 'POSSIBLE'
}

/** With her beside him less is enough, unless half of his name is another, or something else speaks against him. */
const leastFor = (score: PersonScore, { isAtRisk, context = 'NONE', model: used = model }: LevelOptions): number => {
  const isBeside = context !== 'NONE' && score.name !== 'GIVEN' && !isConflict(score)
  return isAtRisk || isBeside ? used.thresholds.possibleAtRisk : used.thresholds.possible
}

const bornAlike: ReadonlySet<BirthLevel> = new Set(['EXACT', 'AGREE', 'SWAPPED'])

/**
 * Does what agrees tell him from those who are like him, so that by its weight he may be probable? A bare name is somebody else's as well;
 * twins and brothers share family name, home and day, and often the first letter or the sound of their names; somebody known by one name
 * takes his day and a place.
 */
const isTelling = (
  { name, birth, identifiers }: PersonScore,
  isAtHome: boolean,
  { context }: LevelOptions,
): boolean => {
  const isBare = birth === 'UNKNOWN' || birth === 'AGE_IN' || birth === 'AGE_OUT'
  const isPlaced = isAtHome || context === 'STRONG'
  if (isBare && !isPlaced && !identifiers.some(one => one.agreement === 'MISREAD')) return false
  if (name === 'NEAR' || name === 'INITIAL') return !(isAtHome && bornAlike.has(birth))
  if (name === 'SINGLE') return birth === 'EXACT' && isPlaced
  return name !== 'UNKNOWN' && name !== 'GIVEN' && name !== 'PARTIAL'
}
