/** Chance that can be repeated: the same seed and path give the same draws, whatever else was drawn. */
export type Random = {
  /** From 0 to below 1. */
  next: () => number
  chance: (share: number) => boolean
  /** From 0 to below `count`. */
  below: (count: number) => number
  between: (least: number, most: number) => number
  pick: <T>(from: readonly T[]) => T
  /** Earlier ones more often, by Zipf's law from the third rank on. */
  pickByRank: <T>(from: readonly T[]) => T
  /** Standard normal. */
  normal: () => number
}

/**
 * @param path says what is drawn: order 7 of seed 1 is the same person whether or not order 6 was made before
 */
export const makeRandom = (seed: number, ...path: readonly (string | number)[]): Random => {
  const next = generator(hashOf([seed, ...path].join('/')))
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    chance: share => next() < share,
    between: (least, most) => least + below(most - least + 1),
    pick: from => from[below(from.length)]!,
    // The inverse of the sum of 1/(rank + 3), near enough.
    pickByRank: from => from[Math.min(from.length - 1, Math.floor(3 * ((from.length + 3) / 3) ** next() - 3))]!,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}

const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}

/** A counter, stirred by multiplication and shifts until it looks random (Weyl sequence). */
const generator = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let value = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    value = Math.imul(value ^ (value >>> 15), 0x735a2d97)
    return ((value ^ (value >>> 15)) >>> 0) / 2 ** 32
  }
}
