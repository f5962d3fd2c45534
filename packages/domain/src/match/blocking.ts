import { daitchMokotoff } from '../names/daitch-mokotoff.ts'
import { sayings } from '../names/consonants.ts'
import { isComparable } from '../names/fold.ts'
import type { FoldedName } from '../names/fold.ts'
import { writtenOtherwise } from '../names/joined.ts'
import { kept } from '../names/kept.ts'
import { lowInformation } from '../names/low-information.ts'
import { tellsAlone, tokenOf } from '../names/tokens.ts'
import { headsOf } from '../names/variants/index.ts'
import { model } from './model.ts'
import { prepare } from './prepared.ts'
import type { Comparable } from './prepared.ts'

/**
 * Keys that bring together descriptions of one person that agree only in part, so that they get compared at all. Each needs two things:
 *
 * - BD: the sound of one name token (Double Metaphone, both codes; of family names Daitch-Mokotoff too) with a full date of birth;
 * - BY: the sounds of family and given name with a year;
 * - BM: the sound of a family name with month and day, for a wrong year;
 * - BP: the sound of one name token with a postcode;
 * - BN: the sounds of family and given name alone, of names so rare that nothing else need agree; asked for by those of whom neither
 *   date nor postcode is known;
 * - BH: a full date of birth with a postcode, stored of those who are known by one word alone, for it may be written in many ways.
 *
 * Given names also go by the first form of their variants, so that Gaz meets Gareth. The side that asks has words joined and split as
 * well (`writtenOtherwise`). Tokens have no role on the side that asks, so a
 * name the wrong way round is found; it also adds the date with day and month swapped, and second codes: what is stored stays small.
 * Source: matching.md §2.1, §3.4.
 */
type Side = { asks: boolean }

const namesOf = (person: Comparable): FoldedName[] => prepare(person).names.map(({ folded }) => folded)

export const comparableNames = (person: Comparable): FoldedName[] => namesOf(person).filter(isComparable)

/** Of names of one word only those that tell something are stored: half a city called Singh is found by day and postcode (BH). */
const keyedNames = (person: Comparable, asks: boolean): FoldedName[] =>
  namesOf(person).filter(name => asks || isComparable(name) || name.all.some(word => tellsAlone(tokenOf(word))))

/**
 * Bits of a name, spelled alike, from which on it alone may be possible: on an order of high risk, in a report of the kind that is likeliest
 * to be about somebody under an order. Names that are more common would be compared in vain.
 */
const leastRarity =
  model.thresholds.possibleAtRisk -
  (model.names.EXACT + model.priors.none + Math.max(...Object.values(model.priors.types))) +
  model.frequency.meanBits

const rareNames = (person: Comparable): FoldedName[] =>
  prepare(person)
    .names.filter(({ folded, rarity }) => isComparable(folded) && rarity >= leastRarity)
    .map(({ folded }) => folded)

const soundsAs = (word: string): string[] => tokenOf(word).sounds.filter(code => code !== '')

/** Sound codes of a token; the token itself where it has none. */
const codes = kept(100_000, (token: string): readonly string[] => {
  if (tokenOf(token).isBare) return unique(sayings(token).flatMap(soundsAs))
  const heard = soundsAs(token)
  return heard.length > 0 ? heard : [token]
})

/** Of a name without its vowels it is not known which is the first. */
const firstCode = (token: string): readonly string[] =>
  tokenOf(token).isBare ? codes(token) : codes(token).slice(0, 1)

const withHeads = (tokens: readonly string[]) => [...tokens, ...tokens.flatMap(headsOf)]

/** Tokens that tell something, or all when none does. */
const telling = (tokens: readonly string[]) => {
  const some = tokens.filter(token => token.length > 1 && !lowInformation.has(token))
  return some.length > 0 ? some : tokens.filter(token => token.length > 1)
}

/**
 * Stored under every token, asked for by those that tell something, or by all when none does: somebody known as Mohammed Ali must
 * meet the order that also has his middle name. Given names that are joined or split have BY, and the family name beside them.
 */
const soundsOf = (name: FoldedName, { asks }: Side, useHeads: boolean): string[] => {
  const tokens = asks
    ? [...telling(name.all), ...writtenOtherwise(name).family]
    : name.all.filter(token => token.length > 1)
  const given = useHeads ? tokens.filter(token => name.given.includes(token)).flatMap(headsOf) : []
  return [...tokens, ...given].flatMap(codes)
}

