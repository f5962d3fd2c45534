import type { Person } from '@breach-alerts/contracts'
import { postcodeOf } from '../geo/place.ts'
import { canonicalIdentifier } from '../identifiers/identifier.ts'
import { believedBirth } from '../names/birth.ts'
import { foldName } from '../names/fold.ts'
import type { FoldedName } from '../names/fold.ts'

export type Comparable = Pick<Person, 'names' | 'dateOfBirth' | 'identifiers' | 'addresses' | 'sex'>

/** A person in the form in which persons are compared. */
export type Prepared = {
  names: readonly FoldedName[]
  birth: string | null
  /** Well-formed identifiers by scheme; UPRNs of addresses among them. */
  identifiers: ReadonlyMap<string, ReadonlySet<string>>
  postcodes: readonly string[]
  sex: Person['sex']
}

const kept = new WeakMap<Comparable, Prepared>()

/** Folds and normalises a person, once for each object: orders and events are read-only, and are compared many times. */
export const prepare = (person: Comparable): Prepared => {
  const known = kept.get(person)
  if (known) return known
  const made: Prepared = {
    names: (person.names ?? []).map(foldName),
    birth: believedBirth(person.dateOfBirth),
    identifiers: byScheme(person),
    postcodes: (person.addresses ?? []).flatMap(({ postcode }) =>
      postcode === undefined ? [] : (postcodeOf(postcode) ?? []),
    ),
    sex: person.sex,
  }
  kept.set(person, made)
  return made
}

const byScheme = (person: Comparable): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>()
  const add = (scheme: string, value: string | null) => {
    if (value !== null) found.set(scheme, (found.get(scheme) ?? new Set()).add(value))
  }
  for (const { scheme, value } of person.identifiers ?? []) add(scheme, canonicalIdentifier(scheme, value))
  for (const { uprn } of person.addresses ?? []) if (uprn !== undefined) add('UPRN', canonicalIdentifier('UPRN', uprn))
  return found
}
