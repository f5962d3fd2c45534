import type { Evidence } from '@breach-alerts/contracts'
import { isStrong } from '../identifiers/identifier.ts'
import { compareBirths } from '../names/birth.ts'
import type { BirthLevel } from '../names/birth.ts'
import { compareNames } from '../names/compare.ts'
import type { NameLevel } from '../names/compare.ts'
import { identifierBits, model, nameBits } from './model.ts'
import type { HomeLevel, Model, SexLevel } from './model/type.ts'
import { prepare } from './prepared.ts'
import type { Comparable, Prepared } from './prepared.ts'

/** Somebody of an event held against somebody of an order. */
export type PersonComparison = {
  /** Schemes on which a well-formed identifier agrees. */
  agreeing: readonly string[]
  /** Strong schemes that both have and that agree on nothing. */
  differing: readonly string[]
  name: NameLevel
  birth: BirthLevel
  home: HomeLevel
  sex: SexLevel
  /** Sum of the weights, without the prior. */
  bits: number
  evidence: readonly Evidence[]
}

/** Compares everything that both sides have; what only one side has says nothing. */
export const comparePerson = (
  eventPerson: Comparable,
  orderPerson: Comparable,
  used: Model = model,
): PersonComparison => {
  const [event, order] = [prepare(eventPerson), prepare(orderPerson)]
  const identifiers = compareIdentifiers(event, order, used)
  const names = compareNames(event.names, order.names)
  const birth = compareBirths(event.birth, order.birth)
  // The same home by its number is the same by its postcode: counted once.
  const home = identifiers.some(one => one.field === 'UPRN') ? 'UNKNOWN' : compareHomes(event, order)
  const sex = compareSexes(event, order)
  const isKnown = ({ agreement }: Evidence) => agreement !== 'UNKNOWN'
  const evidence = [
    ...identifiers,
    ...[
      item('name', names.level, names.order, names.event, nameBits(used, names.level, names.shared)),
      item('dateOfBirth', birth, order.birth, event.birth, used.births[birth]),
      item('home', home, order.postcodes.join(', '), event.postcodes.join(', '), used.homes[home]),
      item('sex', sex, order.sex, event.sex, used.sexes[sex]),
    ].filter(isKnown),
  ]
  return {
    agreeing: identifiers.filter(one => one.agreement === 'EXACT').map(one => one.field),
    differing: identifiers.filter(one => one.agreement === 'DIFFERENT').map(one => one.field),
    name: names.level,
    birth,
    home,
    sex,
    bits: evidence.reduce((sum, one) => sum + one.bits, 0),
    evidence,
  }
}

const kinds: Readonly<Record<string, string>> = {
  EXACT: 'exact',
  SAME: 'exact',
  SAME_POSTCODE: 'exact',
  DIFFERENT: 'negative',
  VARIANT: 'alias',
}

const item = (field: string, agreement: string, orderValue: unknown, eventValue: unknown, bits: number): Evidence => ({
  field,
  kind: kinds[agreement] ?? 'fuzzy',
  orderValue,
  eventValue,
  agreement,
  bits: Math.round(bits * 100) / 100,
})

const compareIdentifiers = (event: Prepared, order: Prepared, used: Model): Evidence[] =>
  [...event.identifiers].flatMap(([scheme, values]) => {
    const others = order.identifiers.get(scheme)
    if (!others) return []
    const shared = [...values].find(value => others.has(value))
    if (shared !== undefined) return [item(scheme, 'EXACT', shared, shared, identifierBits(used, scheme))]
    // People change phones and homes; only a number that is given once and for life speaks against.
    return isStrong(scheme) && scheme !== 'EM_DEVICE'
      ? [item(scheme, 'DIFFERENT', [...others].join(', '), [...values].join(', '), used.identifierMismatch)]
      : []
  })

const compareHomes = ({ postcodes: mine }: Prepared, { postcodes: others }: Prepared): HomeLevel => {
  if (mine.length === 0 || others.length === 0) return 'UNKNOWN'
  if (mine.some(one => others.includes(one))) return 'SAME_POSTCODE'
  return mine.some(one => others.some(other => one.slice(0, -3) === other.slice(0, -3))) ? 'SAME_OUTCODE' : 'DIFFERENT'
}

const compareSexes = (event: Prepared, order: Prepared): SexLevel => {
  if (!event.sex || !order.sex || event.sex === 'X' || order.sex === 'X') return 'UNKNOWN'
  return event.sex === order.sex ? 'SAME' : 'DIFFERENT'
}
