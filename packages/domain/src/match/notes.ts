import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { scorePerson } from './compare-person.ts'
import { peopleOf, yearOf } from './event-parts.ts'
import type { Scene } from './engagement.ts'
import { personLevel } from './person-level.ts'
import type { MatchSettings } from './settings.ts'

/**
 * Code of what happened, when an event that engages nothing is worth knowing while an alert is open; null: it is not.
 * A change of circumstance counts whatever part the record gives the respondent.
 */
export const noteOf = (
  event: BreachEvent,
  order: Order,
  scene: Scene | null,
  settings: MatchSettings,
): string | null => {
  if (event.type === 'circumstance.changed') return isAboutHim(event, order, settings) ? event.data.change : null
  if (!scene) return null
  if (event.type === 'em.violation') return event.data.violation
  return event.type === 'appointment.missed' ? `APPOINTMENT_${event.data.appointment}` : null
}

const isAboutHim = (event: BreachEvent, order: Order, { model }: MatchSettings) =>
  peopleOf(event).some(
    person =>
      personLevel(scorePerson(person, order.respondent, model, yearOf(event)), { type: event.type, model }) !== null,
  )
