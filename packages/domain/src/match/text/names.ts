import { nameTokens } from '../../names/fold.ts'
import { isKnownFamilyName, isKnownGivenName } from '../../names/frequencies.ts'
import { lowInformation } from '../../names/low-information.ts'
import { groupsOf } from '../../names/variants/index.ts'
import type { Mention } from './extract.ts'

/** Words with a capital letter, and what stands between them. */
const capitalised = /\p{Lu}[\p{L}\p{M}'’-]*/gu
const mostNames = 10

/** What follows a given name in the name of a place. */
const placeWords = new Set(
  'street st road rd lane avenue ave close court drive way crescent terrace place square gardens grove hill park house station hospital school college church bridge arms inn hotel centre center green mews row walk estate'.split(
    ' ',
  ),
)

type Word = { text: string; from: number; to: number; token: string }

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(capitalised)].flatMap(({ 0: one, index }) => {
    const [token] = nameTokens(one)
    return token === undefined || token.length < 2 ? [] : [{ text: one, from: index, to: index + one.length, token }]
  })

const isGiven = (token: string) => groupsOf(token).length > 0 || isKnownGivenName(token) || lowInformation.has(token)

/**
 * Names of people in free text: a known given name and one or two words with a capital after it. In text all in capitals, where a
 * capital tells nothing, the last must be a known family name.
 */
export const namesIn = (text: string): Mention[] => {
  const mayEnd = text === text.toUpperCase() ? ({ token }: Word) => isKnownFamilyName(token) : () => true
  const words = wordsOf(text)
  const found: Mention[] = []
  for (let at = 0; at < words.length - 1 && found.length < mostNames; at++) {
    if (!isGiven(words[at]!.token)) continue
    const last = endOf(words, at, text, mayEnd)
    if (last === at || placeWords.has(words[last]!.token)) continue
    const [from, to] = [words[at]!.from, words[last]!.to]
    found.push({ field: 'name', from, to, value: text.slice(from, to) })
    at = last
  }
  return found
}

/** The last word of a name that begins at `at`: at most two further on, with nothing but a space between. */
const endOf = (words: readonly Word[], at: number, text: string, mayEnd: (word: Word) => boolean): number => {
  let [last, end] = [at, at]
  while (last - at < 2 && isNext(words[last]!, words[last + 1], text)) {
    last++
    if (mayEnd(words[last]!)) end = last
  }
  return end
}

const isNext = (before: Word, next: Word | undefined, text: string): boolean =>
  next !== undefined && text.slice(before.to, next.from) === ' '
