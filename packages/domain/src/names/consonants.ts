/** Scripts that leave vowels out, or show only some: what reaches Latin letters from them has more vowels than is written. */
const withoutVowels = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}]/u

export const leavesVowelsOut = (word: string): boolean => withoutVowels.test(word)

/** The signs by which Indic scripts say that a vowel goes through the nose: the n of Singh. */
export const spelledNasals = (word: string): string => word.replaceAll(/[\u0A70\u0A02\u0902\u0982]/gu, 'n')

/** Has a word, a-z, no vowel? */
export const isBare = (word: string): boolean => word.length > 1 && !/[aeiou]/u.test(word)

/** Of what is left of a name so many consonants tell one from another. */
const leastBones = 2

/**
 * Consonants of a word, a-z, in which a name with its vowels and one without meet: mohammed, mhmd. y, w and v may be vowels and go, breathed
 * consonants lose their breath, and an h at the end is one that is written and not heard (fatimah). Our own work.
 */
export const bonesOf = (word: string): string =>
  word
    .replaceAll('ph', 'f')
    .replaceAll(/kh|q|ck|c(?!h)/gu, 'k')
    .replaceAll(/([bcdgjst])h/gu, '$1')
    .replaceAll(/(.)\1+/gu, '$1')
    .replaceAll(/[aeiouvwy]/gu, '')
    .replace(/h$/u, '')

/** Are two names, one of which has no vowels, the same by their consonants, the Arabic article aside? @param bare bones of the one without */
export const areSameBones = (bare: string, other: string): boolean =>
  other.length >= leastBones && (bare === other || (bare.startsWith('l') && bare.slice(1) === other))

/** How a word without vowels may be said, so far as its sound goes: with vowels between its consonants or not, and before them. */
export const sayings = (bare: string): string[] => {
  const forms = bare.startsWith('l') && bare.length > 3 ? [bare, bare.slice(1)] : [bare]
  return forms.flatMap(form => [form, filled(form)].flatMap(one => [one, `a${one}`]))
}

const filled = (word: string): string =>
  (word.match(/[bcdgjkstz]h|[a-z]/gu) ?? []).filter((unit, at) => at === 0 || !/[wy]/u.test(unit)).join('a')
