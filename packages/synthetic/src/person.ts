import type { Identifier } from '@breach-alerts/contracts'
import { addressOf, type Address } from './address.ts'
import { identifiersOf } from './numbers.ts'
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

/** `serial`: no two people of a world have the same. */
export type PersonOptions = { names: NameTables; culture: Culture; sex: 'F' | 'M'; serial: number }

export const truePerson = (random: Random, { names, culture, sex, serial }: PersonOptions): TruePerson => {
  const table = random.pick(names[culture])
  return {
    culture,
    sex,
    given: givenNames(random, table, sex),
    family: familyName(random, table, culture, sex),
    dateOfBirth: dateOfBirth(random),
    address: addressOf(random),
    identifiers: identifiersOf(random, serial),
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
