import { compareByRoles } from './compare-parts.ts'
import type { FoldedName } from './fold.ts'
import { inRow, nameOf, tells } from './name.ts'
import type { Name, Row } from './name.ts'
import { agreement, compareTokens } from './compare-tokens.ts'
import { spellingForm } from './spelling.ts'
import { tellsAlone } from './tokens.ts'
import type { Token } from './tokens.ts'

/**
 * How far two names agree, best first.
 *
 * EXACT: the same tokens in any order, joined or split. SHORT: the name somebody is called by, with further given names on one side
 * only. SPELLED: either of these, written otherwise, or with another particle (El, Al). VARIANT: forms of one name, or a given name that is
 * the beginning of the other. SUBSET: the family name and a given name, but one by which not both are called, or beside others that differ.
 * CLOSE, NEAR: both parts by spelling or sound. INITIAL: the family name and a first letter. FAMILY, GIVEN: one part agrees and the other
 * does not. SINGLE: one name is all that either is called, the same or spelled otherwise, and it tells people apart. PARTIAL: one name alone
 * that stands in the other, or a form or the first letter of it. Roles are honoured, and a name given the wrong way round is the same name.
 */
export const nameLevels = [
  'EXACT',
  'SHORT',
  'SPELLED',
  'VARIANT',
  'SUBSET',
  'CLOSE',
  'NEAR',
  'INITIAL',
  'FAMILY',
  'GIVEN',
  'SINGLE',
  'PARTIAL',
  'DIFFERENT',
  'UNKNOWN',
] as const
export type NameLevel = (typeof nameLevels)[number]

/** How two names agree. */
export type NameAgreement = {
  readonly level: NameLevel
  /** Bits by which what they share tells people apart, by the commoner form of each token. */
  readonly rarity: number
  /** Do further given names agree as well? */
  readonly isFull: boolean
}

const plain = (level: NameLevel): NameAgreement => ({ level, rarity: 0, isFull: false })
const [unknown, different] = [plain('UNKNOWN'), plain('DIFFERENT')]

/** Compares two folded names. Symmetric. */
export const compareFolded = (a: FoldedName, b: FoldedName): NameLevel => compareNames(nameOf(a), nameOf(b)).level

/**
 * Compares two names. Symmetric.
 *
 * @param x,y their rows, where they are at hand: of most pairs nothing else is read
 */
export const compareNames = (a: Name, b: Name, x: Row = a.row, y: Row = b.row): NameAgreement => {
  const [SIZE, LETTERS] = [inRow.SIZE, inRow.LETTERS]
  if (x[SIZE] === 0 || y[SIZE] === 0) return unknown
  if (x[SIZE] === 1 || y[SIZE] === 1) return compareSingle(a, b)
  if (x[LETTERS] === y[LETTERS] && areSame(a, b))
    return { level: 'EXACT', rarity: Math.min(a.rarity, b.rarity), isFull: haveFurther(x, y) }
  // Most pairs of different length end here: a letter that the longer lacks.
  const isMyShorter = x[SIZE]! <= y[SIZE]!
  if (((isMyShorter ? x : y)[LETTERS]! & ~(isMyShorter ? y : x)[LETTERS]!) === 0) {
    const [shorter, longer] = isMyShorter ? [a, b] : [b, a]
    if (isSubset(shorter, longer))
      return { level: isCalled(shorter, longer) ? 'SHORT' : 'SUBSET', rarity: shorter.rarity, isFull: false }
  }
  const found = compareByRoles(a, x, b, y)
  if (found.level === 'FAMILY' && areSpelledAsOne(a, b)) return { ...found, level: 'SPELLED' }
  if (found.level !== 'SPELLED') return found
  const lack = x[inRow.COUNT]! - y[inRow.COUNT]!
  return (lack > 0 || isSpelledSubset(a, b)) && (lack < 0 || isSpelledSubset(b, a))
    ? { ...found, isFull: lack === 0 && haveFurther(x, y) }
    : { ...found, level: 'SUBSET' }
}

/** Have both more given names than the one somebody is called by? */
const haveFurther = (x: Row, y: Row): boolean => x[inRow.GIVEN]! > 1 && y[inRow.GIVEN]! > 1

/** Do all tokens of the shorter one stand in the longer, one of them telling? */
const isSubset = (shorter: Name, longer: Name): boolean => {
  let at = 0
  for (const token of longer.all) if (token.text === shorter.all[at]?.text) at++
  return at === shorter.all.length && shorter.all.some(token => token.isTelling)
}

/** As `isSubset`, spelling and particles aside (El Sharif is Al Sharif): every word of the shorter one has one of the longer to itself. */
const isSpelledSubset = (shorter: Name, longer: Name): boolean => {
  const left = longer.tokens.map(({ spelling }) => spelling)
  return shorter.tokens.every(({ spelling }) => {
    const at = left.indexOf(spelling)
    if (at !== -1) left.splice(at, 1)
    return at !== -1
  })
}

/** Has the shorter one the whole family name of the longer, and the given name that comes first, or first of those that tell? */
const isCalled = (shorter: Name, { tokens, row }: Name): boolean => {
  const stands = (token: Token | undefined) => token !== undefined && shorter.all.some(one => one.text === token.text)
  const familyTells = (row[inRow.TELLS]! & tells.FAMILY) !== 0
  const givens = tokens.slice(0, row[inRow.GIVEN])
  const families = tokens.slice(row[inRow.GIVEN]).filter(({ isTelling }) => isTelling || !familyTells)
  return families.every(stands) && (stands(givens[0]) || stands(givens.find(({ isTelling }) => isTelling)))
}

/** A name of no more letters is not told by them alone: Jo An, Joan. */
const leastJoined = 6

/** One token alone: does it stand in the other name, as it is or as a form of it? Of several in which it does the one that tells most. */
const compareSingle = (a: Name, b: Name): NameAgreement => {
  // Gul Alai is Gulalai.
  if (a.joined === b.joined && a.all.length !== b.all.length && a.joined.length > leastJoined)
    return { level: 'PARTIAL', rarity: Math.min(a.rarity, b.rarity), isFull: false }
  let best = different
  for (const one of a.all)
    for (const other of b.all) {
      const level = compareTokens(one, other)
      if (level > agreement.VARIANT && level !== agreement.INITIAL) continue
      // Nobody knows which name it is, given or family: the role in which more people have it counts.
      const rarity = -Math.max(one.asGiven, one.asFamily, other.asGiven, other.asFamily)
      if (best !== different && rarity <= best.rarity) continue
      const isAll = a.all.length === b.all.length && level <= agreement.SPELLED && tellsAlone(one) && tellsAlone(other)
      best = { level: isAll ? 'SINGLE' : 'PARTIAL', rarity, isFull: false }
    }
  return best
}

/** Letters more or less that another spelling has; it begins alike. Looked at first, because comparing by it takes time. */
const mostSpelledOtherwise = 4

/** Abd al-Rahman, Abdel Rahman and Abdulrahman, joined or split. */
const areSpelledAsOne = (a: Name, b: Name): boolean =>
  a.all.length !== b.all.length &&
  a.joined.length > leastJoined &&
  Math.abs(a.joined.length - b.joined.length) <= mostSpelledOtherwise &&
  a.joined.slice(0, 2) === b.joined.slice(0, 2) &&
  spellingForm(a.joined) === spellingForm(b.joined)

const areSame = (a: Name, b: Name): boolean =>
  a.all.length === b.all.length
    ? a.all.every((token, at) => token.text === b.all[at]!.text)
    : a.joined === b.joined && a.joined.length > leastJoined
