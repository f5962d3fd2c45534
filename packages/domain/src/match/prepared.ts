import type { Identifier, Person } from '@breach-alerts/contracts'
import { postcodeOf } from '../geo/place.ts'
import { canonicalIdentifier } from '../identifiers/identifier.ts'
import { believedBirth, digitsOf } from '../names/birth.ts'
import type { AgeBand } from '../names/birth.ts'
import { foldName } from '../names/fold.ts'
import type { FoldedName } from '../names/fold.ts'
import { nameOf } from '../names/name.ts'
import type { Name, Row } from '../names/name.ts'
import { homeOf } from './homes.ts'
import type { Home } from './homes.ts'

export type Comparable = Pick<Person, 'names' | 'dateOfBirth' | 'identifiers' | 'addresses' | 'sex' | 'ageBand'>

/**
 * A person in the form in which persons are compared. Of most pairs nothing but `row` is read: memory is what a comparison waits for.
 */
export type Prepared = {
  /** The row of `first`, and what `fromEnd` adds to it. */
  row: Row
  /** The name of somebody who has one; null: none, or several. */
  first: Name | null
  names: readonly Name[]
  homes: readonly Home[]
  /** Well-formed identifiers by scheme; UPRNs of addresses among them. */
  identifiers: readonly Identifiers[]
  sex: Person['sex']
  birth: string | null
  ageBand: AgeBand | null
  /** As written: bad form or check letter, kept and never compared. */
  unusable: readonly Identifier[]
  postcodes: readonly string[]
}

/**
 * The last numbers of a person's row, counted from its end: digits of a full date of birth (`digitsOf`); the two of the only home, 0 if there
 * is none or several; the sex, 0 unknown; and how many schemes of identifiers there are.
 */
export const fromEnd = { BIRTH: 5, OUTCODE: 4, INWARD: 3, SEX: 2, SCHEMES: 1 } as const
const sexes: Readonly<Record<string, number>> = { F: 1, M: 2 }

/** Canonical values of one scheme. */
export type Identifiers = { readonly scheme: string; readonly values: string[] }

const kept = new WeakMap<Comparable, Prepared>()

/** Folds and normalises a person, once for each object: orders and events are read-only, and are compared many times. */
export const prepare = (person: Comparable): Prepared => {
  const known = kept.get(person)
  if (known) return known
  const birth = believedBirth(person.dateOfBirth)
  const postcodes = person.addresses.flatMap(({ postcode }) =>
    postcode === undefined ? [] : (postcodeOf(postcode) ?? []),
  )
  const { identifiers, unusable } = sorted(person)
  const names = person.names.map(foldName).filter(tellsMore).map(nameOf)
  const first = names.length === 1 ? names[0]! : null
  const homes = postcodes.map(homeOf)
  const [outcode, inward] = homes.length === 1 ? homes[0]! : [0, 0]
  const made: Prepared = {
    row: [...(first?.row ?? []), digitsOf(birth), outcode, inward, sexes[person.sex ?? ''] ?? 0, identifiers.length],
    first,
    names,
    homes,
    identifiers,
    sex: person.sex,
    birth,
    ageBand: person.ageBand ?? null,
    unusable,
    postcodes,
  }
  kept.set(person, made)
  return made
}

/** One word that stands in another of his names as well is no name of its own: beside Rowan Ashdown, Rowan would fit every Rowan. */
const tellsMore = ({ all }: FoldedName, _: number, names: readonly FoldedName[]): boolean =>
  all.length > 1 || (all.length === 1 && !names.some(other => other.all.length > 1 && other.all.includes(all[0]!)))

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
  for (const identifier of person.identifiers) add(identifier)
  for (const { uprn } of person.addresses) if (uprn !== undefined) add({ scheme: 'UPRN', value: uprn })
  return { identifiers, unusable }
}
