import type { ActionAsked, EntryOf, Recipient } from '@breach-alerts/contracts'
import { awaitingFrom } from './awaiting.ts'
import { climb, cover } from './climb.ts'
import { openDuties } from './duties.ts'
import { inCharge } from './in-charge.ts'
import { overdueChallenges } from './overdue-challenges.ts'
import { onRung, supervisorRung } from './ladder.ts'
import type { DeskAlert, TimerKind } from './model.ts'
import { applied, causeOf, noted } from './move.ts'
import type { Cause, Move } from './move.ts'
import type { DeskPolicy } from './policy.ts'

/** Folds a timer that came due. null: the timer was stopped or moved meanwhile, and its news is stale. */
export const foldTimer = (alert: DeskAlert, entry: EntryOf<'timer.due'>, policy: DeskPolicy): Move | null => {
  const dueAt = Date.parse(entry.dueAt)
  const live = alert.timers.find(timer => timer.timerId === entry.timerId && timer.dueAt === dueAt)
  if (!live) return null
  const cause = causeOf(entry)
  const rest: DeskAlert = { ...alert, timers: alert.timers.filter(timer => timer !== live) }
  return onDue[live.kind](rest, cause, policy)
}

const onDue: Readonly<Record<TimerKind, (alert: DeskAlert, cause: Cause, policy: DeskPolicy) => Move>> = {
  escalate: (alert, cause, policy) => climb(alert, cause, policy, 'SILENCE'),
  cover: (alert, cause) => cover(alert, cause),
  'first-action': (alert, cause, policy) => silent(alert, cause, policy),
  duty: (alert, cause) =>
    remind(alert, cause, 'duty.overdue', 'COMPLETE_DUTIES', { duties: openDuties(alert, cause.at) }),
  close: (alert, cause) => remind(alert, cause, 'closing.due', 'CLOSE', {}),
  challenge: (alert, cause) => overdueChallenges(alert, cause),
}

/** Somebody said they were going and nothing is on the record: told again, from the second time with the supervisor. */
const silent = (alert: DeskAlert, cause: Cause, policy: DeskPolicy): Move => {
  const held = alert.awaiting ?? awaitingFrom(cause.at, alert, policy)
  const times = held.times + 1
  const next = { ...alert, awaiting: { ...held, nextAt: cause.at + policy.firstActionMs[alert.grade], times } }
  const supervisor = times > 1 ? [onRung(supervisorRung, alert.facts, alert.respondingForceCode)] : []
  return applied(noted(next, cause, { times }, 'first-action.overdue'), {
    eventType: 'alert.escalated',
    tell: present([inCharge(alert), ...supervisor]),
    actionAsked: 'RECORD_ACTION',
  })
}

const remind = (
  alert: DeskAlert,
  cause: Cause,
  what: string,
  actionAsked: ActionAsked,
  facts: Record<string, unknown>,
): Move => {
  const supervisor = onRung(supervisorRung, alert.facts, alert.respondingForceCode)
  return applied(noted({ ...alert, remindedAt: cause.at }, cause, facts, what), {
    eventType: 'alert.escalated',
    tell: present([inCharge(alert), supervisor]),
    actionAsked,
  })
}

const present = (recipients: readonly (Recipient | null)[]): Recipient[] =>
  recipients.filter(recipient => recipient !== null)
