import type { BreachEvent, Order, Place } from '@breach-alerts/contracts'
import { cellOf, cellsWithin } from '../geo/cells.ts'
import { addressLineOf, placeUprn, spotOf } from '../geo/place.ts'
import { canonicalIdentifier } from '../identifiers/identifier.ts'
import { platesMisreadAs } from '../identifiers/plate.ts'
import { blockingKeys, comparableNames, couples, familySounds } from './blocking.ts'
import { deviceIdOf, peopleOf, phonesOf, placeOf } from './event-parts.ts'
import { prepare } from './prepared.ts'
import type { Comparable } from './prepared.ts'
import { defaultMatchSettings } from './settings.ts'
import { subjectsOf } from './subjects.ts'

/** Side of an order on which a key stands: its respondent, or its protected persons. */
type Side = 'R' | 'P'
type Somebody = Comparable

const key = (side: Side, kind: string, value: string) => `${side}:${kind}:${value}`

const identifierKeys = (side: Side, person: Somebody): string[] =>
  prepare(person).identifiers.flatMap(({ scheme, values }) => values.map(value => key(side, scheme, value)))

const addressKeys = (person: Somebody): string[] =>
  (person.addresses ?? []).flatMap(address => {
    const [line, spot] = [addressLineOf(address), spotOf(address)]
    return [
      ...(line === null ? [] : [key('P', 'ADDRESS', line)]),
      ...(spot ? [key('P', 'CELL', cellOf(spot.point))] : []),
    ]
  })

/** The sounds of his names and of her family name, for an event that has nothing but two names. */
const pairKeys = (him: Somebody, her: Somebody, asks: boolean): string[] => {
  const hers = familySounds(her, { asks })
  return comparableNames(him)
    .flatMap(name => couples(name, { asks }, true))
    .flatMap(one => hers.map(other => `X:NAMES:${one}|${other}`))
}

/**
 * Every key under which an order is found, each once: its respondent (`R:`), its protected persons and their addresses (`P:`), and
 * the names of both (`X:`). Values of bad form or with a wrong check letter give no key.
 */
export const keysOfOrder = (order: Order): string[] => [
  ...new Set([
    ...identifierKeys('R', order.respondent),
    ...blockingKeys(order.respondent, false, true).map(block => `R:${block}`),
    ...(order.protectedPersons ?? []).flatMap(person => [
      ...identifierKeys('P', person),
      ...blockingKeys(person, false, false).map(block => `P:${block}`),
      ...addressKeys(person),
      ...pairKeys(order.respondent, person, false),
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
  if (deviceId !== null) {
    const wearer = { names: [], identifiers: [{ scheme: 'EM_DEVICE' as const, value: deviceId }], addresses: [] }
    // Where a protected person's device is must be remembered, for the next position of his (`proximity.ts`).
    return [...identifierKeys('R', wearer), ...(event.type === 'em.position' ? identifierKeys('P', wearer) : [])]
  }
  // A change of circumstance is noted for the respondent whatever part the record gives him.
  const people = event.type === 'circumstance.changed' ? peopleOf(event) : []
  const onHisSide = [...people, ...subjectsOf(event).map(({ person }) => person)]
  const others = peopleOf(event).filter(({ role }) => role !== 'SUSPECT')
  return [
    ...new Set([
      ...onHisSide.flatMap(person => [...askedKeys('R', person), ...misreadKeys(person)]),
      ...others.flatMap(person => askedKeys('P', person)),
      ...onHisSide.flatMap(him => others.flatMap(her => pairKeys(him, her, true))),
      ...phoneKeys(event),
      ...(event.type === 'anpr.hit' ? [] : placeKeys(placeOf(event), nearAddressM)),
    ]),
  ]
}

/** Keys to look a person up by on one side. */
const askedKeys = (side: Side, person: Somebody): string[] => [
  ...identifierKeys(side, person),
  ...blockingKeys(person, true, side === 'R').map(block => `${side}:${block}`),
]

/** Every key under which other orders on the same respondent are found, each once, identifiers first. */
export const keysOfRespondent = ({ respondent }: Pick<Order, 'respondent'>): string[] => [
  ...new Set(askedKeys('R', respondent)),
]

/** Plates of which one character may have been misread. */
const misreadKeys = (person: Somebody): string[] =>
  prepare(person)
    .identifiers.filter(({ scheme }) => scheme === 'VRM')
    .flatMap(({ values }) => values.flatMap(platesMisreadAs))
    .map(plate => key('R', 'VRM', plate))

const phoneKeys = (event: BreachEvent): string[] =>
  phonesOf(event)
    .flatMap(value => canonicalIdentifier('PHONE', value) ?? [])
    .map(phone => key('P', 'PHONE', phone))

const placeKeys = (place: Place | undefined, nearAddressM: number): string[] => {
  if (!place) return []
  const [uprn, line, spot] = [placeUprn(place), addressLineOf(place), spotOf(place)]
  return [
    ...(uprn === null ? [] : [key('P', 'UPRN', uprn)]),
    ...(line === null ? [] : [key('P', 'ADDRESS', line)]),
    ...(spot ? cellsWithin(spot.point, nearAddressM).map(cell => key('P', 'CELL', cell)) : []),
  ]
}
