import { Text } from '@breach-alerts/contracts'
import type { Alert, DutyName, FieldError } from '@breach-alerts/contracts'
import { labelProblems } from './check-action.ts'
import { isObject } from './json.ts'
import type { ActionRecord } from './model.ts'
import { outcomeProblem } from './outcomes.ts'
import { noActionState } from './review.ts'

export type CheckedClosure = { closureId: string; outcome: string; reason: string }

/** What closing looks at; an alert from `presentAlert` has it all. */
export type ClosureContext = Pick<Alert, 'orderType' | 'duties'> & {
  readonly actions: readonly ActionRecord[]
}

/**
 * Checks a closure before it goes into the journal.
 *
 * Bad fields come in `errors` (a 400); with none, open duties come in `duties` (the 409 `duties-outstanding`).
 */
export const checkClosure = (
  body: unknown,
  alert: ClosureContext,
): { ok: true; closure: CheckedClosure } | { ok: false; errors: FieldError[]; duties: DutyName[] } => {
  if (!isObject(body)) return { ok: false, errors: [{ pointer: '', message: 'must be an object' }], duties: [] }
  const { closureId, outcome, reason } = body
  const errors = [
    ...labelProblems('closureId', closureId),
    ...outcomeProblems(outcome, alert),
    ...reasonProblems(reason),
  ]
  const duties = alert.duties.filter(({ state }) => state === 'OPEN').map(({ duty }) => duty)
  if (errors.length > 0 || duties.length > 0) return { ok: false, errors, duties: errors.length > 0 ? [] : duties }
  return { ok: true, closure: { closureId: String(closureId), outcome: String(outcome), reason: String(reason) } }
}

const outcomeProblems = (outcome: unknown, alert: ClosureContext): FieldError[] => {
  const label = labelProblems('outcome', outcome)
  if (label.length > 0 || typeof outcome !== 'string') return label
  const message = outcomeProblem(outcome, alert.orderType, noActionState(alert.actions) !== 'NONE')
  return message === null ? [] : [{ pointer: '/outcome', message }]
}

const reasonProblems = (reason: unknown): FieldError[] => {
  if (reason === undefined || reason === null || (typeof reason === 'string' && reason.trim() === ''))
    return [{ pointer: '/reason', message: 'is required' }]
  return Text.safeParse(reason).success
    ? []
    : [{ pointer: '/reason', message: 'must be text of at most 20000 characters' }]
}
