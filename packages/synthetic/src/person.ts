import { checkLetter } from '@breach-alerts/domain'
import type { Identifier } from '@breach-alerts/contracts'
import { addressOf, type Address } from './address.ts'
import type { NameTables } from './names/index.ts'
import type { Culture, NameTable } from './names/table.ts'
import type { Random } from './random.ts'

/** Somebody as he is, before anybody writes him down. */
export type TruePerson = {
  culture: Culture
  sex: 'F' | 'M'
  given: readonly string[]
  family: string
  /** `YYYY-MM-DD` */
  dateOfBirth: string
  address: Address
  identifiers: readonly Identifier[]
}

export type PersonOptions = { names: NameTables; culture: Culture; sex: 'F' | 'M' }

export const truePerson = (random: Random, { names, culture, sex }: PersonOptions): TruePerson => {
  const table = random.pick(names[culture])
  return {
    culture,
    sex,
    given: givenNames(random, table, sex),
    family: familyName(random, table, culture, sex),
    dateOfBirth: dateOfBirth(random),
    address: addressOf(random),
    identifiers: identifiersOf(random),
  }
}

export const givenNames = (random: Random, table: NameTable, sex: 'F' | 'M'): string[] => {
  const from = sex === 'F' ? table.female : table.male
  const first = random.pickByRank(from)
  const second = random.chance(0.6) ? random.pickByRank(from) : first
  return second === first ? [first] : [first, second]
}

export const familyName = (random: Random, table: NameTable, culture: Culture, sex: 'F' | 'M'): string => {
  const name = random.chance(table.commonShare)
    ? random.pickByRank(table.families)
    : random.pick(table.beginnings) + random.pick(table.ends)
  return culture === 'POLISH' && sex === 'F' ? name.replace(/([sc]k)i$/u, '$1a') : name
}

/** 18 to 75 years old in 2026, younger ones more often; every day alike. */
const dateOfBirth = (random: Random): string => {
  const year = 2008 - Math.floor(57 * random.next() ** 1.4)
  const day = new Date(Date.UTC(year, 0, random.between(1, 365)))
  return day.toISOString().slice(0, 10)
}

const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.below(10)).join('')
const plateLetters = 'ABCDEFGHJKLMNOPRSTUVWXY'.split('')
const letters = (random: Random, count: number) =>
  Array.from({ length: count }, () => random.pick(plateLetters)).join('')

/** What police and partners know him by; not every order has each. */
const identifiersOf = (random: Random): Identifier[] => {
  const year = String(random.between(80, 99))
  const serial = digits(random, 7)
  const all: readonly (readonly [number, Identifier])[] = [
    [0.6, { scheme: 'PNC', value: `19${year}/${serial}${checkLetter(year + serial)}` }],
    [0.3, { scheme: 'CRN', value: letters(random, 1) + digits(random, 6) }],
    [0.6, { scheme: 'PHONE', value: `+447${random.pick([4, 5, 7, 8, 9])}${digits(random, 8)}` }],
    [0.35, { scheme: 'VRM', value: `${letters(random, 2)}${random.between(10, 75)}${letters(random, 3)}` }],
    [0.1, { scheme: 'EM_DEVICE', value: `TAG-${digits(random, 8)}` }],
  ]
  return all.filter(([share]) => random.chance(share)).map(([, identifier]) => identifier)
}
