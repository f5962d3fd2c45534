import { nameTokens } from '../../names/fold.ts'
import { isKnownFamilyName, isKnownGivenName } from '../../names/frequencies.ts'
import { lowInformation } from '../../names/tokens.ts'
import { groupsOf } from '../../names/variants/index.ts'
import type { Mention } from './extract.ts'

/** Words with a capital letter, and what stands between them. */
const word = /\p{Lu}[\p{L}\p{M}'’-]*/gu
const mostNames = 10

/** What follows a given name in the name of a place. */
const placeWords = new Set(
  'street st road rd lane avenue ave close court drive way crescent terrace place square gardens grove hill park house station hospital school college church bridge arms inn hotel centre center green mews row walk estate'.split(
    ' ',
  ),
)

type Word = { text: string; from: number; to: number; token: string }

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(word)].flatMap(({ 0: one, index }) => {
    const [token] = nameTokens(one)
    return token === undefined || token.length < 2 ? [] : [{ text: one, from: index, to: index + one.length, token }]
  })

const isGiven = (token: string) => groupsOf(token).length > 0 || isKnownGivenName(token) || lowInformation.has(token)

/**
 * Names of people in free text: a known given name and one or two words with a capital after it. In text all in capitals, where a
 * capital tells nothing, the last must be a known family name.
 */
export const namesIn = (text: string): Mention[] => {
  const isShouted = text === text.toUpperCase()
  const words = wordsOf(text)
  const found: Mention[] = []
  for (let at = 0; at < words.length - 1 && found.length < mostNames; at++) {
    if (!isGiven(words[at]!.token)) continue
    let last = at
    while (last - at < 2 && isNext(words[last]!, words[last + 1], text)) last++
    while (isShouted && last > at && !isKnownFamilyName(words[last]!.token)) last--
    if (last === at || placeWords.has(words[last]!.token)) continue
    const [from, to] = [words[at]!.from, words[last]!.to]
    found.push({ field: 'name', from, to, value: text.slice(from, to) })
    at = last
  }
  return found
}

const isNext = (word: Word, next: Word | undefined, text: string): boolean =>
  next !== undefined && text.slice(word.to, next.from) === ' '
