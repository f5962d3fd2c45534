import type { BreachEvent, ConditionKind, EventPerson, Place } from '@breach-alerts/contracts'
import { canonicalIdentifier, vrmOf } from '../identifiers/identifier.ts'
import { foldName } from '../names/fold.ts'

/** Everybody named by an event. */
export const peopleOf = (event: BreachEvent): readonly EventPerson[] => {
  switch (event.type) {
    case 'em.position':
    case 'em.violation':
    case 'anpr.hit':
      return []
    default:
      return event.data.people ?? []
  }
}

/** Plates seen with an event, in canonical form. */
export const platesOf = (event: BreachEvent): string[] => rawPlates(event).flatMap(value => vrmOf(value) ?? [])

const rawPlates = (event: BreachEvent): readonly string[] => {
  switch (event.type) {
    case 'anpr.hit':
      return [event.data.vrm]
    case 'incident.reported':
    case 'police.encounter':
    case 'partner.reported':
      return (event.data.vehicles ?? []).map(({ vrm }) => vrm)
    default:
      return []
  }
}

/** The tag that speaks; null: the event is not from one. */
export const deviceIdOf = (event: BreachEvent): string | null =>
  event.type === 'em.position' || event.type === 'em.violation' ? event.data.deviceId : null

/** Where it happened, as the event says it; a fix is not a place. */
export const placeOf = (event: BreachEvent): Place | undefined => {
  switch (event.type) {
    case 'anpr.hit':
      return event.data.camera?.place
    case 'em.position':
    case 'circumstance.changed':
    case 'appointment.missed':
      return undefined
    default:
      return event.data.place
  }
}

/** What the reporter believes was breached. */
export const believedKinds = (event: BreachEvent): readonly ConditionKind[] =>
  event.type === 'partner.reported' || event.type === 'police.encounter' ? (event.data.conditionKinds ?? []) : []

/** Is there anything by which this person could be told apart? A bare "male, 30s" is nobody yet. */
export const isKnown = (person: EventPerson): boolean =>
  (person.names ?? []).some(name => foldName(name).all.length > 0) ||
  (person.identifiers ?? []).some(({ scheme, value }) => canonicalIdentifier(scheme, value) !== null)

/** Those said to have done it, as far as they are known. */
export const knownSuspects = (event: BreachEvent): EventPerson[] =>
  peopleOf(event).filter(person => person.role === 'SUSPECT' && isKnown(person))