/** Family names as far as they are known to be; the side that asks does not rely on it. */
const families = (name: FoldedName, { asks }: Side): string[] =>
  telling(asks || name.family.length === 0 ? name.all : name.family)

const writtenFamilies = (name: FoldedName, side: Side): string[] =>
  side.asks ? [...families(name, side), ...writtenOtherwise(name).family] : families(name, side)

/** Sounds of the family names of a person. */
export const familySounds = (person: Comparable, side: Side): string[] =>
  unique(comparableNames(person).flatMap(name => writtenFamilies(name, side).flatMap(side.asks ? codes : firstCode)))

const swapped = (birth: string): string[] =>
  Number(birth.slice(8)) <= 12 && birth.slice(8) !== birth.slice(5, 7)
    ? [`${birth.slice(0, 4)}-${birth.slice(8)}-${birth.slice(5, 7)}`]
    : []

const none = { given: [], family: [] }

/** Sounds of family and given name together, in the order of the alphabet: a name the wrong way round is the same. */
export const couples = (name: FoldedName, { asks }: Side, useHeads: boolean): string[] => {
  const isSplit = name.given.length > 0 && name.family.length > 0
  const [given, family] = isSplit ? [name.given, name.family] : [name.all.slice(0, 1), name.all.slice(1)]
  const others = asks && isSplit ? writtenOtherwise(name) : none
  const ends = [...telling(family).slice(0, 2), ...others.family]
  const some = [...telling(given).slice(0, asks ? 3 : 1), ...others.given]
  const givens = useHeads ? withHeads(some) : some
  const soundOf = asks ? codes : firstCode
  const heard = givens.flatMap(soundOf)
  return unique(
    ends.flatMap(soundOf).flatMap(one => heard.map(other => (one < other ? `${one}.${other}` : `${other}.${one}`))),
  )
}

const unique = (values: readonly string[]): string[] => [...new Set(values)]

/**
 * Blocking keys of one person, without the side.
 * @param asks whether these are to look up (with every variant) or to be stored
 * @param isFull also by month and day, by postcode and by variants: for respondents; protected persons go by sound and date alone
 * @param most no further postcode where there are more keys than this: there are as many as sounds times postcodes
 */
export const blockingKeys = (
  person: Comparable,
  asks: boolean,
  isFull: boolean,
  most: number = Number.POSITIVE_INFINITY,
): string[] => {
  const { birth, postcodes, names: all } = prepare(person)
  const comparable = comparableNames(person)
  if ((isFull ? all : comparable).length === 0) return []
  const names = isFull ? keyedNames(person, asks) : comparable
  const heard = unique(names.flatMap(name => soundsOf(name, { asks }, isFull)))
  const isDay = birth?.length === 10
  const slavic = isFull && isDay ? names.flatMap(name => families(name, { asks }).flatMap(daitchMokotoff)) : []
  const dates = isDay ? [birth, ...(asks ? swapped(birth) : [])] : []
  const byDay = dates.flatMap(date => unique([...heard, ...slavic]).map(sound => `BD:${sound}|${date}`))
  const pairs = birth === null ? [] : unique(comparable.flatMap(name => couples(name, { asks }, isFull)))
  const byYear = pairs.map(couple => `BY:${couple}|${birth?.slice(0, 4)}`)
  if (!isFull) return [...byDay, ...byYear]
  const isBare = birth === null && postcodes.length === 0
  const rare = !asks || isBare ? unique(rareNames(person).flatMap(name => couples(name, { asks }, true))) : []
  const byMonthAndDay = (isDay ? familySounds(person, { asks }) : []).map(sound => `BM:${sound}|${birth?.slice(5)}`)
  const keys = [...byDay, ...byYear, ...byMonthAndDay, ...rare.map(couple => `BN:${couple}`)]
  const atHome = asks || comparable.length === 0 ? dates : []
  for (const postcode of new Set(postcodes)) {
    if (keys.length > most) break
    for (const sound of heard) keys.push(`BP:${sound}|${postcode}`)
    for (const date of atHome) keys.push(`BH:${date}|${postcode}`)
  }
  return keys
}
