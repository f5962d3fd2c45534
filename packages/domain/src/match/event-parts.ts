import type { BreachEvent, ConditionKind, EventPerson, Place } from '@breach-alerts/contracts'
import { vrmOf } from '../identifiers/identifier.ts'
import { capPeople } from './people-cap.ts'
import type { CappedPeople } from './people-cap.ts'
import { prepare } from './prepared.ts'

/** Everybody named by an event, with as many of their names and addresses as are compared (`people-cap.ts`). */
export const peopleOf = (event: BreachEvent): readonly EventPerson[] => comparedIn(event).people

/** Does it say more of people than is compared? */
export const isCutShort = (event: BreachEvent): boolean => comparedIn(event).isCapped

/** Names of an event that are held against an order in the time of an ordinary one. */
const ordinaryNames = 8

/** How many times as long as an ordinary event it takes to hold this one against an order, near enough: 1 for up to eight names. */
export const widthOf = (event: BreachEvent): number =>
  Math.max(1, Math.ceil(peopleOf(event).reduce((sum, { names }) => sum + names.length, 0) / ordinaryNames))

const kept = new WeakMap<BreachEvent, CappedPeople>()
const nobody: CappedPeople = { people: [], isCapped: false }

const comparedIn = (event: BreachEvent): CappedPeople => {
  if (event.type === 'em.position' || event.type === 'em.violation' || event.type === 'anpr.hit') return nobody
  const known = kept.get(event)
  if (known) return known
  const made = capPeople(event.data.people)
  kept.set(event, made)
  return made
}

/** Plates seen with an event, in canonical form. */
export const platesOf = (event: BreachEvent): string[] => rawPlates(event).flatMap(value => vrmOf(value) ?? [])

const rawPlates = (event: BreachEvent): readonly string[] => {
  if (event.type === 'anpr.hit') return [event.data.vrm]
  const { type } = event
  const hasVehicles = type === 'incident.reported' || type === 'police.encounter' || type === 'partner.reported'
  return hasVehicles ? event.data.vehicles.map(({ vrm }) => vrm) : []
}

/** Numbers that an incident was reported from, as written. */
export const phonesOf = (event: BreachEvent): readonly string[] =>
  event.type === 'incident.reported' ? event.data.phones : []

/** The tag that speaks; null: the event is not from one. */
export const deviceIdOf = (event: BreachEvent): string | null =>
  event.type === 'em.position' || event.type === 'em.violation' ? event.data.deviceId : null

/** What an event says in free text. */
export const summaryOf = (event: BreachEvent): string | undefined =>
  event.type === 'incident.reported' ||
  event.type === 'contact.reported' ||
  event.type === 'partner.reported' ||
  event.type === 'circumstance.changed'
    ? event.data.summary
    : undefined

/** Where it happened, as the event says it; a fix is not a place. */
export const placeOf = (event: BreachEvent): Place | undefined => {
  if (event.type === 'anpr.hit') return event.data.camera?.place
  if (event.type === 'em.position' || event.type === 'circumstance.changed' || event.type === 'appointment.missed')
    return undefined
  return event.data.place
}

/** What the reporter believes was breached. */
export const believedKinds = (event: BreachEvent): readonly ConditionKind[] =>
  event.type === 'partner.reported' || event.type === 'police.encounter' ? (event.data.conditionKinds ?? []) : []

/** Is there anything by which this person could be told apart? A bare "male, 30s" is nobody yet. */
export const isKnown = (person: EventPerson): boolean => isNamed(person) || prepare(person).identifiers.length > 0

/** Has this person a name that can be compared? */
const isNamed = (person: EventPerson): boolean => prepare(person).names.length > 0

/** Those said to have done it, as far as they are known. */
export const knownSuspects = (event: BreachEvent): EventPerson[] =>
  peopleOf(event).filter(person => person.role === 'SUSPECT' && isKnown(person))

/** May somebody have done it who is not named: no suspect is, or one of several is not? */
export const mayBeUnnamed = (event: BreachEvent): boolean => {
  const suspects = peopleOf(event).filter(({ role }) => role === 'SUSPECT')
  return suspects.length === 0 || !suspects.every(isNamed)
}

/** Is somebody named as having done it? */
export const hasNamedSuspect = (event: BreachEvent): boolean =>
  peopleOf(event).some(person => person.role === 'SUSPECT' && isNamed(person))

/** Year in which it happened, as the event says; null: it says no time. */
export const yearOf = ({ time }: BreachEvent): number | null => (time === undefined ? null : Number(time.slice(0, 4)))
