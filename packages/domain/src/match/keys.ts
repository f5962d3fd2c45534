import type { BreachEvent, Order, Place } from '@breach-alerts/contracts'
import { cellOf, cellsWithin } from '../geo/cells.ts'
import { addressLineOf, placeUprn, spotOf } from '../geo/place.ts'
import { canonicalIdentifier } from '../identifiers/identifier.ts'
import { isComparable } from '../names/fold.ts'
import type { FoldedName } from '../names/fold.ts'
import { blockingKeys } from './blocking.ts'
import { deviceIdOf, knownSuspects, peopleOf, placeOf, platesOf } from './event-parts.ts'
import { prepare } from './prepared.ts'
import type { Comparable } from './prepared.ts'
import { defaultMatchSettings } from './settings.ts'

/** Side of an order on which a key stands: its respondent, or its protected persons. */
type Side = 'R' | 'P'
type Somebody = Comparable

const key = (side: Side, kind: string, value: string) => `${side}:${kind}:${value}`

const identifierKeys = (side: Side, person: Somebody): string[] =>
  [...prepare(person).identifiers].flatMap(([scheme, values]) => [...values].map(value => key(side, scheme, value)))

/** The names to look somebody up by: all tokens, and the first given with the family name. */
const nameForms = (name: FoldedName): string[] => {
  if (!isComparable(name)) return []
  const short = [...name.given.slice(0, 1), ...name.family].toSorted().join(' ')
  return [...new Set([name.all.join(' '), short])]
}

const forms = (person: Somebody) => prepare(person).names.flatMap(nameForms)

/** Full date, year and month, and year of a date of birth, finest first. */
const coarser = (birth: string): string[] =>
  [10, 7, 4].filter(length => length <= birth.length).map(length => birth.slice(0, length))

/**
 * Stored under the date as it is known (`=`), and under the coarser ones (`~`) for an event that knows less. Full dates are found by
 * the blocking keys.
 */
const storedBirthKeys = (side: Side, person: Somebody): string[] => {
  const { birth } = prepare(person)
  if (birth === null) return []
  return forms(person).flatMap(form =>
    coarser(birth).flatMap((date, i) =>
      date.length === 10 ? [] : key(side, 'NAME', `${form}${i === 0 ? '=' : '~'}${date}`),
    ),
  )
}

/** Asked for: orders that know exactly as much, those that know less, and those that know more. */
const askedBirthKeys = (side: Side, person: Somebody): string[] => {
  const { birth } = prepare(person)
  if (birth === null) return []
  return forms(person).flatMap(form => [
    ...coarser(birth).flatMap(date => (date.length === 10 ? [] : key(side, 'NAME', `${form}=${date}`))),
    ...(birth.length < 10 ? [key(side, 'NAME', `${form}~${birth}`)] : []),
  ])
}

const addressKeys = (person: Somebody): string[] =>
  (person.addresses ?? []).flatMap(address => {
    const [line, spot] = [addressLineOf(address), spotOf(address)]
    return [
      ...(line === null ? [] : [key('P', 'ADDRESS', line)]),
      ...(spot ? [key('P', 'CELL', cellOf(spot.point))] : []),
    ]
  })

/** Both names of a pair, for an event that has nothing but two names. */
const pairKeys = (him: Somebody, her: Somebody): string[] =>
  forms(him).flatMap(his => forms(her).map(hers => `X:NAMES:${his}|${hers}`))

/**
 * Every key under which an order is found, each once: its respondent (`R:`), its protected persons and their addresses (`P:`), and
 * the names of both (`X:`). Values of bad form or with a wrong check letter give no key.
 */
export const keysOfOrder = (order: Order): string[] => [
  ...new Set([
    ...identifierKeys('R', order.respondent),
    ...storedBirthKeys('R', order.respondent),
    ...blockingKeys(order.respondent, false, true).map(block => `R:${block}`),
    ...(order.protectedPersons ?? []).flatMap(person => [
      ...identifierKeys('P', person),
      ...storedBirthKeys('P', person),
      ...blockingKeys(person, false, false).map(block => `P:${block}`),
      ...addressKeys(person),
      ...pairKeys(order.respondent, person),
    ]),
  ]),
]

/**
 * Every key to ask for when an event comes, each once: its suspects, wearer or vehicles on the respondent's side; the others in it
 * and its place on the protected side, because they tell when no suspect is known, and help when he is hardly known.
 *
 * Complete for `judge` where identifiers, places or whole names agree: an order that none of these keys finds can't be engaged by the
 * event. Of names that differ in spelling it finds what sounds alike or is a known variant (`blocking.ts`).
 */
export const keysOfEvent = (event: BreachEvent, nearAddressM = defaultMatchSettings.nearAddressM): string[] => {
  const deviceId = deviceIdOf(event)
  if (deviceId !== null)
    return identifierKeys('R', { names: [], identifiers: [{ scheme: 'EM_DEVICE', value: deviceId }], addresses: [] })
  // A change of circumstance is noted for the respondent whatever part the record gives him.
  const onHisSide = event.type === 'circumstance.changed' ? peopleOf(event) : knownSuspects(event)
  const others = peopleOf(event).filter(({ role }) => role !== 'SUSPECT')
  return [
    ...new Set([
      ...onHisSide.flatMap(person => [
        ...identifierKeys('R', person),
        ...askedBirthKeys('R', person),
        ...blockingKeys(person, true, true).map(block => `R:${block}`),
      ]),
      ...platesOf(event).map(plate => key('R', 'VRM', plate)),
      ...others.flatMap(person => [
        ...identifierKeys('P', person),
        ...askedBirthKeys('P', person),
        ...blockingKeys(person, true, false).map(block => `P:${block}`),
      ]),
      ...onHisSide.flatMap(him => others.flatMap(her => pairKeys(him, her))),
      ...phoneKeys(event),
      ...(event.type === 'anpr.hit' ? [] : placeKeys(placeOf(event), nearAddressM)),
    ]),
  ]
}

const phoneKeys = (event: BreachEvent): string[] =>
  event.type === 'incident.reported'
    ? (event.data.phones ?? [])
        .flatMap(value => canonicalIdentifier('PHONE', value) ?? [])
        .map(phone => key('P', 'PHONE', phone))
    : []

const placeKeys = (place: Place | undefined, nearAddressM: number): string[] => {
  if (!place) return []
  const [uprn, line, spot] = [placeUprn(place), addressLineOf(place), spotOf(place)]
  return [
    ...(uprn === null ? [] : [key('P', 'UPRN', uprn)]),
    ...(line === null ? [] : [key('P', 'ADDRESS', line)]),
    ...(spot ? cellsWithin(spot.point, nearAddressM).map(cell => key('P', 'CELL', cell)) : []),
  ]
}
