import type { Evidence } from '@breach-alerts/contracts'
import { compareAge, compareBands, compareBirths, compareDigits } from '../names/birth.ts'
import type { BirthLevel } from '../names/birth.ts'
import { compareNames, nameLevels } from '../names/compare.ts'
import type { NameAgreement, NameLevel } from '../names/compare.ts'
import type { Name } from '../names/name.ts'
import { compareIdentifiers, noAgreements } from './compare-identifiers.ts'
import type { IdentifierAgreement } from './compare-identifiers.ts'
import { evidenceOf } from './evidence.ts'
import { compareHomes, compareTwoHomes } from './homes.ts'
import { model, nameBits, rounded } from './model.ts'
import type { HomeLevel, Model, SexLevel } from './model/type.ts'
import { fromEnd, prepare } from './prepared.ts'
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
): PersonScore => scorePrepared(prepare(eventPerson), prepare(orderPerson), used, year)

/** As `scorePerson`, of people who are prepared. */
export const scorePrepared = (event: Prepared, order: Prepared, used: Model, year: number | null): PersonScore => {
  const x = event.row
  const y = order.row
  const haveNumbers = x[x.length - fromEnd.SCHEMES]! > 0 && y[y.length - fromEnd.SCHEMES]! > 0
  const identifiers = haveNumbers ? compareIdentifiers(event, order, used) : noAgreements
  const names = bestNames(event, order, used)
  const birth = birthOf(event, order, year)
  // The same home by its number is the same by its postcode: counted once.
  const home = identifiers.some(isUprn) ? 'UNKNOWN' : homeLevel(event, order)
  const sex = compareSexes(x[x.length - fromEnd.SEX]!, y[y.length - fromEnd.SEX]!)
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
const bestNames = (event: Prepared, order: Prepared, used: Model): BestNames | null => {
  if (event.first && order.first) {
    const agreed = compareNames(event.first, order.first, event.row, order.row)
    return { event: event.first, order: order.first, agreed, bits: nameBits(used, agreed) }
  }
  let best: BestNames | null = null
  for (const mine of event.names)
    for (const other of order.names) {
      const agreed = compareNames(mine, other)
      const bits = nameBits(used, agreed)
      if (best === null || bits > best.bits || (bits === best.bits && rank(agreed.level) < rank(best.agreed.level)))
        best = { event: mine, order: other, agreed, bits }
    }
  return best
}

const birthOf = (event: Prepared, order: Prepared, year: number | null): BirthLevel => {
  const mine = event.row[event.row.length - fromEnd.BIRTH]!
  const other = order.row[order.row.length - fromEnd.BIRTH]!
  if (mine !== 0 && other !== 0) return compareDigits(mine, other)
  if (event.birth !== null && order.birth !== null) return compareBirths(event.birth, order.birth)
  if (event.ageBand && order.ageBand) return compareBands(event.ageBand, order.ageBand)
  if (year === null) return 'UNKNOWN'
  if (event.ageBand) return order.birth === null ? 'UNKNOWN' : compareAge(event.ageBand, order.birth, year)
  return order.ageBand && event.birth !== null ? compareAge(order.ageBand, event.birth, year) : 'UNKNOWN'
}

const homeLevel = (event: Prepared, order: Prepared): HomeLevel => {
  const x = event.row
  const y = order.row
  const outcode = x[x.length - fromEnd.OUTCODE]!
  const other = y[y.length - fromEnd.OUTCODE]!
  return outcode !== 0 && other !== 0
    ? compareTwoHomes(outcode, x[x.length - fromEnd.INWARD]!, other, y[y.length - fromEnd.INWARD]!)
    : compareHomes(event.homes, order.homes)
}

const compareSexes = (mine: number, other: number): SexLevel =>
  mine === 0 || other === 0 ? 'UNKNOWN' : mine === other ? 'SAME' : 'DIFFERENT'
