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
 * Jaro similarities that two words can be asked for: what comes to a Jaro-Winkler similarity of 0.88 with a prefix of none, one or two
 * letters in common, and 0.7.
 */
const asked = [...[0, 1, 2].map(prefix => (0.88 - 0.1 * prefix) / (1 - 0.1 * prefix)), 0.7]
export const leastJaro = { SOUNDING: 3 } as const

/**
 * How many letters two words of such lengths must have in common to reach what they are asked for if all of them stood in order; by what is
 * asked and both lengths side by side.
 */
const leastCommon: Uint8Array = (() => {
  const least = new Uint8Array(asked.length << (2 * lengthBits))
  for (const [at, jaro] of asked.entries())
    for (let a = 1; a <= longest; a++)
      for (let b = 1; b <= longest; b++) {
        let common = 1
        while ((common / a + common / b + 1) / 3 < jaro - 1e-9) common++
        least[(at << (2 * lengthBits)) | (a << lengthBits) | b] = common
      }
  return least
})()

/**
 * Can two words of such lengths and letters be as similar as is asked? False is certain: a letter that the other word lacks matches
 * nothing, and that alone keeps them below. It spares nearly all pairs of unlike names the whole comparison.
 *
 * @param least letters with which both begin, up to two, for a Jaro-Winkler similarity of 0.88; `leastJaro.SOUNDING` for 0.7
 */
export const mayReach = (
  least: number,
  aLength: number,
  aLetters: number,
  bLength: number,
  bLetters: number,
): boolean => {
  const common = Math.min(aLength - countBits(aLetters & ~bLetters), bLength - countBits(bLetters & ~aLetters))
  return common >= leastCommon[(least << (2 * lengthBits)) | (aLength << lengthBits) | bLength]!
}
