import type { BreachEvent, Place } from '@breach-alerts/contracts'
import { cellsWithin } from '../geo/cells.ts'
import { addressLineOf, placeUprn, spotOf } from '../geo/place.ts'
import type { Spot } from '../geo/place.ts'
import { canonicalIdentifier } from '../identifiers/identifier.ts'
import { platesMisreadAs } from '../identifiers/plate.ts'
import { familySounds } from './blocking.ts'
import { deviceIdOf, isCutShort, knownSuspects, peopleOf, phonesOf, placeOf, platesOf } from './event-parts.ts'
import { herThings } from './her-things.ts'
import { couplesInRounds, inRounds, rounds } from './key-rounds.ts'
import { blocksOf, coupleSounds, identifierKeys, key, pairKey, pairKeys } from './keys.ts'
import { reachM } from './near-address.ts'
import { prepare } from './prepared.ts'
import type { Comparable } from './prepared.ts'
import { defaultMatchSettings } from './settings.ts'
import { subjectsOf } from './subjects.ts'

/** Keys of one event, each once. `isCapped`: there are more, or not all of what it says of people was keyed. */
export type EventKeys = { keys: readonly string[]; isCapped: boolean }

/** How many keys of an event that do not identify: everybody's own, and those together with his names and hers. */
export type KeyCaps = { own: number; all: number }

/**
 * Six people who have four names, three given names and three addresses each have 5,100, of which 830 are their own. To make the most
 * takes 30 ms of CPU.
 */
export const defaultKeyCaps: KeyCaps = { own: 4_000, all: 6_000 }

/**
 * Every key to ask for when an event comes, each once: its suspects, wearer or vehicles on the respondent's side; the others in it
 * and its place on the protected side, because they tell when no suspect is known, and help when he is hardly known.
 *
 * Complete for `judge` where identifiers, places or whole names agree: an order that none of these keys finds can't be engaged by the
 * event. Of names that differ in spelling it finds what sounds alike or is a known variant (`blocking.ts`). Not complete where
 * `isCapped`: what identifies is all there; of what does not, the place comes first, then everybody's own keys in turn, and at last his
 * names with hers, of which there are as many as there are couples of people. Nobody's place in the list decides what is kept.
 */
export const keysOfEvent = (event: BreachEvent, caps: KeyCaps = defaultKeyCaps): EventKeys => {
  const deviceId = deviceIdOf(event)
  // Where a protected person's device is must be remembered, for the next position of his (`proximity.ts`).
  if (deviceId !== null)
    return { keys: tagKeys(deviceId, event.type === 'em.position' ? ['R', 'P'] : ['R']), isCapped: false }
  if (event.type === 'anpr.hit') return { keys: plateKeys(platesOf(event)), isCapped: false }
  const onHisSide = hisSideOf(event)
  const others = peopleOf(event).filter(({ role }) => role !== 'SUSPECT')
  const place = placeOf(event)
  const keys = new Set([
    ...onHisSide.flatMap(person => identifierKeys('R', person)),
    ...others.flatMap(person => identifierKeys('P', person)),
    ...herThings(event).flatMap(({ scheme, values }) => values.map(value => key('P', scheme, value))),
    ...uprnKeys(place),
  ])
  const exact = keys.size
  const guesses = guessesOf(nearKeys(place), onHisSide, others, caps)
  const isOwnLeft = fill(keys, guesses.own, exact + caps.own)
  const isPairLeft = fill(keys, guesses.pairs, exact + caps.all)
  return { keys: [...keys], isCapped: isOwnLeft || isPairLeft || isCutShort(event) }
}

/** Adds keys until there are so many; says whether there would be more. */
const fill = (keys: Set<string>, guesses: Iterable<string>, most: number): boolean => {
  for (const guess of guesses)
    if (keys.size < most) keys.add(guess)
    else if (!keys.has(guess)) return true
  return false
}

/** Not by way of a person, as most events are of tags and cameras: what is kept of each of them would have to be forgotten again. */
const tagKeys = (deviceId: string, sides: readonly ('R' | 'P')[]): string[] => {
  const tag = canonicalIdentifier('EM_DEVICE', deviceId)
  return tag === null ? [] : sides.map(side => key(side, 'EM_DEVICE', tag))
}

