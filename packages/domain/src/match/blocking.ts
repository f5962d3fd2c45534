import { isComparable } from '../names/fold.ts'
import type { FoldedName } from '../names/fold.ts'
import { lowInformation, soundsOf } from '../names/tokens.ts'
import { headsOf } from '../names/variants/index.ts'
import { prepare } from './prepared.ts'
import type { Comparable } from './prepared.ts'

/**
 * Keys that bring together descriptions of one person that agree only in part, so that they get compared at all. Each needs two
 * things: the sound of one name token with a full date of birth (BD) or a postcode (BP), or the sounds of family and given name
 * with a year (BY). Given names also go by the first form of their variants, so that Gaz meets Gareth. Tokens have no role here, so a name the
 * wrong way round is found. The side that asks adds the date with day and month swapped. Source: matching.md §2.1, §3.4.
 */
const comparableNames = (person: Comparable): FoldedName[] => prepare(person).names.filter(isComparable)

const codes = (token: string): string[] => soundsOf(token).filter(code => code !== '')
const withHeads = (tokens: readonly string[]) => [...tokens, ...tokens.flatMap(headsOf)]

/** Tokens that tell something, or all when none does. */
const telling = (tokens: readonly string[]) => {
  const some = tokens.filter(token => token.length > 1 && !lowInformation.has(token))
  return some.length > 0 ? some : tokens.filter(token => token.length > 1)
}

const sounds = (name: FoldedName, useHeads: boolean): string[] => {
  const tokens = telling(name.all)
  const given = useHeads ? withHeads(tokens.filter(token => name.given.includes(token))) : []
  return [...new Set([...tokens, ...given].flatMap(codes))]
}

const swapped = (birth: string): string[] =>
  Number(birth.slice(8)) <= 12 && birth.slice(8) !== birth.slice(5, 7)
    ? [`${birth.slice(0, 4)}-${birth.slice(8)}-${birth.slice(5, 7)}`]
    : []

/** Sounds of family and first given name together, in the order of the alphabet: a name the wrong way round is the same. */
const couples = (name: FoldedName): string[] => {
  const [families, givens] = [telling(name.family).slice(0, 2), withHeads(name.given.slice(0, 1))]
  return [
    ...new Set(
      families
        .flatMap(codes)
        .flatMap(family => givens.flatMap(codes).map(given => [family, given].toSorted().join('.'))),
    ),
  ]
}

const byPostcode = (person: Comparable, heard: readonly string[]): string[] =>
  prepare(person).postcodes.flatMap(postcode => heard.map(sound => `BP:${sound}|${postcode}`))

/**
 * Blocking keys of one person, without the side.
 * @param asks whether these are to look up (with swapped dates) or to be stored
 * @param isFull also by sound and year, by postcode and by variants: for respondents; protected persons go by date of birth alone
 */
export const blockingKeys = (person: Comparable, asks: boolean, isFull: boolean): string[] => {
  const names = comparableNames(person)
  if (names.length === 0) return []
  const { birth } = prepare(person)
  const heard = [...new Set(names.flatMap(name => sounds(name, isFull)))]
  const dates = birth?.length === 10 ? [birth, ...(asks ? swapped(birth) : [])] : []
  const byBirth = dates.flatMap(date => heard.map(sound => `BD:${sound}|${date}`))
  if (!isFull) return byBirth
  const byYear =
    birth === null ? [] : [...new Set(names.flatMap(couples))].map(couple => `BY:${couple}|${birth.slice(0, 4)}`)
  return [...byBirth, ...byYear, ...byPostcode(person, heard)]
}
