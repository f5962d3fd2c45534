import type { Recipient } from '@breach-alerts/contracts'
import { challengesOf } from './challenges.ts'
import type { Challenge } from './challenges.ts'
import { controlRoom, isOfficerId, onRung, personOrRoom, supervisorRung } from './ladder.ts'
import type { DeskAlert } from './model.ts'
import { applied, noted } from './move.ts'
import type { Cause, Move } from './move.ts'
import { dropTimers, setTimer } from './timers.ts'

/** How often an overdue answer is called to mind, milliseconds. */
export const challengeReminderMs = 24 * 60 * 60_000

/** A challenge without an answer, and when it is said (again) that the answer is overdue. Epoch milliseconds. */
type Waiting = { challenge: Challenge; times: number; at: number }

const waitingIn = ({ actions, saidOverdue = [] }: Pick<DeskAlert, 'actions' | 'saidOverdue'>): Waiting[] =>
  challengesOf(actions)
    .filter(({ answer }) => answer === null)
    .map(challenge => {
      const said = saidOverdue.find(({ challengeId }) => challengeId === challenge.challengeId)
      return { challenge, times: said?.times ?? 0, at: said?.nextAt ?? Date.parse(challenge.dueAt) }
    })

/**
 * Watches the answer that is due first, whatever the alert's own state: closing too early is what may be challenged. Once it
 * is there, nothing is watched.
 */
export const withChallengeTimer = (alert: DeskAlert): DeskAlert => {
  const waiting = waitingIn(alert)
  if (waiting.length === 0) return dropTimers(alert, 'challenge')
  const dueAt = Math.min(...waiting.map(({ at }) => at))
  const live = alert.timers.find(({ kind }) => kind === 'challenge')
  return live?.dueAt === dueAt ? alert : setTimer(alert, 'challenge', dueAt)
}

/**
 * Says that answers are overdue: to who owes each, to who asked and may take it further, and to the unit's supervisor; where
 * none of them can be told, to the control room. Said again every day until somebody answers.
 */
export const overdueChallenges = (alert: DeskAlert, cause: Cause): Move => {
  const waiting = waitingIn(alert)
  const first = Math.min(...waiting.map(({ at }) => at))
  const due = waiting.filter(({ at }) => at <= Math.max(first, cause.at))
  const said = due.map(({ challenge: { challengeId }, times }) => ({
    challengeId,
    times: times + 1,
    nextAt: cause.at + challengeReminderMs,
  }))
  const rest = (alert.saidOverdue ?? []).filter(each =>
    said.every(({ challengeId }) => challengeId !== each.challengeId),
  )
  const kept: DeskAlert = { ...alert, saidOverdue: [...rest, ...said] }
  const next = said.reduce(
    (each, { challengeId, times }) => noted(each, cause, { challengeId, times }, 'challenge.overdue'),
    kept,
  )
  return applied(next, {
    eventType: 'alert.escalated',
    tell: toldOf(
      alert,
      due.map(({ challenge }) => challenge),
    ),
    actionAsked: 'REVIEW',
  })
}

const toldOf = (alert: DeskAlert, challenges: readonly Challenge[]): Recipient[] => {
  const people = challenges
    .flatMap(({ askedOf, askedBy }) => [askedOf, askedBy])
    .filter(person => person !== null && isOfficerId(person))
    .map(person => personOrRoom(person!, alert.facts, alert.rung))
  const supervisor = onRung(supervisorRung, alert.facts, alert.respondingForceCode)
  const told = [...people, ...(supervisor === null ? [] : [supervisor])]
  return told.length > 0 ? told : [controlRoom(alert.facts.forceCode ?? alert.respondingForceCode, alert.rung)]
}
