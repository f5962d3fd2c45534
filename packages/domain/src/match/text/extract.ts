import { postcodeOf } from '../../geo/place.ts'
import type { IdentifierScheme } from '@breach-alerts/contracts'
import { canonicalIdentifier, vrmOf } from '../../identifiers/identifier.ts'
import { phoneOf } from '../../identifiers/phone.ts'
import type { AgeBand } from '../../names/birth.ts'
import { namesIn } from './names.ts'

/** Where in a text something was read: characters `from` to `to`, not included. `field` is that of the evidence. */
export type Span = { field: string; from: number; to: number }

export type Mention<T = string> = Span & { value: T }

/** A number in the text, by its scheme, in canonical form. */
export type Thing = Mention & { field: IdentifierScheme }

/** What a text seems to say of people and things; weak, because nobody wrote it into a field. */
export type Mentions = {
  names: readonly Mention[]
  plates: readonly Thing[]
  phones: readonly Thing[]
  /** Numbers of the police, the courts and the prisons. */
  numbers: readonly Thing[]
  postcodes: readonly Mention[]
  ages: readonly Mention<AgeBand>[]
}

/** More of a text is not read. */
const longest = 4_000

const plate = /\b(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z])\b/gu
const phone = /(?<![\d+])(?:\+44|0)(?:[ -]?\d){9,10}(?!\d)/gu
/** Numbers that say by their form, or by the word before them, what they are; a check letter that is wrong makes them nothing. */
const numbers: readonly (readonly [IdentifierScheme, RegExp])[] = [
  ['PNC', /\b(?:19|20)?\d{2}\/\d{1,7}[A-HJ-NP-RT-Z]\b/giu],
  ['CRO', /\b(?:\d{1,6}\/\d{2}|SF\d{2}\/\d{1,6})[A-HJ-NP-RT-Z]\b/giu],
  ['CRN', /(?<=\bCRN[ :.#]{0,3})[A-Z]\d{6}\b/giu],
  ['NOMS', /\b[A-Z]\d{4}[A-Z]{2}\b/gu],
]

const postcode = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/giu
const exactAge =
  /\b(?:aged?|age of)[ :]+(?<after>\d{1,2})\b|\b(?<before>\d{1,2})[- ]?(?:years?[- ]old|yrs?\b|y\/?o\b)/giu
const decade = /\b(?:(?<part>early|mid|late)[- ])?(?<tens>[1-9]0)['’]?s\b/giu

const found = <T, Field extends string>(
  text: string,
  pattern: RegExp,
  field: Field,
  read: (match: RegExpMatchArray) => T | null,
): (Mention<T> & { field: Field })[] =>
  [...text.matchAll(pattern)].flatMap(match => {
    const value = read(match)
    return value === null ? [] : [{ field, from: match.index, to: match.index + match[0].length, value }]
  })

const decadeOf = ({ groups = {} }: RegExpMatchArray): AgeBand => {
  const tens = Number(groups['tens'])
  const part = groups['part']?.toLowerCase()
  return part === 'early'
    ? [tens, tens + 4]
    : part === 'late'
      ? [tens + 6, tens + 9]
      : [tens + (part ? 3 : 0), tens + (part ? 7 : 9)]
}

const exactAgeOf = ({ groups = {} }: RegExpMatchArray): AgeBand | null => {
  const age = Number(groups['after'] ?? groups['before'])
  return age >= 10 ? [age - 1, age + 1] : null
}

/** Reads names, plates, phone numbers, postcodes and ages out of free text. */
export const mentionsIn = (whole: string): Mentions => {
  const text = whole.slice(0, longest)
  return {
    names: namesIn(text),
    plates: found(text, plate, 'VRM', ([one]) => vrmOf(one)),
    phones: found(text, phone, 'PHONE', ([one]) => phoneOf(one)),
    numbers: numbers.flatMap(([scheme, pattern]) =>
      found(text, pattern, scheme, ([one]) => canonicalIdentifier(scheme, one)),
    ),
    postcodes: found(text, postcode, 'home', ([one]) => postcodeOf(one)),
    ages: [...found(text, exactAge, 'dateOfBirth', exactAgeOf), ...found(text, decade, 'dateOfBirth', decadeOf)],
  }
}
