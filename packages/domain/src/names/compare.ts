import { isComparable } from './fold.ts'
import type { FoldedName } from './fold.ts'
import { compareTokens, lowInformation, tokenLevels } from './tokens.ts'
import type { TokenLevel } from './tokens.ts'

/**
 * How far two names agree, best first.
 *
 * EXACT: the same tokens in any order, joined or split. VARIANT: same family name, and a form of the same given name. SUBSET: the
 * shorter one's tokens, two or more, all stand in the longer. CLOSE, NEAR: both parts by spelling or sound. FAMILY, GIVEN: one part
 * agrees and the other does not. PARTIAL: a single token that stands in the other. Roles are honoured, and a name given the wrong
 * way round is the same name.
 */
export const nameLevels = ['EXACT', 'VARIANT', 'SUBSET', 'CLOSE', 'NEAR', 'FAMILY', 'GIVEN', 'PARTIAL', 'DIFFERENT', 'UNKNOWN'] as const
export type NameLevel = (typeof nameLevels)[number]

export type NameComparison = { level: NameLevel; event: string; order: string; /** What they share, folded. */ shared: FoldedName | null }

const text = (name: FoldedName) => [...name.given, ...name.family].join(' ')
const rank = (level: NameLevel) => nameLevels.indexOf(level)

/** The best agreement between any name of the one and any name of the other. */
export const compareNames = (event: readonly FoldedName[], order: readonly FoldedName[]): NameComparison => {
  let best: NameComparison = { level: 'UNKNOWN', event: event[0] ? text(event[0]) : '', order: order[0] ? text(order[0]) : '', shared: null }
  for (const a of event)
    for (const b of order) {
      const level = compareFolded(a, b)
      if (rank(level) < rank(best.level)) best = { level, event: text(a), order: text(b), shared: a.all.length <= b.all.length ? a : b }
    }
  return best
}

/** Compares two folded names. Symmetric. */
export const compareFolded = (a: FoldedName, b: FoldedName): NameLevel => {
  if (a.all.length === 0 || b.all.length === 0) return 'UNKNOWN'
  if (!isComparable(a) || !isComparable(b)) return compareSingle(a, b)
  if (sameTokens(a, b)) return 'EXACT'
  const [shorter, longer] = a.all.length <= b.all.length ? [a, b] : [b, a]
  const straight = byParts(part(a.family, b.family), part(a.given, b.given))
  const crossed = byParts(part(a.family, b.given), part(a.given, b.family))
  const isSubset = shorter.all.every(token => longer.all.includes(token)) && shorter.all.some(token => !lowInformation.has(token))
  const level = rank(straight) <= rank(crossed) || rank(crossed) > rank('NEAR') ? straight : crossed
  return isSubset && rank(level) > rank('SUBSET') ? 'SUBSET' : level
}

/** One token alone: does it stand in the other name, as it is or as a form of it? */
const compareSingle = (a: FoldedName, b: FoldedName): NameLevel => {
  const levels = a.all.flatMap(one => b.all.map(other => compareTokens(one, other)))
  return levels.some(level => level === 'SAME' || level === 'VARIANT' || level === 'INITIAL') ? 'PARTIAL' : 'DIFFERENT'
}

const sameTokens = (a: FoldedName, b: FoldedName) => {
  if (a.all.length === b.all.length) return a.all.every((token, i) => token === b.all[i])
  const [joinedA, joinedB] = [[...a.given, ...a.family].join(''), [...b.given, ...b.family].join('')]
  return joinedA === joinedB && joinedA.length > 6
}

const strength = (level: TokenLevel) => tokenLevels.indexOf(level)

/** How a part of one name agrees with a part of the other: by its most telling tokens. */
const part = (a: readonly string[], b: readonly string[]): TokenLevel => {
  const [telling, others] = [a.filter(isTelling), b.filter(isTelling)]
  const useTelling = telling.length > 0 && others.length > 0
  let best: TokenLevel = 'NO'
  for (const one of useTelling ? telling : a)
    for (const other of useTelling ? others : b) {
      const level = compareTokens(one, other)
      if (strength(level) < strength(best)) best = level
    }
  return best
}

const isTelling = (token: string) => !lowInformation.has(token)

const byParts = (family: TokenLevel, given: TokenLevel): NameLevel => {
  const least = Math.max(strength(family), strength(given))
  if (least <= strength('SAME')) return 'SUBSET'
  if (least <= strength('VARIANT')) return 'VARIANT'
  if (least <= strength('CLOSE')) return 'CLOSE'
  if (least <= strength('NEAR')) return 'NEAR'
  if (given === 'INITIAL' && strength(family) <= strength('CLOSE')) return 'NEAR'
  if (strength(family) <= strength('CLOSE')) return 'FAMILY'
  return strength(given) <= strength('CLOSE') ? 'GIVEN' : 'DIFFERENT'
}
