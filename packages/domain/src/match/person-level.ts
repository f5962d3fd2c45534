import type { Level } from '@breach-alerts/contracts'
import { isStrong } from '../identifiers/identifier.ts'
import type { PersonComparison } from './compare-person.ts'
import { atMost } from './levels.ts'
import { model } from './model.ts'
import type { Model } from './model/type.ts'

/** What else in the event ties it to this order: its protected person or her address. */
export type PairContext = 'STRONG' | 'WEAK' | 'NONE'

/** `weight` has the prior of the context in it. */
export type PersonLevel = { level: Level; conflict: boolean; weight: number }

export type LevelOptions = { context?: PairContext; isAtRisk?: boolean; model?: Model }

const priorOf = (used: Model, context: PairContext) =>
  context === 'STRONG' ? used.priors.strong : context === 'WEAK' ? used.priors.weak : used.priors.none

export const weightOf = (
  comparison: PersonComparison,
  { context = 'NONE', model: used = model }: LevelOptions = {},
): number => priorOf(used, context) + comparison.bits

/**
 * How sure it is that two descriptions are of one person; null: not the same, or not enough to say.
 *
 * A strong identifier without contradiction is certain, with one probable and a conflict. Without one it is probable at most: by a
 * weak identifier, or by weight. The same name with another date of birth is another person; so is another given name, unless
 * what else is known of him agrees, and then it is possible at most (twins and brothers share name, home and day).
 * Sources: contracts.md §3, matching.md §6.
 */
export const personLevel = (comparison: PersonComparison, options: LevelOptions = {}): PersonLevel | null => {
  const { agreeing, differing, name, birth } = comparison
  const isOtherName = name === 'DIFFERENT' || name === 'FAMILY'
  const conflict = differing.length > 0 || isOtherName || birth === 'DIFFERENT'
  const weight = weightOf(comparison, options)
  const found = (level: Level): PersonLevel => ({ level, conflict, weight })
  if (agreeing.some(isStrong)) return found(conflict ? 'PROBABLE' : 'CERTAIN')
  if (agreeing.some(scheme => scheme !== 'UPRN')) return found(conflict ? 'POSSIBLE' : 'PROBABLE')
  const level = byWeight(comparison, weight, options)
  return level && found(differing.length > 0 ? atMost(level, 'POSSIBLE') : level)
}

const byWeight = (comparison: PersonComparison, weight: number, options: LevelOptions): Level | null => {
  const { name, birth, agreeing } = comparison
  const { thresholds } = options.model ?? model
  if (name === 'DIFFERENT' || birth === 'DIFFERENT') return null
  // Nothing but his home: somebody who lives there.
  if (name === 'UNKNOWN') return agreeing.includes('UPRN') ? 'POSSIBLE' : null
  // Half a name is somebody else's as well, unless the day of birth or the home agrees.
  const isHalf = name === 'FAMILY' || name === 'GIVEN'
  if (isHalf && !(birth === 'EXACT' || birth === 'SWAPPED')) return null
  // Only a name: it takes the protected person or her address to say more.
  const isBare = birth === 'UNKNOWN' && !agreeing.includes('UPRN') && comparison.home !== 'SAME_POSTCODE'
  const hasContext = (options.context ?? 'NONE') !== 'NONE'
  if (isBare && !hasContext) return null
  const least = options.isAtRisk || hasContext ? thresholds.possibleAtRisk : thresholds.possible
  // A whole name and the day of birth are never passed over, however many share the name.
  const isFull = name === 'EXACT' && birth === 'EXACT'
  if (weight < least && !isFull) return null
  const mayBeProbable =
    !isHalf && name !== 'PARTIAL' && name !== 'NEAR' && birth !== 'NEAR' && options.context !== 'WEAK'
  return weight >= thresholds.probable && mayBeProbable ? 'PROBABLE' : 'POSSIBLE'
}
