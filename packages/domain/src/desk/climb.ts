import type { Recipient } from '@breach-alerts/contracts'
import { declinersOf, isClimbing } from './in-charge.ts'
import { climbFrom, onRung, rungs, supervisorRung, topRung } from './ladder.ts'
import type { DeskAlert } from './model.ts'
import { applied, noted } from './move.ts'
import type { Cause, Move } from './move.ts'
import type { DeskPolicy } from './policy.ts'
import { dropTimers, setTimer, waitOf } from './timers.ts'

/**
 * Tells the first rung at or above `from` that has somebody on it, and gives it its time.
 *
 * Rungs that are empty, or whose person has said NOT_ME, are passed at once and stand in the timeline; the top rung is told
 * again and again for ever.
 */
export const tellRung = (
  alert: DeskAlert,
  from: number,
  cause: Cause,
  policy: DeskPolicy,
  why: string,
): { alert: DeskAlert; recipient: Recipient } => {
  const { rung, recipient, skipped } = climbFrom(
    Math.min(from, topRung),
    alert.facts,
    alert.respondingForceCode,
    declinersOf(alert),
  )
  const passed = skipped.reduce(
    (each, { rung: empty, reason }) => noted(each, cause, { rung: empty, name: rungs[empty], reason }, 'rung.skipped'),
    alert,
  )
  const told = noted(withTold({ ...passed, rung }, recipient), cause, { rung, name: rungs[rung], why }, 'rung.told')
  const covered = rung >= supervisorRung ? dropTimers(told, 'cover') : told
  return { alert: setTimer(covered, 'escalate', cause.at + waitOf(told, policy)), recipient }
}

/** The next rung, because this one was silent, passed it on, or could not be told. */
export const climb = (alert: DeskAlert, cause: Cause, policy: DeskPolicy, why: string): Move => {
  const told = tellRung(alert, alert.rung + 1, cause, policy, why)
  return applied(told.alert, { eventType: 'alert.escalated', tell: [told.recipient], actionAsked: 'ACKNOWLEDGE' })
}

/**
 * Gives the owner or the deputy only so long before the supervisor hears of their silence, where the grade asks for two
 * people; a cover that is set already is brought forward, never put off.
 */
export const withCover = (alert: DeskAlert, at: number, { coverMs }: DeskPolicy): DeskAlert => {
  const ms = coverMs[alert.grade]
  if (ms === null || !isClimbing(alert) || alert.rung >= supervisorRung) return alert
  const live = alert.timers.find(({ kind }) => kind === 'cover')
  return live && live.dueAt <= at + ms ? alert : setTimer(alert, 'cover', at + ms)
}

/** The unit supervisor hears of the owner's silence early; the alert stays with the owner. */
export const cover = (alert: DeskAlert, cause: Cause): Move => {
  const recipient = alert.rung < supervisorRung ? onRung(supervisorRung, alert.facts, alert.respondingForceCode) : null
  if (!recipient) return applied(noted(alert, cause, { reason: 'NOBODY' }, 'cover.skipped'))
  return applied(noted(alert, cause, { rung: supervisorRung, name: rungs[supervisorRung] }, 'cover.told'), {
    eventType: 'alert.escalated',
    tell: [recipient],
  })
}

export const withTold = (alert: DeskAlert, recipient: Recipient): DeskAlert =>
  recipient.kind === 'OFFICER' && !alert.officersTold.includes(recipient.officerId)
    ? { ...alert, officersTold: [...alert.officersTold, recipient.officerId] }
    : alert
