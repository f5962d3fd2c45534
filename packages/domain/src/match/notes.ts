import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { isPossible } from '../geo/motion.ts'
import { isNowhere, looksSwapped } from '../geo/plane.ts'
import { scorePerson } from './compare-person.ts'
import { peopleOf, yearOf } from './event-parts.ts'
import type { Scene } from './engagement.ts'
import { personLevel } from './person-level.ts'
import type { MatchSettings } from './settings.ts'
import type { Placed } from './track.ts'

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
  if (event.type === 'em.position') return scene.placed && positionNote(scene.placed)
  if (event.type === 'em.violation') return event.data.violation
  return event.type === 'appointment.missed' ? `APPOINTMENT_${event.data.appointment}` : null
}

/**
 * Unknown is not safe: a position that says nowhere, or that one tag can't have come to from the one before. Told at the first of a
 * run only.
 */
const positionNote = ({ fix, neighbours }: Placed): string | null => {
  const before = neighbours.find(one => one.at < fix.at)
  if (isNowhere(fix))
    return before && isNowhere(before) ? null : looksSwapped(fix) ? 'COORDINATES_SWAPPED' : 'POSITION_UNKNOWN'
  return before && !isNowhere(before) && !isPossible(before, fix) ? 'IMPOSSIBLE_SPEED' : null
}

const isAboutHim = (event: BreachEvent, order: Order, { model }: MatchSettings) =>
  peopleOf(event).some(
    person =>
      personLevel(scorePerson(person, order.respondent, model, yearOf(event)), { type: event.type, model }) !== null,
  )
