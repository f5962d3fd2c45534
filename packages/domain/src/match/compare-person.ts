import type { Evidence, Person } from '@breach-alerts/contracts'
import { canonicalIdentifier, isStrong } from '../identifiers/identifier.ts'
import { believedBirth, compareBirths } from '../names/birth.ts'
import type { BirthLevel } from '../names/birth.ts'
import { compareNames } from '../names/compare.ts'
import type { NameLevel } from '../names/compare.ts'
import { foldName } from '../names/fold.ts'
import { identifierBits, model } from './model.ts'

/** Somebody of an event held against somebody of an order. */
export type PersonComparison = {
  /** Schemes on which a well-formed identifier agrees. */
  agreeing: readonly string[]
  /** Strong schemes that both have and that agree on nothing. */
  differing: readonly string[]
  name: NameLevel
  birth: BirthLevel
  /** Sum of the weights, without the prior. */
  bits: number
  evidence: readonly Evidence[]
}

type Comparable = Pick<Person, 'names' | 'dateOfBirth' | 'identifiers' | 'addresses'>

/** Compares everything that both sides have; what only one side has says nothing. */
export const comparePerson = (event: Comparable, order: Comparable): PersonComparison => {
  const identifiers = compareIdentifiers(event, order)
  const names = compareNames((event.names ?? []).map(foldName), (order.names ?? []).map(foldName))
  const [eventBirth, orderBirth] = [believedBirth(event.dateOfBirth), believedBirth(order.dateOfBirth)]
  const birth = compareBirths(eventBirth, orderBirth)
  const evidence = [
    ...identifiers,
    ...(names.level === 'UNKNOWN'
      ? []
      : [item('name', names.level, names.order, names.event, model.names[names.level])]),
    ...(birth === 'UNKNOWN' ? [] : [item('dateOfBirth', birth, orderBirth, eventBirth, model.births[birth])]),
  ]
  return {
    agreeing: identifiers.filter(one => one.agreement === 'EXACT').map(one => one.field),
    differing: identifiers.filter(one => one.agreement === 'DIFFERENT').map(one => one.field),
    name: names.level,
    birth,
    bits: evidence.reduce((sum, one) => sum + one.bits, 0),
    evidence,
  }
}

const item = (field: string, agreement: string, orderValue: unknown, eventValue: unknown, bits: number): Evidence => ({
  field,
  kind: agreement === 'EXACT' ? 'exact' : agreement === 'DIFFERENT' ? 'negative' : 'fuzzy',
  orderValue,
  eventValue,
  agreement,
  bits,
})

const byScheme = (person: Comparable): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>()
  const add = (scheme: string, value: string | null) => {
    if (value !== null) found.set(scheme, (found.get(scheme) ?? new Set()).add(value))
  }
  for (const { scheme, value } of person.identifiers ?? []) add(scheme, canonicalIdentifier(scheme, value))
  for (const { uprn } of person.addresses ?? []) if (uprn !== undefined) add('UPRN', canonicalIdentifier('UPRN', uprn))
  return found
}

const compareIdentifiers = (event: Comparable, order: Comparable): Evidence[] => {
  const held = byScheme(order)
  return [...byScheme(event)].flatMap(([scheme, values]) => {
    const others = held.get(scheme)
    if (!others) return []
    const shared = [...values].find(value => others.has(value))
    if (shared !== undefined) return [item(scheme, 'EXACT', shared, shared, identifierBits(scheme))]
    // People change phones and homes; only a number that is given once and for life speaks against.
    return isStrong(scheme) && scheme !== 'EM_DEVICE'
      ? [item(scheme, 'DIFFERENT', [...others].join(', '), [...values].join(', '), model.identifierMismatch)]
      : []
  })
}
