import type { FoldedName } from './fold.ts'
import { nameOf, shareOf } from './name.ts'
import type { Name, Part } from './name.ts'
import { agreement, compareTokens } from './tokens.ts'

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

/** How two names agree. `rarity`: bits by which what they share tells people apart, by the commoner form of each token. */
export type NameAgreement = { readonly level: NameLevel; readonly rarity: number }

const { SAME, VARIANT, CLOSE, NEAR, INITIAL, NO } = agreement
const plain = (level: NameLevel): NameAgreement => ({ level, rarity: 0 })
const [unknown, different, partial] = [plain('UNKNOWN'), plain('DIFFERENT'), plain('PARTIAL')]

/** Compares two folded names. Symmetric. */
export const compareFolded = (a: FoldedName, b: FoldedName): NameLevel => compareNames(nameOf(a), nameOf(b)).level

/** Compares two names. Symmetric. */
export const compareNames = (a: Name, b: Name): NameAgreement => {
  if (a.all.length === 0 || b.all.length === 0) return unknown
  if (a.all.length === 1 || b.all.length === 1) return compareSingle(a, b)
  if (areSame(a, b)) return { level: 'EXACT', rarity: Math.min(a.rarity, b.rarity) }
  const best = byRoles(a, b)
  if (best.level === 'VARIANT' || !isSubset(a, b)) return best
  return { level: 'SUBSET', rarity: sharedRarity(a, b) }
}

/** Given and family name may have changed places; which of the two is the family name is not known then: either may be. */
const byRoles = (a: Name, b: Name): NameAgreement => {
  const straight = byParts(
    compareParts(a.family, b.family),
    tell(a.family, b.family),
    compareParts(a.given, b.given),
    tell(a.given, b.given),
  )
  if (isWhole(straight)) return straight
  const [one, other] = [compareParts(a.family, b.given), compareParts(a.given, b.family)]
  const first = byParts(one, false, other, false)
  if (isWhole(first)) return first
  const second = byParts(other, false, one, false)
  return isWhole(second) ? second : straight
}

const isWhole = ({ level }: NameAgreement) =>
  level === 'SUBSET' || level === 'VARIANT' || level === 'CLOSE' || level === 'NEAR'

/** Do all tokens of the shorter one stand in the longer, one of them telling? */
const isSubset = (a: Name, b: Name): boolean => {
  const [shorter, longer] = a.all.length <= b.all.length ? [a, b] : [b, a]
  // Most pairs end here: a letter that the longer lacks.
  if ((shorter.letters & ~longer.letters) !== 0) return false
  let at = 0
  for (const token of longer.all) if (token.text === shorter.all[at]?.text) at++
  return at === shorter.all.length && shorter.all.some(token => token.isTelling)
}

/** Rarity of the tokens that both have: of the shorter name, when all of it stands in the longer. */
const sharedRarity = (a: Name, b: Name): number =>
  a.all.length === b.all.length ? Math.min(a.rarity, b.rarity) : a.all.length < b.all.length ? a.rarity : b.rarity

/** One token alone: does it stand in the other name, as it is or as a form of it? */
const compareSingle = (a: Name, b: Name): NameAgreement => {
  for (const one of a.all)
    for (const other of b.all) {
      const level = compareTokens(one, other)
      if (level === SAME || level === VARIANT || level === INITIAL) return partial
    }
  return different
}

const areSame = (a: Name, b: Name): boolean => {
  if (a.letters !== b.letters) return false
  if (a.all.length !== b.all.length) return a.joined === b.joined && a.joined.length > 6
  for (let at = 0; at < a.all.length; at++) if (a.all[at]!.text !== b.all[at]!.text) return false
  return true
}

/** Have both parts tokens that tell people apart? Then only those count. */
const tell = (a: Part, b: Part): boolean => a.telling.length > 0 && b.telling.length > 0

/** A part's agreement in one number, without making an object by the million: level × 1024 + rarity in bits. */
const packing = 1024

/** Agreement of two parts by their best tokens. */
const compareParts = (a: Part, b: Part): number => {
  const tells = tell(a, b)
  const mine = tells ? a.telling : a.tokens
  const others = tells ? b.telling : b.tokens
  let level: number = NO
  let rarity = 0
  for (let i = 0; i < mine.length; i++)
    for (let j = 0; j < others.length; j++) {
      const found = compareTokens(mine[i]!, others[j]!)
      if (found > level || found === NO) continue
      // Of a common form and a rare one the common one counts: it is what the agreement rests on.
      const bits = -Math.max(shareOf(mine[i]!, a.isFamily), shareOf(others[j]!, b.isFamily))
      rarity = found < level ? bits : Math.max(rarity, bits)
      level = found
    }
  return level * packing + rarity
}

const byParts = (family: number, familyTells: boolean, given: number, givenTells: boolean): NameAgreement => {
  const familyLevel = Math.trunc(family / packing)
  const givenLevel = Math.trunc(given / packing)
  const least = Math.max(familyLevel, givenLevel)
  if (least === NO && Math.min(familyLevel, givenLevel) > CLOSE) return different
  const rarity = (family % packing) + (given % packing)
  if (least <= SAME) return { level: 'SUBSET', rarity }
  if (least <= VARIANT) return { level: 'VARIANT', rarity }
  if (least <= CLOSE) return { level: 'CLOSE', rarity }
  if (least <= NEAR) return { level: 'NEAR', rarity }
  if (givenLevel === INITIAL && familyLevel <= CLOSE) return { level: 'NEAR', rarity }
  // Half a name that half a city shares is no half.
  if (familyLevel <= CLOSE) return familyTells ? { level: 'FAMILY', rarity } : different
  return givenLevel <= CLOSE && givenTells ? { level: 'GIVEN', rarity } : different
}
