import { duties as dutyNames } from '@breach-alerts/contracts'
import type { Duty, DutyName, Grade, Recipient } from '@breach-alerts/contracts'
import { actionTable, isActing } from './actions.ts'
import { standing } from './corrections.ts'
import { inCharge } from './in-charge.ts'
import { onRung, supervisorRung, toOf } from './ladder.ts'
import type { ActionRecord, DeskAlert } from './model.ts'
import { partnersUntold } from './partners.ts'
import type { DeskPolicy } from './policy.ts'
import { noActionState } from './review.ts'
import { isoOf } from './time.ts'

type Recorded = Pick<DeskAlert, 'actions' | 'facts' | 'notices'>

const met: Readonly<Record<DutyName, (alert: Recorded, at: number) => boolean>> = {
  ACTED: ({ actions }) => standing(actions).some(({ code }) => isActing(code)) || noActionState(actions) === 'AGREED',
  PARTNERS_TOLD: (alert, at) => partnersUntold(alert, at).length === 0,
  VICTIM_DECISION: ({ actions }) => standing(actions).some(decidesForVictim),
  RECORD_COMPLETE: ({ actions }) => isComplete(actions),
}

/** Is this duty met at `at` (epoch milliseconds)? Source: contracts.md §3, "Actions, duties, closing". */
export const isDone = (duty: DutyName, alert: Recorded, at: number): boolean => met[duty](alert, at)

const decidesForVictim = ({ code, fields }: ActionRecord): boolean =>
  code === 'VICTIM_INFORMED' ||
  code === 'VICTIM_DECISION' ||
  (code === 'VICTIM_SAFETY_CHECK' && fields['reached'] === true)

/**
 * Every action that counts has its fields, and at least one says in words what was done. A code that only a newer version
 * knows is kept and holds nothing up.
 */
const isComplete = (actions: readonly ActionRecord[]): boolean => {
  const counted = standing(actions)
  return (
    counted.every(({ code, problems }) => problems.length === 0 || !actionTable.has(code)) &&
    counted.some(({ note }) => note !== null && note.trim() !== '')
  )
}

export const openDuties = (alert: Recorded, at: number): DutyName[] =>
  dutyNames.filter(duty => !isDone(duty, alert, at))

/** The duties with their state at `at`, when each is due, and who owes it. */
export const dutiesOf = (alert: DeskAlert, at: number): Duty[] =>
  dutyNames.map(duty => ({
    duty,
    state: isDone(duty, alert, at) ? 'DONE' : 'OPEN',
    dueAt: isoOf(alert.dutiesDueAt[duty]),
    owner: toOf(ownerOf(duty, alert)),
  }))

/** Whoever has the alert; where no action waits for a review, the supervisor owes that. */
const ownerOf = (duty: DutyName, alert: DeskAlert): Recipient =>
  (duty === 'ACTED' && noActionState(alert.actions) === 'OPEN'
    ? onRung(supervisorRung, alert.facts, alert.respondingForceCode)
    : null) ?? inCharge(alert)

/** When each duty of an alert of this grade is due, from `from` in epoch milliseconds. */
export const dueFrom = (from: number, grade: Grade, policy: DeskPolicy): Record<DutyName, number> => ({
  ACTED: from + policy.dutyMs.ACTED[grade],
  PARTNERS_TOLD: from + policy.dutyMs.PARTNERS_TOLD[grade],
  VICTIM_DECISION: from + policy.dutyMs.VICTIM_DECISION[grade],
  RECORD_COMPLETE: from + policy.dutyMs.RECORD_COMPLETE[grade],
})

/** A graver grade may bring a duty forward, never put it off. */
export const earlier = (a: Record<DutyName, number>, b: Record<DutyName, number>): Record<DutyName, number> => ({
  ACTED: Math.min(a.ACTED, b.ACTED),
  PARTNERS_TOLD: Math.min(a.PARTNERS_TOLD, b.PARTNERS_TOLD),
  VICTIM_DECISION: Math.min(a.VICTIM_DECISION, b.VICTIM_DECISION),
  RECORD_COMPLETE: Math.min(a.RECORD_COMPLETE, b.RECORD_COMPLETE),
})
