import type { PersonName } from '@breach-alerts/contracts'
import anyAscii from 'any-ascii'
import { leavesVowelsOut, spelledNasals } from './consonants.ts'
import { kept } from './kept.ts'

/** A name as it is compared: lower-case a-z tokens, by role; `all` holds them sorted. Empty when nothing can be compared. */
export type FoldedName = { given: readonly string[]; family: readonly string[]; all: readonly string[] }

/** Words that stand where a name is not known, titles, and marks that case systems leave in front of names. */
const notNames = new Set(
  'unknown unk nk fnu lnu none na nil null test tbc anon anonymous male female occupier mr mrs miss ms mx dr prof rev sir lady jr jnr sr snr esq'.split(
    ' ',
  ),
)

/**
 * Of those the ones that people are really called, by the part where they are: Na Li, Nil Patel, George Male. "Male" as a given name, and
 * "female" as either, is what is written of somebody whose name is not known. Ours.
 */
const alsoGiven = new Set(['na', 'nil', 'lady'])
const alsoFamily = new Set(['na', 'nil', 'male', 'lady', 'sir', 'test'])

/** What is written in the place of a name of somebody who is known by what he is to her, or to the caller. Ours. */
const descriptions = new Set(
  'ex former current estranged new old his her their the husband wife partner boyfriend girlfriend fiance fiancee son daughter brother sister father mother dad mum stepfather stepdad stepson stepbrother uncle cousin neighbour friend colleague flatmate housemate lodger stranger suspect offender person man woman men boy lad youth youths group of'.split(
    ' ',
  ),
)

const maxTokens = 12
const maxLength = 40

const tokensIn = (text: string): string[] =>
  tokensOf(wordsIn(text).replaceAll(daughterOf, 'o$1').replaceAll(writtenApart, '$1'), isKnown)

const isKnown = (word: string) => !notNames.has(word)

/** What is one name: O'Brien, McDonald. */
const writtenApart = /\b(mc|mac|o) (?=[a-z]{3})/gu

/** A daughter of the Ó Briain is Ní Bhriain. Not Ni Cheng: no Irish name has nothing behind its first letter but the sound of a Chinese one. */
const daughterOf = /\b(?:ni|ui) (?![cs]h[aeiou]+(?:ng?)?\b)([bcdfgmpst])h(?=[a-z]{2})/gu

const tokensOf = (words: string, isName: (word: string) => boolean): string[] =>
  words
    .split(' ')
    .filter(word => word !== '' && isName(word))
    .slice(0, maxTokens)
    .map(word => word.slice(0, maxLength))

/** The words of a text, a-z, a space or more between them. */
const wordsIn = (text: string): string => {
  if (/^\s*n\s*\/\s*a\s*$/iu.test(text)) return ''
  const letters = text
    .slice(0, 400)
    .replace(/^(MIG_ERROR_|NO_SHOW_|DUPLICATE_)/u, '')
    .normalize('NFKC')
    .replaceAll(/['’‘ʼ`´]/gu, '')
    .replaceAll(/[^\p{L}\p{M}]+/gu, ' ')
  const latin = /^[A-Za-z ]*$/u.test(letters) ? letters : letters.split(' ').map(inLatin).join(' ')
  return latin.toLowerCase().replaceAll(/[^a-z ]+/gu, '')
}

const inLatin = (word: string): string => {
  // The few vowels that such a script does show are not those of the name in Latin letters.
  if (leavesVowelsOut(word)) return anyAscii(spelledNasals(word)).replaceAll(/[aeiou]/giu, '')
  // Of Chinese names every sign is a word.
  return /\p{Script=Han}/u.test(word) ? anyAscii(word).replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' ') : anyAscii(word)
}

/**
 * Splits text into comparable tokens: accents and scripts to a-z, apostrophes to nothing, hyphens to a space, O' and Mc glued.
 *
 * What is not a letter (digits, emoji, punctuation) never counts. Sources: matching.md §1.2 (cleaning rules), §2.
 */
export const nameTokens: (text: string) => readonly string[] = kept(50_000, tokensIn, 64)

/**
 * Folds a name; text that was not split has its last token as family name. Where one part is a name, a part with nothing but a word that
 * mostly says that there is none (`notNames`) is one as well, if people are called so.
 */
export const foldName = (name: PersonName): FoldedName => {
  const folded = foldParts(name)
  // Ex partner, unknown neighbour: no name, but what somebody is to another.
  return folded.all.every(word => descriptions.has(word)) ? nobody : folded
}

const foldParts = (name: PersonName): FoldedName => {
  const given = (name.given ?? []).flatMap(nameTokens)
  const family = nameTokens(name.family ?? '')
  if (given.length > 0) return inParts(given, family.length > 0 ? family : among(alsoFamily, [name.family ?? '']))
  if (family.length > 0) return inParts(among(alsoGiven, name.given ?? []), family)
  const whole = tokensOfWhole(name.full ?? '')
  return { given: whole.slice(0, -1), family: whole.slice(-1), all: whole.toSorted() }
}

const nobody: FoldedName = { given: [], family: [], all: [] }

/** Mac Miller is two words, of which the first may be his given name: glued, nothing would be left to tell him by. */
const tokensOfWhole = (text: string): readonly string[] => {
  const tokens = nameTokens(text)
  return tokens.length === 1 ? tokensOf(wordsIn(text), isKnown) : tokens
}

const inParts = (given: readonly string[], family: readonly string[]): FoldedName => ({
  given,
  family,
  all: [...given, ...family].toSorted(),
})

const among = (names: ReadonlySet<string>, texts: readonly string[]): string[] =>
  texts.flatMap(text => tokensOf(wordsIn(text), word => names.has(word)))

/** Has this name two parts by which it can be told? Of one token alone it takes the day of birth or the home as well. */
export const isComparable = (name: FoldedName): boolean => name.all.length >= 2
