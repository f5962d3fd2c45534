import type { Identifier, PersonName } from '@breach-alerts/contracts'
import { addressOf } from './address.ts'
import type { TruePerson } from './person.ts'
import type { Random } from './random.ts'
import type { Rates } from './rates.ts'
import { familiarForm, otherSpelling, slipped } from './spelling.ts'

/** What went wrong, or was left out, when somebody was written down. */
export type Change =
  | 'TYPO' | 'NICKNAME' | 'TRANSLITERATION' | 'TURNED' | 'MARRIED' | 'GIVEN_LEFT_OUT' | 'INITIAL' | 'BIRTH_UNKNOWN' | 'BIRTH_YEAR'
  | 'BIRTH_SWAPPED' | 'BIRTH_WRONG' | 'ADDRESS_UNKNOWN' | 'MOVED' | 'IDENTIFIER' | 'IDENTIFIER_WRONG' // prettier-ignore

export type Description = {
  person: {
    names: PersonName[]
    dateOfBirth?: string
    sex?: 'F' | 'M'
    identifiers: Identifier[]
    addresses: { lines: string[]; postcode: string }[]
  }
  changes: readonly Change[]
}

type Marked = { random: Random; rates: Rates; changes: Change[] }

/** A true person as a record of the moment has him. @param newFamily the family name he or she would marry into */
export const described = (random: Random, him: TruePerson, rates: Rates, newFamily: string): Description => {
  const changes: Change[] = []
  const pen: Marked = { random, rates, changes }
  const birth = writtenBirth(him.dateOfBirth, pen)
  const person = {
    names: [writtenName(him, newFamily, pen)],
    ...(birth === null ? {} : { dateOfBirth: birth }),
    ...(random.chance(rates.sexUnknown) ? {} : { sex: him.sex }),
    identifiers: writtenIdentifiers(him.identifiers, pen),
    addresses: writtenAddress(him, pen),
  }
  return { person, changes }
}

const happens = ({ random, changes }: Marked, share: number, change: Change): boolean => {
  const does = random.chance(share)
  if (does) changes.push(change)
  return does
}

const writtenName = (him: TruePerson, newFamily: string, pen: Marked): PersonName => {
  const { random, rates } = pen
  const { culture, sex } = him
  let given = [...him.given]
  let family = him.family
  if (given.length > 1)
    if (happens(pen, rates.firstLeftOut, 'GIVEN_LEFT_OUT')) given = given.slice(1)
    else if (random.chance(rates.middleLeftOut)) given = given.slice(0, 1)
  if (happens(pen, rates.married[sex], 'MARRIED')) family = random.chance(0.3) ? `${family}-${newFamily}` : newFamily

  const familiar = familiarForm(random, given[0]!)
  if (familiar !== null && happens(pen, rates.nickname, 'NICKNAME')) given[0] = familiar
  else {
    const other = otherSpelling(random, given[0]!, culture)
    if (other !== null && happens(pen, rates.transliteration, 'TRANSLITERATION')) given[0] = other
  }
  const otherFamily = otherSpelling(random, family, culture)
  if (otherFamily !== null && happens(pen, rates.transliteration, 'TRANSLITERATION')) family = otherFamily
  if (happens(pen, rates.typoGiven, 'TYPO')) given[0] = slipped(random, given[0]!)
  if (happens(pen, rates.typoFamily, 'TYPO')) family = slipped(random, family)
  if (happens(pen, rates.initialOnly, 'INITIAL')) given = [given[0]![0]!]
  const isTurned = culture === 'WHITE_BRITISH' || culture === 'IRISH_WELSH' ? rates.turned : rates.turnedElsewhere
  if (happens(pen, isTurned, 'TURNED')) [given, family] = [[family], given.join(' ')]
  return random.chance(rates.notSplit) ? { full: [...given, family].join(' ') } : { given, family }
}

const writtenBirth = (birth: string, pen: Marked): string | null => {
  const { random, rates } = pen
  const [year, month, day] = [birth.slice(0, 4), birth.slice(5, 7), birth.slice(8)]
  if (happens(pen, rates.birthUnknown, 'BIRTH_UNKNOWN')) return null
  if (happens(pen, rates.birthYearOnly, 'BIRTH_YEAR')) return random.chance(0.5) ? `${year}-01-01` : year
  if (Number(day) <= 12 && day !== month && happens(pen, rates.birthSwapped, 'BIRTH_SWAPPED'))
    return `${year}-${day}-${month}`
  return happens(pen, rates.birthWrong, 'BIRTH_WRONG') ? wrongBirth(random, year, month, day) : birth
}

/** Another year, month or day; always a date that exists. */
const wrongBirth = (random: Random, year: string, month: string, day: string): string => {
  const two = (value: number) => String(value).padStart(2, '0')
  const early = Number(day) > 28 ? '28' : day
  const what = random.next()
  if (what < 0.3) return `${Number(year) + random.pick([-1, 1, -10, 10])}-${month}-${early}`
  return what < 0.6
    ? `${year}-${two(random.between(1, 12))}-${early}`
    : `${year}-${month}-${two(random.between(1, 28))}`
}

const writtenAddress = ({ address }: TruePerson, pen: Marked) => {
  const { random, rates } = pen
  if (happens(pen, rates.addressUnknown, 'ADDRESS_UNKNOWN')) return []
  const { lines, postcode } = happens(pen, rates.moved, 'MOVED') ? addressOf(random) : address
  return [{ lines, postcode }]
}

/** One of the numbers he is known by, and not his tag, which speaks for itself. */
const writtenIdentifiers = (all: readonly Identifier[], pen: Marked): Identifier[] => {
  const { random, rates } = pen
  const known = all.filter(({ scheme }) => scheme !== 'EM_DEVICE')
  if (known.length === 0 || !happens(pen, rates.identifierKnown, 'IDENTIFIER')) return []
  const { scheme, value } = random.pick(known)
  return [{ scheme, value: happens(pen, rates.identifierWrong, 'IDENTIFIER_WRONG') ? slipped(random, value) : value }]
}
