import { levels } from '@breach-alerts/contracts'
import type { BreachEvent, Level, Order } from '@breach-alerts/contracts'
import { scorePerson } from './compare-person.ts'
import { peopleOf, yearOf } from './event-parts.ts'
import type { Scene } from './engagement.ts'
import { personLevel } from './person-level.ts'
import type { MatchSettings } from './settings.ts'

/** What happened, by code; `level`: how sure it is that it is the respondent, where that was asked. */
export type Note = { what: string; level?: Level }

/**
 * What happened, when an event that engages nothing is worth knowing while an alert is open; null: it is not.
 * A change of circumstance counts whatever part the record gives the respondent.
 */
export const noteOf = (event: BreachEvent, order: Order, scene: Scene | null, settings: MatchSettings): Note | null => {
  if (event.type === 'circumstance.changed') {
    const level = levelOfHim(event, order, settings)
    return level === null ? null : { what: event.data.change, level }
  }
  if (!scene) return null
  if (event.type === 'em.violation') return { what: event.data.violation }
  return event.type === 'appointment.missed' ? { what: `APPOINTMENT_${event.data.appointment}` } : null
}

/** The surest that anybody of the event is the respondent; null: nobody is. */
const levelOfHim = (event: BreachEvent, order: Order, { model }: MatchSettings): Level | null => {
  const found = peopleOf(event).map(
    person =>
      personLevel(scorePerson(person, order.respondent, model, yearOf(event)), { type: event.type, model })?.level,
  )
  return levels.find(level => found.includes(level)) ?? null
}
