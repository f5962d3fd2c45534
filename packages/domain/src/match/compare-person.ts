import type { Evidence } from '@breach-alerts/contracts'
import { compareAge, compareBands, compareBirths } from '../names/birth.ts'
import type { BirthLevel } from '../names/birth.ts'
import { compareNames, nameLevels } from '../names/compare.ts'
import type { NameAgreement, NameLevel } from '../names/compare.ts'
import type { Name } from '../names/name.ts'
import { compareIdentifiers } from './compare-identifiers.ts'
import type { IdentifierAgreement } from './compare-identifiers.ts'
import { evidenceOf } from './evidence.ts'
import { model, nameBits, rounded } from './model.ts'
import type { HomeLevel, Model, SexLevel } from './model/type.ts'
import { prepare } from './prepared.ts'
import type { Comparable, Prepared } from './prepared.ts'

/** Somebody of an event held against somebody of an order: levels and weight, without the words. */
export type PersonScore = {
  identifiers: readonly IdentifierAgreement[]
  name: NameLevel
  /** The two names that agree best; null: one side has none. */
  names: BestNames | null
  birth: BirthLevel
  home: HomeLevel
  sex: SexLevel
  /** Sum of the weights, without the prior. */
  bits: number
}

export type BestNames = { event: Name; order: Name; agreed: NameAgreement; bits: number }

export type PersonComparison = PersonScore & { evidence: readonly Evidence[] }

/**
 * Compares everything that both sides have; what only one side has says nothing. Symmetric, and more agreement never weighs less.
 *
 * @param year of the event, for ages that were estimated; null: unknown, and they are left aside
 */
export const scorePerson = (
  eventPerson: Comparable,
  orderPerson: Comparable,
  used: Model = model,
  year: number | null = null,
): PersonScore => {
  const event = prepare(eventPerson)
  const order = prepare(orderPerson)
  const identifiers = compareIdentifiers(event, order, used)
  const names = bestNames(event.names, order.names, used)
  const birth = birthOf(event, order, year)
  // The same home by its number is the same by its postcode: counted once.
  const home = identifiers.some(isUprn) ? 'UNKNOWN' : compareHomes(event.postcodes, order.postcodes)
  const sex = compareSexes(event, order)
  let bits = (names?.bits ?? 0) + used.births[birth] + used.homes[home] + used.sexes[sex]
  for (const one of identifiers) bits += one.bits
  return { identifiers, name: names ? names.agreed.level : 'UNKNOWN', names, birth, home, sex, bits: rounded(bits) }
}

/** As `scorePerson`, with its evidence: the bits of its items add up to the weight. */
export const comparePerson = (
  eventPerson: Comparable,
  orderPerson: Comparable,
  used: Model = model,
  year: number | null = null,
): PersonComparison => {
  const score = scorePerson(eventPerson, orderPerson, used, year)
  return { ...score, evidence: evidenceOf(score, prepare(eventPerson), prepare(orderPerson), used) }
}

const isUprn = ({ scheme }: IdentifierAgreement) => scheme === 'UPRN'

const rank = (level: NameLevel) => nameLevels.indexOf(level)

/** The pair of names that is worth most; of two worth the same the better level. */
const bestNames = (event: readonly Name[], order: readonly Name[], used: Model): BestNames | null => {
  let best: BestNames | null = null
  for (let i = 0; i < event.length; i++)
    for (let j = 0; j < order.length; j++) {
      const agreed = compareNames(event[i]!, order[j]!)
      const bits = nameBits(used, agreed)
      if (best === null || bits > best.bits || (bits === best.bits && rank(agreed.level) < rank(best.agreed.level)))
        best = { event: event[i]!, order: order[j]!, agreed, bits }
    }
  return best
}

const birthOf = (event: Prepared, order: Prepared, year: number | null): BirthLevel => {
  if (event.birth !== null && order.birth !== null) return compareBirths(event.birth, order.birth)
  if (event.ageBand === null && order.ageBand === null) return 'UNKNOWN'
  if (event.ageBand && order.ageBand) return compareBands(event.ageBand, order.ageBand)
  if (year === null) return 'UNKNOWN'
  if (event.ageBand) return order.birth === null ? 'UNKNOWN' : compareAge(event.ageBand, order.birth, year)
  return order.ageBand && event.birth !== null ? compareAge(order.ageBand, event.birth, year) : 'UNKNOWN'
}

const compareHomes = (mine: readonly string[], others: readonly string[]): HomeLevel => {
  if (mine.length === 0 || others.length === 0) return 'UNKNOWN'
  for (const one of mine) if (others.includes(one)) return 'SAME_POSTCODE'
  for (const one of mine) for (const other of others) if (haveOneOutcode(one, other)) return 'SAME_OUTCODE'
  return 'DIFFERENT'
}

/** Everything but the last three characters. */
const haveOneOutcode = (a: string, b: string) => a.length === b.length && a.startsWith(b.slice(0, -3))

const compareSexes = (event: Prepared, order: Prepared): SexLevel => {
  if (!event.sex || !order.sex || event.sex === 'X' || order.sex === 'X') return 'UNKNOWN'
  return event.sex === order.sex ? 'SAME' : 'DIFFERENT'
}
