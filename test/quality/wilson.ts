/** A share of cases with its 95 % interval; `of` 0: nothing is known. */
export type Share = { hits: number; of: number; share: number; low: number; high: number }

/** Interval of Wilson (1927): holds for few cases and for shares near 0 and 1, where the usual one does not. */
export const shareOf = (hits: number, of: number): Share => {
  if (of === 0) return { hits, of, share: 0, low: 0, high: 1 }
  const z = 1.959964
  const share = hits / of
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  return { hits, of, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** By how much one share is above another, with its 95 % interval. */
export type Difference = { difference: number; low: number; high: number }

/** Interval of Newcombe (1998, method 10): from those of the two shares, which holds near 0 and 1 as well. */
export const differenceOf = (a: Share, b: Share): Difference => {
  const difference = a.share - b.share
  return {
    difference,
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  }
}