const plateKeys = (plates: readonly string[]): string[] => [
  ...plates.map(plate => key('R', 'VRM', plate)),
  ...misreadKeys(plates),
]

const byNumbers = (identifiers: Comparable['identifiers']): Comparable => ({ names: [], identifiers, addresses: [] })

/** Numbers that an incident was reported from, in canonical form. */
const phonesIn = (event: BreachEvent): string[] =>
  phonesOf(event).flatMap(value => canonicalIdentifier('PHONE', value) ?? [])

/** Whoever may be the respondent, each once; plates and numbers that came with suspects stand by themselves. */
const hisSideOf = (event: BreachEvent): readonly Comparable[] => {
  const suspects = knownSuspects(event)
  const came = [
    ...platesOf(event).map(value => ({ scheme: 'VRM' as const, value })),
    ...phonesIn(event).map(value => ({ scheme: 'PHONE' as const, value })),
  ]
  return [
    // A change of circumstance is noted for the respondent whatever part the record gives him.
    ...(event.type === 'circumstance.changed' ? peopleOf(event) : suspects),
    ...(suspects.length > 0 ? came.map(one => byNumbers([one])) : []),
    ...subjectsOf(event).flatMap(({ as, person }) => (as === 'SUSPECT' ? [] : [person])),
  ]
}

/**
 * What may bring an event together with an order: its place, everybody's own keys, and his names with hers. In turn where there are more
 * than the caps let through; with as many people as can be in an event there are a million.
 */
const guessesOf = (
  near: readonly string[],
  onHisSide: readonly Comparable[],
  others: readonly Comparable[],
  caps: KeyCaps,
): { own: Iterable<string>; pairs: Iterable<string> } => {
  const plates = onHisSide.map(platesIn)
  const blocks = [
    ...onHisSide.map(person => blocksOf('R', person, true, caps.own)),
    ...others.map(person => blocksOf('P', person, true, caps.own)),
  ]
  const his = others.length === 0 ? [] : onHisSide.map(him => coupleSounds(him, true))
  const hers = onHisSide.length === 0 ? [] : others.map(her => familySounds(her, { asks: true }))
  const own = near.length + countOf(blocks) + countOf(plates) * mostMisread
  if (own <= caps.own && own + countOf(his) * countOf(hers) <= caps.all)
    return { own: [...near, ...blocks.flat(), ...misreadKeys(plates.flat())], pairs: pairKeys(his.flat(), hers.flat()) }
  return { own: inTurn(near, [...blocks, ...plates.map(misreadKeys)]), pairs: pairsInTurn(his, hers) }
}

const inTurn = function* (first: readonly string[], lists: readonly Iterable<string>[]): Generator<string> {
  yield* first
  yield* inRounds(lists)
}

const countOf = (lists: readonly (readonly string[])[]): number => lists.reduce((sum, { length }) => sum + length, 0)

const platesIn = (person: Comparable): readonly string[] =>
  prepare(person).identifiers.find(({ scheme }) => scheme === 'VRM')?.values ?? []

/** Characters of a British plate. */
const mostMisread = 7

/** Plates of which one character may have been misread. */
const misreadKeys = function* (plates: readonly string[]): Generator<string> {
  for (const plate of plates) for (const other of platesMisreadAs(plate)) yield key('R', 'VRM', other)
}

const pairsInTurn = function* (
  his: readonly (readonly string[])[],
  hers: readonly (readonly string[])[],
): Generator<string> {
  for (const [couple, sound] of couplesInRounds([...rounds(his)], [...rounds(hers)])) yield pairKey(couple, sound)
}

const uprnKeys = (place: Place | undefined): string[] => {
  const uprn = place ? placeUprn(place) : null
  return uprn === null ? [] : [key('P', 'UPRN', uprn)]
}

const nearKeys = (place: Place | undefined): string[] => {
  if (!place) return []
  const [line, spot] = [addressLineOf(place), spotOf(place)]
  return [
    ...(line === null ? [] : [key('P', 'ADDRESS', line)]),
    ...(spot ? cellsWithin(spot.point, reach(spot)).map(cell => key('P', 'CELL', cell)) : []),
  ]
}

const reach = ({ accuracyM }: Spot): number => reachM(accuracyM, defaultMatchSettings.nearAddressM)
