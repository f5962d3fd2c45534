import { scorePerson } from './compare-person.ts'
import { isConflict, personLevel } from './person-level.ts'
import type { Comparable } from './prepared.ts'

/** Are two descriptions of one person, at least PROBABLE and without contradiction? */
export const isSamePerson = (a: Comparable, b: Comparable): boolean => {
  const level = personLevel(scorePerson(a, b))
  return level !== null && level.level !== 'POSSIBLE' && !level.conflict
}

/**
 * Are two protected people of orders on one respondent to be counted as one? Such a couple of orders speaks for it so much that
 * a whole name is enough, as long as nothing contradicts it.
 */
export const isSameProtected = (a: Comparable, b: Comparable): boolean => {
  const score = scorePerson(a, b)
  return isSamePerson(a, b) || (score.name === 'EXACT' && !isConflict(score))
}
