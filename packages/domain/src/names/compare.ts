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
export const nameLevels = [
  'EXACT',
  'VARIANT',
  'SUBSET',
  'CLOSE',
  'NEAR',
  'FAMILY',
  'GIVEN',
  'PARTIAL',
  'DIFFERENT',
  'UNKNOWN',
] as const
export type NameLevel = (typeof nameLevels)[number]

export type NameComparison = {
  level: NameLevel
  event: string
  order: string
  /** What they share, folded. */ shared: FoldedName | null
}

const text = (name: FoldedName) => [...name.given, ...name.family].join(' ')
const rank = (level: NameLevel) => nameLevels.indexOf(level)

/** The best agreement between any name of the one and any name of the other. */
export const compareNames = (event: readonly FoldedName[], order: readonly FoldedName[]): NameComparison => {
  let best: NameComparison = {
    level: 'UNKNOWN',
    event: event[0] ? text(event[0]) : '',
    order: order[0] ? text(order[0]) : '',
    shared: null,
  }
  for (const a of event)
    for (const b of order) {
      const level = compareFolded(a, b)
      if (rank(level) < rank(best.level))
        best = { level, event: text(a), order: text(b), shared: a.all.length <= b.all.length ? a : b }
    }
  return best
}

/** Compares two folded names. Symmetric. */
export const compareFolded = (a: FoldedName, b: FoldedName): NameLevel => {
  if (a.all.length === 0 || b.all.length === 0) return 'UNKNOWN'
  if (!isComparable(a) || !isComparable(b)) return compareSingle(a, b)
  if (sameTokens(a, b)) return 'EXACT'
  const straight = byParts(part(a.family, b.family), part(a.given, b.given))
  const level = rank(straight) <= rank('NEAR') ? straight : crossedOr(straight, a, b)
  return rank(level) > rank('SUBSET') && isSubset(a, b) ? 'SUBSET' : level
}

/** Given and family name may have changed places. */
const crossedOr = (straight: NameLevel, a: FoldedName, b: FoldedName): NameLevel => {
  const [one, other] = [part(a.family, b.given), part(a.given, b.family)]
  // Which of the two is the family name is not known here: either may be.
  const [first, second] = [byParts(one, other), byParts(other, one)]
  const crossed = rank(first) <= rank(second) ? first : second
  return rank(crossed) <= rank('NEAR') ? crossed : straight
}

/** Do all tokens of the shorter one stand in the longer, one of them telling? */
const isSubset = (a: FoldedName, b: FoldedName): boolean => {
  const [shorter, longer] = a.all.length <= b.all.length ? [a, b] : [b, a]
  let at = 0
  for (const token of longer.all) if (token === shorter.all[at]) at++
  return at === shorter.all.length && shorter.all.some(isTelling)
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

/** Agreement of two parts, and whether it is on tokens that tell people apart. */
type Part = { level: TokenLevel; tells: boolean }

/** How a part of one name agrees with a part of the other: by its most telling tokens. */
const part = (a: readonly string[], b: readonly string[]): Part => {
  const [telling, others] = [a.filter(isTelling), b.filter(isTelling)]
  const tells = telling.length > 0 && others.length > 0
  let best: TokenLevel = 'NO'
  for (const one of tells ? telling : a)
    for (const other of tells ? others : b) {
      const level = compareTokens(one, other)
      if (strength(level) < strength(best)) best = level
    }
  return { level: best, tells }
}

const isTelling = (token: string) => !lowInformation.has(token)

const byParts = (family: Part, given: Part): NameLevel => {
  const [familyRank, givenRank] = [strength(family.level), strength(given.level)]
  const least = Math.max(familyRank, givenRank)
  if (least <= strength('SAME')) return 'SUBSET'
  if (least <= strength('VARIANT')) return 'VARIANT'
  if (least <= strength('CLOSE')) return 'CLOSE'
  if (least <= strength('NEAR')) return 'NEAR'
  if (given.level === 'INITIAL' && familyRank <= strength('CLOSE')) return 'NEAR'
  // Half a name that half a city shares is no half.
  if (familyRank <= strength('CLOSE')) return family.tells ? 'FAMILY' : 'DIFFERENT'
  return givenRank <= strength('CLOSE') && given.tells ? 'GIVEN' : 'DIFFERENT'
}
