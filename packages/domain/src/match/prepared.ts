import type { Identifier, Person } from '@breach-alerts/contracts'
import { postcodeOf } from '../geo/place.ts'
import { canonicalIdentifier } from '../identifiers/identifier.ts'
import { believedBirth } from '../names/birth.ts'
import type { AgeBand } from '../names/birth.ts'
import { foldName } from '../names/fold.ts'
import { nameOf } from '../names/name.ts'
import type { Name } from '../names/name.ts'

export type Comparable = Pick<Person, 'names' | 'dateOfBirth' | 'identifiers' | 'addresses' | 'sex' | 'ageBand'>

/** A person in the form in which persons are compared. */
export type Prepared = {
  names: readonly Name[]
  birth: string | null
  ageBand: AgeBand | null
  /** Well-formed identifiers by scheme; UPRNs of addresses among them. */
  identifiers: readonly Identifiers[]
  /** As written: bad form or check letter, kept and never compared. */
  unusable: readonly Identifier[]
  postcodes: readonly string[]
  sex: Person['sex']
}

/** Canonical values of one scheme. */
export type Identifiers = { readonly scheme: string; readonly values: string[] }

const kept = new WeakMap<Comparable, Prepared>()

/** Folds and normalises a person, once for each object: orders and events are read-only, and are compared many times. */
export const prepare = (person: Comparable): Prepared => {
  const known = kept.get(person)
  if (known) return known
  const made: Prepared = {
    names: (person.names ?? []).map(foldName).filter(hasTokens).map(nameOf),
    birth: believedBirth(person.dateOfBirth),
    ageBand: person.ageBand ?? null,
    ...sorted(person),
    postcodes: (person.addresses ?? []).flatMap(({ postcode }) =>
      postcode === undefined ? [] : (postcodeOf(postcode) ?? []),
    ),
    sex: person.sex,
  }
  kept.set(person, made)
  return made
}

const hasTokens = ({ all }: { all: readonly string[] }) => all.length > 0

const sorted = (person: Comparable): Pick<Prepared, 'identifiers' | 'unusable'> => {
  const identifiers: Identifiers[] = []
  const unusable: Identifier[] = []
  const add = (identifier: Identifier) => {
    const value = canonicalIdentifier(identifier.scheme, identifier.value)
    if (value === null) {
      unusable.push(identifier)
      return
    }
    const held = identifiers.find(one => one.scheme === identifier.scheme)
    if (!held) identifiers.push({ scheme: identifier.scheme, values: [value] })
    else if (!held.values.includes(value)) held.values.push(value)
  }
  for (const identifier of person.identifiers ?? []) add(identifier)
  for (const { uprn } of person.addresses ?? []) if (uprn !== undefined) add({ scheme: 'UPRN', value: uprn })
  return { identifiers, unusable }
}
