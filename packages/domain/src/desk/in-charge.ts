import type { Recipient } from '@breach-alerts/contracts'
import { controlRoom, onRung, personOrRoom } from './ladder.ts'
import type { DeskAlert } from './model.ts'

/** Who has the alert now: the person who is going, else the rung that is being told. */
export const inCharge = (alert: DeskAlert): Recipient =>
  (alert.assignedTo === null ? null : personOrRoom(alert.assignedTo, alert.facts, alert.rung)) ??
  onRung(alert.rung, alert.facts, alert.respondingForceCode) ??
  controlRoom(alert.facts.forceCode ?? alert.respondingForceCode, alert.rung)

/**
 * Is somebody being looked for? While nobody has taken the alert, and again after somebody who had acted passed it on: then
 * it stays ACTED, and only the live timer of the climb tells.
 */
export const isClimbing = ({ state, timers }: Pick<DeskAlert, 'state' | 'timers'>): boolean =>
  state === 'RAISED' || (state !== 'CLOSED' && timers.some(({ kind }) => kind === 'escalate'))

/** Everybody who said NOT_ME and has not changed their mind since. */
export const declinersOf = ({ acks }: Pick<DeskAlert, 'acks'>): ReadonlySet<string> => {
  const decliners = new Set<string>()
  for (const { response, refused, onBehalfOf, by } of acks) {
    if (refused !== null || response === 'SEEN') continue
    if (response === 'NOT_ME') decliners.add(onBehalfOf ?? by)
    else decliners.delete(onBehalfOf ?? by)
  }
  return decliners
}
