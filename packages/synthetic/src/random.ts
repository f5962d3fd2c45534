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
  // The first draws of like paths are alike.
  for (let at = 0; at < 4; at++) next()
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

/** Two hashes of 32 bits: with one, a million people would hold a hundred pairs of doubles. */
const hashOf = (text: string): readonly [number, number] => {
  let [one, other] = [0x811c9dc5, 0x2545f491]
  for (const character of text) {
    one = Math.imul(one ^ character.codePointAt(0)!, 0x01000193)
    other = Math.imul(other ^ one ^ (other >>> 13), 0x5bd1e995)
  }
  return [one, other]
}

const turned = (value: number, by: number) => (value << by) | (value >>> (32 - by))

/** xoroshiro64** of Blackman and Vigna (2018): 64 bits of state, 32 a draw. */
const generator = ([one, other]: readonly [number, number]) => {
  let [low, high] = [one | 1, other]
  return () => {
    const value = Math.imul(turned(Math.imul(low, 0x9e3779bb), 5), 5)
    const mixed = high ^ low
    low = turned(low, 26) ^ mixed ^ (mixed << 9)
    high = turned(mixed, 13)
    return (value >>> 0) / 2 ** 32
  }
}
