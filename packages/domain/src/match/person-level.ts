import type { Level } from '@breach-alerts/contracts'
import { isStrong } from '../identifiers/identifier.ts'
import type { PersonComparison } from './compare-person.ts'

/** What else in the event ties it to this order: its protected person or her address. */
export type PairContext = 'STRONG' | 'WEAK' | 'NONE'

export type PersonLevel = { level: Level; conflict: boolean }

/**
 * How sure it is that two descriptions are of one person; null: not the same, or not enough to say.
 *
 * A strong identifier without contradiction is certain, with one probable and a conflict. Weak identifiers, and name with date of
 * birth, are probable at most. The same name with another date of birth is another person. A name alone tells nothing, unless
 * the event also has the protected person or her address. Sources: contracts.md §3, matching.md §6.
 */
export const personLevel = (comparison: PersonComparison, context: PairContext): PersonLevel | null => {
  const { agreeing, differing, name, birth } = comparison
  const conflict = differing.length > 0 || name === 'DIFFERENT' || birth === 'DIFFERENT'
  if (agreeing.some(isStrong)) return { level: conflict ? 'PROBABLE' : 'CERTAIN', conflict }
  if (agreeing.some(scheme => scheme !== 'UPRN')) return { level: conflict ? 'POSSIBLE' : 'PROBABLE', conflict }
  return byName(comparison, context)
}

const byName = ({ agreeing, differing, name, birth }: PersonComparison, context: PairContext): PersonLevel | null => {
  // People who live together share a home: with another name or date of birth it is somebody else there.
  if (name === 'DIFFERENT' || birth === 'DIFFERENT') return null
  const found = (level: Level): PersonLevel => ({
    level: differing.length > 0 ? 'POSSIBLE' : level,
    conflict: differing.length > 0,
  })
  const sameHome = agreeing.includes('UPRN')
  if (name === 'EXACT' || name === 'SUBSET') {
    if (birth === 'EXACT' || sameHome) return found('PROBABLE')
    if (differing.length > 0) return null
    if (birth !== 'UNKNOWN') return found(context === 'STRONG' ? 'PROBABLE' : 'POSSIBLE')
    return context === 'NONE' ? null : found(context === 'STRONG' ? 'PROBABLE' : 'POSSIBLE')
  }
  if (differing.length > 0) return null
  if (sameHome) return found('POSSIBLE')
  return context === 'STRONG' && name === 'PARTIAL' ? found('POSSIBLE') : null
}
