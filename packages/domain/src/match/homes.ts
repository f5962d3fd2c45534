import type { HomeLevel } from './model/type.ts'

/** A postcode as two numbers, so that two are compared without reading either: its outcode, and the three characters after it. */
export type Home = readonly [outcode: number, inward: number]

/** @param postcode canonical: A-Z and digits, seven at most */
export const homeOf = (postcode: string): Home => [
  // Behind a 1 outcodes of other lengths are other numbers.
  Number.parseInt(`1${postcode.slice(0, -3)}`, 36),
  Number.parseInt(postcode.slice(-3), 36),
]

/** Compares the homes of two people by the pair that agrees best. Symmetric. */
export const compareHomes = (mine: readonly Home[], others: readonly Home[]): HomeLevel => {
  if (mine.length === 0 || others.length === 0) return 'UNKNOWN'
  let level: HomeLevel = 'DIFFERENT'
  for (const one of mine)
    for (const other of others) {
      const found = compareTwoHomes(one[0], one[1], other[0], other[1])
      if (found === 'SAME_POSTCODE') return found
      if (found === 'SAME_OUTCODE') level = found
    }
  return level
}

export const compareTwoHomes = (
  outcode: number,
  inward: number,
  otherOutcode: number,
  otherInward: number,
): HomeLevel => (outcode !== otherOutcode ? 'DIFFERENT' : inward === otherInward ? 'SAME_POSTCODE' : 'SAME_OUTCODE')
