import type { EventPerson, Place } from '@breach-alerts/contracts'

/** How much of what an event says of people is compared. Identifiers have no cap. */
const caps = {
  /** Characters of all names together; a name counts as `leastName` at least, so that there are never more than 300. */
  nameCharacters: 6_000,
  /** Addresses of all people together; of the others the UPRN stays, for it identifies. */
  addresses: 400,
} as const

/** A text is read no further (`fold.ts`), and nobody has more given names. */
const [longestText, mostGiven, leastName] = [400, 12, 20]

type Name = EventPerson['names'][number]

export type CappedPeople = { people: readonly EventPerson[]; isCapped: boolean }

/**
 * The people of an event with as many of their names and addresses as are compared: to fold, to key and to compare them takes time for
 * each, and 1 MiB holds 40,000. Nobody is left out, and no identifier.
 *
 * Everybody's first name comes before anybody's second, and of those the shorter first: who stands first in the list decides nothing.
 */
export const capPeople = (people: readonly EventPerson[]): CappedPeople => {
  if (isLittle(people)) return { people, isCapped: false }
  const names = people.map(person => person.names.map(shortened))
  const keptNames = keptOf(names, lengthOf, textOf, caps.nameCharacters)
  const addresses = people.map(person => person.addresses)
  const keptAddresses = keptOf(
    addresses,
    () => 1,
    ({ postcode = '' }) => postcode,
    caps.addresses,
  )
  const capped = people.map((person, at): EventPerson => ({
    ...person,
    names: names[at]!.slice(0, keptNames[at]),
    addresses: person.addresses.flatMap((address, nth) => (nth < keptAddresses[at]! ? [address] : numberOf(address))),
  }))
  return { people: capped, isCapped: true }
}

/** Is nothing to be left out? */
const isLittle = (people: readonly EventPerson[]): boolean => {
  let [characters, addresses] = [0, 0]
  for (const person of people) {
    addresses += person.addresses.length
    for (const name of person.names) {
      if ((name.given?.length ?? 0) > mostGiven) return false
      characters += lengthOf(name)
    }
  }
  return characters <= caps.nameCharacters && addresses <= caps.addresses
}

const shortened = (name: Name): Name =>
  name.given === undefined ? name : { ...name, given: name.given.slice(0, mostGiven) }

const textOf = ({ given = [], family = '', full = '' }: Name): string => [...given, family, full].join(' ')

const lengthOf = ({ given = [], family = '', full = '' }: Name): number => {
  let length = Math.min(family.length, longestText) + Math.min(full.length, longestText)
  for (const text of given) length += Math.min(text.length, longestText)
  return Math.max(leastName, length)
}

const numberOf = ({ uprn }: Place): Place[] => (uprn === undefined ? [] : [{ uprn }])

/** How many of each list are kept: the first of every list, then the second, and so on; of one round the smaller, then by text. */
const keptOf = <Item>(
  lists: readonly (readonly Item[])[],
  sizeOf: (item: Item) => number,
  textOfItem: (item: Item) => string,
  most: number,
): number[] => {
  const kept = lists.map(() => 0)
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  let room = most
  for (let round = 0; round < longest; round += 1) {
    const items = lists
      .flatMap((list, at) =>
        list.slice(round, round + 1).map(item => ({ at, size: sizeOf(item), text: textOfItem(item) })),
      )
      .toSorted((a, b) => a.size - b.size || (a.text < b.text ? -1 : 1))
    for (const { at, size } of items) {
      room -= size
      if (room < 0) return kept
      kept[at]! += 1
    }
  }
  return kept
}
