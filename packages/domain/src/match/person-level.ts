import type { EventType, Level } from '@breach-alerts/contracts'
import { isStrong } from '../identifiers/identifier.ts'
import type { PersonScore } from './compare-person.ts'
import { atMost } from './levels.ts'
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
 * weak identifier, or by weight; unless so much agrees that it is beyond doubt (`isBeyondDoubt`). The same name with another date of
 * birth is another person; so is another given name, unless what else is known of him agrees, and then it is possible at most (twins
 * and brothers share name, home and day). One name alone with a day of birth is possible at most. By weight alone another sex is possible at most as well: Daniel and Danielle.
 * Sources: contracts.md §3, matching.md §6, ADR-0013.
 */
export const personLevel = (score: PersonScore, options: LevelOptions = {}): PersonLevel | null => {
  const conflict = isConflict(score)
  const weight = weightOf(score, options)
  const found = (level: Level): PersonLevel => ({ level, conflict, weight })
  if (isAgreeing(score, isStrong)) return found(conflict ? 'PROBABLE' : 'CERTAIN')
  if (!conflict && isBeyondDoubt(score, weight, options)) return found('CERTAIN')
  if (isAgreeing(score, scheme => scheme !== 'UPRN')) return found(conflict ? 'POSSIBLE' : 'PROBABLE')
  const level = byWeight(score, weight, options)
  if (level) return found(hasMismatch(score) || isOtherSex(score) ? atMost(level, 'POSSIBLE') : level)
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
  const { name, birth } = score
  const { thresholds } = options.model ?? model
  if (name === 'DIFFERENT' || birth === 'DIFFERENT') return null
  const isHome = isAgreeing(score, scheme => scheme === 'UPRN')
  // Nothing but his home: somebody who lives there.
  if (name === 'UNKNOWN') return isHome ? 'POSSIBLE' : null
  // Half a name is somebody else's as well, unless the day of birth or the home agrees.
  const isHalf = name === 'FAMILY' || name === 'GIVEN'
  if (isHalf && !(birth === 'EXACT' || birth === 'SWAPPED')) return null
  // Only a name: it takes the protected person or her address to say more.
  const isBare =
    (birth === 'UNKNOWN' || birth === 'AGE_IN' || birth === 'AGE_OUT') && !isHome && score.home !== 'SAME_POSTCODE'
  const hasContext = (options.context ?? 'NONE') !== 'NONE'
  if (isBare && !hasContext && !score.identifiers.some(one => one.agreement === 'MISREAD')) return null
  const least = options.isAtRisk || hasContext ? thresholds.possibleAtRisk : thresholds.possible
  // The whole of his name and the day of birth are never passed over, however many share the name.
  const isFull = (name === 'EXACT' || name === 'SINGLE') && birth === 'EXACT'
  if (weight < least && !isFull) return null
  // A bare name of hers, or a place that may be hers, makes nobody probable, and takes it from nobody who is so without it.
  const isLifted = options.context !== 'STRONG' && rounded(plainPriorOf(options) + score.bits) < thresholds.probable
  const isVague = name === 'PARTIAL' || name === 'NEAR' || name === 'INITIAL' || birth === 'NEAR' || birth === 'AGE_OUT'
  // Known by one name: it takes the day, and his home or her beside him, which are more than a name.
  const isPlaced = isHome || score.home === 'SAME_POSTCODE' || options.context === 'STRONG'
  const isThin = name === 'SINGLE' && !(birth === 'EXACT' && isPlaced)
  const mayBeProbable = !isHalf && !isVague && !isThin && !isLifted
  return weight >= thresholds.probable && mayBeProbable ? 'PROBABLE' : 'POSSIBLE'
}
