import { leastJaro, mayReach } from './letters.ts'

/**
 * Numbers that tell most tokens apart, `tokenMarks` of each: one of its own in this run of the program; its letters and, above them, its
 * length; a hash of its spelling, in whose lowest bit stands whether it tells people apart; two numbers with a bit for each of its groups
 * of variants, and one for its sounds; and its first four letters, eight bits each.
 */
export type Marks = readonly number[]
export const tokenMarks = 7
const at = { NUMBER: 0, LETTERS: 1, SPELLING: 2, GROUPS: 3, MORE_GROUPS: 4, SOUNDS: 5, BEGINNING: 6 } as const

const [lengthShift, tellsBit] = [26, 1]
const lettersOnly = (1 << lengthShift) - 1

/** FNV-1a, 32 bits. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** One of 32 bits for each number; those that share one may be the same, those that share none are not. */
const bitsOf = (numbers: readonly number[]): number => numbers.reduce((bits, number) => bits | (1 << (number & 31)), 0)

const beginningOf = (text: string): number =>
  [0, 1, 2, 3].reduce((letters, i) => (letters << 8) | (text.charCodeAt(i) || 0), 0)

type Marked = {
  text: string
  letters: number
  sounds: readonly [string, string]
  spelling: string
  groups: readonly number[]
  isTelling: boolean
  isBare: boolean
}

export const marksOf = (number: number, token: Marked): Marks => [
  number,
  // Letters do not tell what a name without its vowels is unlike.
  token.letters | ((token.isBare ? 1 : token.text.length) << lengthShift),
  (hashOf(token.spelling) & ~tellsBit) | (token.isTelling ? tellsBit : 0),
  bitsOf(token.groups),
  bitsOf(token.groups.map(group => group >>> 5)),
  bitsOf(token.sounds.filter(sound => sound !== '').map(hashOf)),
  beginningOf(token.text),
]

/** Does the token whose marks begin at `i` tell people apart? */
export const tellsAt = (marks: Marks, i: number): boolean => (marks[i + at.SPELLING]! & tellsBit) !== 0

/**
 * Are two tokens that are not the same surely unlike, going by their marks, which begin at `i` and `j`? False: compare them. Surely, because
 * what makes two words alike is a letter alone, a spelling or a group that both have, three letters with which both begin (and one may be
 * the beginning of the other), a sound that both have and a Jaro-Winkler similarity of 0.7, or one of 0.88.
 */
export const areUnlike = (mine: Marks, i: number, others: Marks, j: number): boolean => {
  const x = mine[i + at.LETTERS]!
  const y = others[j + at.LETTERS]!
  const xLength = x >>> lengthShift
  const yLength = y >>> lengthShift
  if (xLength === 1 || yLength === 1) return false
  const mayShareGroup =
    (mine[i + at.GROUPS]! & others[j + at.GROUPS]!) !== 0 &&
    (mine[i + at.MORE_GROUPS]! & others[j + at.MORE_GROUPS]!) !== 0
  if (mayShareGroup || ((mine[i + at.SPELLING]! ^ others[j + at.SPELLING]!) & ~tellsBit) === 0) return false
  const prefix = Math.clz32(mine[i + at.BEGINNING]! ^ others[j + at.BEGINNING]!) >>> 3
  const maySound = (mine[i + at.SOUNDS]! & others[j + at.SOUNDS]!) !== 0
  const asked = maySound || prefix > 2 ? leastJaro.SOUNDING : prefix
  return !mayReach(asked, xLength, x & lettersOnly, yLength, y & lettersOnly)
}
