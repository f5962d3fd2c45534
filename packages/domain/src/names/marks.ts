import { mayBeSimilar } from './letters.ts'

/**
 * Numbers that tell most tokens apart, `tokenMarks` of each: one of its own in this run of the program; its letters and, above them, its
 * length; a hash of its spelling, and in the lowest two bits whether it stands in a group of variants and whether it tells people apart.
 */
export type Marks = readonly number[]
export const tokenMarks = 3

const [lengthShift, hasGroups, tellsBit] = [26, 1, 2]
const flags = hasGroups | tellsBit
const lettersOnly = (1 << lengthShift) - 1

/** FNV-1a, 32 bits. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

type Marked = {
  text: string
  letters: number
  spelling: string
  groups: readonly number[]
  isTelling: boolean
}

export const marksOf = (number: number, { text, letters, spelling, groups, isTelling }: Marked): Marks => [
  number,
  letters | (text.length << lengthShift),
  (hashOf(spelling) & ~flags) | (groups.length > 0 ? hasGroups : 0) | (isTelling ? tellsBit : 0),
]

/** Does the token whose marks begin at `at` tell people apart? */
export const tellsAt = (marks: Marks, at: number): boolean => (marks[at + 2]! & tellsBit) !== 0

/** Are two tokens that are not the same surely unlike, going by their marks, which begin at `at` and `otherAt`? False: compare them. */
export const areUnlike = (mine: Marks, at: number, others: Marks, otherAt: number): boolean => {
  const x = mine[at + 1]!
  const y = others[otherAt + 1]!
  const xLength = x >>> lengthShift
  const yLength = y >>> lengthShift
  if (xLength === 1 || yLength === 1) return false
  const xHash = mine[at + 2]!
  const yHash = others[otherAt + 2]!
  if ((xHash & yHash & hasGroups) !== 0 || ((xHash ^ yHash) & ~flags) === 0) return false
  return !mayBeSimilar(xLength, x & lettersOnly, yLength, y & lettersOnly)
}
