import type { DutyName, EntryOf } from '@breach-alerts/contracts'
import { openDuties } from './duties.ts'
import { standDown } from './fold-ack.ts'
import type { ClosureRecord, DeskAlert } from './model.ts'
import { applied, causeOf, noted } from './move.ts'
import type { Move } from './move.ts'
import { outcomeProblem } from './outcomes.ts'
import { noActionState } from './review.ts'

type Entry = EntryOf<'closure.asked'>

/** Closes the alert when every duty is done; else the request stands in the timeline with what is still open. null: known closureId. */
export const foldClosure = (alert: DeskAlert, entry: Entry): Move | null => {
  if (alert.closures.some(({ closureId }) => closureId === entry.closureId)) return null
  const cause = causeOf(entry)
  const duties = openDuties(alert, cause.at)
  const refused = refusalOf(alert, entry, duties)
  const { closureId, outcome, reason, by, at } = entry
  const closure: ClosureRecord = { closureId, outcome, reason, by, at, refused, duties }
  const asked = { ...alert, closures: [...alert.closures, closure] }
  if (refused !== null) {
    const kept = noted(asked, cause, { closureId, outcome, refused, duties })
    return { alert: kept, news: [], verdict: { refused } }
  }
  const closed = noted({ ...asked, state: 'CLOSED', awaiting: null }, cause, { closureId, outcome })
  return applied(closed, { eventType: 'alert.closed', tell: standDown(closed, alert.assignedTo) })
}

/** Who may close. Source: contracts.md §3. */
const closers: readonly string[] = ['officer', 'supervisor']

const refusalOf = (alert: DeskAlert, { outcome, reason, roles }: Entry, duties: readonly DutyName[]): string | null => {
  if (alert.state === 'CLOSED') return 'ALREADY_CLOSED'
  // An entry of an older writer does not say; the door asked then.
  if (roles && !roles.some(role => closers.includes(role))) return 'ROLE_MISSING'
  if (duties.length > 0) return 'DUTIES_OUTSTANDING'
  const hasNoAction = noActionState(alert.actions) !== 'NONE'
  if (outcomeProblem(outcome, alert.facts.orderType, hasNoAction) !== null) return 'OUTCOME_NOT_ALLOWED'
  return reason.trim() === '' ? 'REASON_MISSING' : null
}
