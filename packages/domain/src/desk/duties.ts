import { duties as dutyNames } from '@breach-alerts/contracts'
import type { Duty, DutyName, Grade } from '@breach-alerts/contracts'
import { actionTable, isActing } from './actions.ts'
import type { ActionRecord, DeskAlert } from './model.ts'
import { partnersUntold } from './partners.ts'
import type { DeskPolicy } from './policy.ts'
import { isoOf } from './time.ts'

type Recorded = Pick<DeskAlert, 'actions' | 'facts' | 'notices'>

const met: Readonly<Record<DutyName, (alert: Recorded, at: number) => boolean>> = {
  ACTED: ({ actions }) => actions.some(({ code }) => isActing(code)) || noActionAgreed(actions),
  PARTNERS_TOLD: (alert, at) => partnersUntold(alert, at).length === 0,
  VICTIM_DECISION: ({ actions }) => actions.some(decidesForVictim),
  RECORD_COMPLETE: ({ actions }) => isComplete(actions),
}

/** Is this duty met at `at` (epoch milliseconds)? Source: contracts.md §3, "Actions, duties, closing". */
export const isDone = (duty: DutyName, alert: Recorded, at: number): boolean => met[duty](alert, at)

/** No action, and after it a supervisor who agrees; a review that came before it does not count. */
const noActionAgreed = (actions: readonly ActionRecord[]): boolean => {
  const from = actions.findIndex(({ code }) => code === 'NO_ACTION')
  return (
    from >= 0 &&
    actions
      .slice(from + 1)
      .some(a => a.code === 'SUPERVISOR_REVIEW' && a.fields['view'] === 'AGREED' && a.roles.includes('supervisor'))
  )
}

const decidesForVictim = ({ code, fields }: ActionRecord): boolean =>
  code === 'VICTIM_INFORMED' ||
  code === 'VICTIM_DECISION' ||
  (code === 'VICTIM_SAFETY_CHECK' && fields['reached'] === true)

/**
 * Every action has its fields, or another corrects it (`corrects`), and at least one says in words what was done.
 * A code that only a newer version knows is kept and holds nothing up.
 */
const isComplete = (actions: readonly ActionRecord[]): boolean => {
  const standing = actions.filter(
    action => !actions.some(other => other !== action && other.fields['corrects'] === action.actionId),
  )
  return (
    standing.every(({ code, problems }) => problems.length === 0 || !actionTable.has(code)) &&
    standing.some(({ note }) => note !== null && note.trim() !== '')
  )
}

export const openDuties = (alert: Recorded, at: number): DutyName[] =>
  dutyNames.filter(duty => !isDone(duty, alert, at))

/** The duties with their state at `at` and when each is due. */
export const dutiesOf = (alert: DeskAlert, at: number): Duty[] =>
  dutyNames.map(duty => ({
    duty,
    state: isDone(duty, alert, at) ? 'DONE' : 'OPEN',
    dueAt: isoOf(alert.dutiesDueAt[duty]),
  }))

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
