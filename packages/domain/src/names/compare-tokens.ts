import { areSameBones } from './consonants.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { areUnlike } from './marks.ts'
import type { Marks } from './marks.ts'
import type { Token } from './tokens.ts'

/**
 * How two name tokens agree, best first; numbers, because they are compared by the million. BEGINS_NEAR and BEGINS: one is the beginning of
 * the other, near in spelling or sound or not. Of given names that is a familiar form (Bren, Brendan), of family names it says nothing
 * (Ash, Ashcroft): whoever compares parts tells which.
 */
export const agreement = {
  SAME: 0,
  SPELLED: 1,
  VARIANT: 2,
  CLOSE: 3,
  BEGINS_NEAR: 4,
  NEAR: 5,
  INITIAL: 6,
  BEGINS: 7,
  NO: 8,
} as const
const { SAME, SPELLED, VARIANT, CLOSE, BEGINS_NEAR, NEAR, INITIAL, BEGINS, NO } = agreement

/** Letters that a familiar form has at least: of two are told too many names. */
const leastBeginning = 3

/**
 * How pairs of tokens agreed that were compared before; the same few thousand come again and again. A pair has one place to stand in: three
 * numbers side by side, of its tokens and its agreement, and one to spare.
 */
const placeBits = 17
const [placeLength, found] = [4, new Int32Array(4 << placeBits)]

/** How two tokens agree, by `agreement`. Symmetric. */
export const compareTokens = (a: Token, b: Token): number => {
  const known = compareMarked(a.marks, 0, b.marks, 0)
  return known === notKnown ? compareAnew(a, b) : known
}

/** `compareMarked` cannot tell. */
export const notKnown = -1

/**
 * How two tokens agree whose marks begin at `i` and `j`, by `agreement`: their marks tell most apart, and for others it was found before;
 * else `notKnown`: ask `compareAnew`. The tokens themselves are not read. Symmetric.
 */
export const compareMarked = (mine: Marks, i: number, others: Marks, j: number): number => {
  const one = mine[i]!
  const other = others[j]!
  if (one === other) return SAME
  if (areUnlike(mine, i, others, j)) return NO
  const low = one < other ? one : other
  const high = one < other ? other : one
  const place = placeOf(low, high)
  return found[place] === low && found[place + 1] === high ? found[place + 2]! : notKnown
}

const placeOf = (low: number, high: number): number =>
  placeLength * ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - placeBits))

/** As `compareTokens`, and keeps what it found. */
export const compareAnew = (a: Token, b: Token): number => {
  const level = compareTexts(a, b)
  const low = Math.min(a.marks[0]!, b.marks[0]!)
  const high = Math.max(a.marks[0]!, b.marks[0]!)
  const place = placeOf(low, high)
  found[place] = low
  found[place + 1] = high
  found[place + 2] = level
  return level
}

const compareTexts = (a: Token, b: Token): number => {
  const x = a.text
  const y = b.text
  if (x === y) return SAME
  if (x.length === 1 || y.length === 1) return x[0] === y[0] ? INITIAL : NO
  if (x.length > 3 && y.length > 3 && a.spelling === b.spelling) return SPELLED
  if (areInOneGroup(a.groups, b.groups)) return VARIANT
  const similarity = jaroWinkler(x, y)
  if (similarity >= 0.92) return CLOSE
  const isNear = similarity >= 0.88 || (similarity >= 0.7 && soundAlike(a.sounds, b.sounds)) || agreeWithoutVowels(a, b)
  if (Math.min(x.length, y.length) >= leastBeginning && (x.startsWith(y) || y.startsWith(x)))
    return isNear ? BEGINS_NEAR : BEGINS
  return isNear ? NEAR : NO
}

const areInOneGroup = (mine: readonly number[], others: readonly number[]): boolean =>
  mine.some(group => others.includes(group))

const agreeWithoutVowels = (a: Token, b: Token): boolean =>
  (a.isBare && areSameBones(a.bones, b.bones)) || (b.isBare && areSameBones(b.bones, a.bones))

const soundAlike = (a: Token['sounds'], b: Token['sounds']): boolean =>
  (a[0] !== '' && (a[0] === b[0] || a[0] === b[1])) || (a[1] !== '' && (a[1] === b[0] || a[1] === b[1]))
