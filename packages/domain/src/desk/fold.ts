import type { Finding, JournalEntry, LifecycleEvent, TaskEvent } from '@breach-alerts/contracts'
import { idOf } from '../identifiers/digest.ts'
import { foldAck } from './fold-ack.ts'
import { foldAction } from './fold-action.ts'
import { findingKey, foldBreach } from './fold-breach.ts'
import { foldClosure } from './fold-closure.ts'
import { foldNotice } from './fold-notice.ts'
import { foldOrder, foldTaskNotice, isOrderEntry } from './fold-order.ts'
import type { OrderEntry } from './fold-order.ts'
import { foldTimer } from './fold-timer.ts'
import { leadingCondition } from './leading.ts'
import type { Desk, DeskAlert } from './model.ts'
import { applied, causeOf, merged, noted } from './move.ts'
import type { Move, News, Verdict } from './move.ts'
import { withNotedChange } from './noted-changes.ts'
import { withChallengeTimer } from './overdue-challenges.ts'
import type { DeskPolicy } from './policy.ts'
import { holds, withId } from './seen.ts'
import { isoOf } from './time.ts'
import { retimed, timerChanges } from './timers.ts'
import type { Timer } from './timers.ts'

export type Folded = {
  desk: Desk
  lifecycle: LifecycleEvent[]
  /** Tasks of the order that somebody must be told of. */
  tasks: TaskEvent[]
  timers: { set: Timer[]; cancel: string[] }
  verdict: Verdict
}

/**
 * Folds one journal entry into the alerts of its order.
 *
 * Pure, and the same for ever: an entry at or below the offset held, or with an entryId that is known, changes nothing, so
 * the journal may be read again from anywhere. Nothing that the journal holds is lost: what cannot take effect is kept in
 * the timeline with its reason. A timer that is stale changes nothing.
 *
 * @param offset position of the entry in its journal partition
 */
export const foldEntry = (desk: Desk, entry: JournalEntry, offset: number, policy: DeskPolicy): Folded => {
  if (entry.orderId !== desk.orderId) return unchanged(desk, { refused: 'OTHER_ORDER' })
  if (offset <= desk.appliedOffset || holds(desk.entryIds, entry.entryId)) return unchanged(desk, 'duplicate')
  // Made only when the entry is taken: the desk before it keeps its quick lists.
  const held = (): Desk => ({ ...desk, appliedOffset: offset, entryIds: withId(desk.entryIds, entry.entryId) })
  if (entry.type === 'breach.suspected') {
    const move = foldBreach(desk, entry, policy)
    if (!move) return unchanged(desk, 'duplicate')
    return settled(desk, withNotedChange(withFinding(held(), entry.finding), entry), entry, move, policy)
  }
  if (entry.type === 'event.noted') {
    const open = desk.alerts.find(({ state }) => state !== 'CLOSED')
    const kept = withNotedChange(held(), entry)
    if (!open) return unchanged(kept, 'applied')
    const { event, what } = entry
    const next = noted(open, causeOf(entry), { what, event })
    return settled(desk, kept, entry, applied(next, { eventType: 'alert.updated', tell: [] }), policy)
  }
  if (isOrderEntry(entry)) return foldOfOrder(desk, held(), entry, policy)
  const alert = desk.alerts.find(({ alertId }) => alertId === entry.alertId)
  if (!alert) {
    const order = entry.type === 'notice.recorded' ? foldTaskNotice(desk.order, entry) : null
    if (order) return unchanged({ ...held(), order }, 'applied')
    if (entry.type === 'timer.due') return unchanged(desk, { refused: 'STALE_TIMER' })
    return unchanged(withStray(held(), entry, entry.alertId), { refused: 'ALERT_UNKNOWN' })
  }
  const move = moveOf(alert, entry, policy)
  if (move) return settled(desk, held(), entry, move, policy)
  return unchanged(desk, entry.type === 'timer.due' ? { refused: 'STALE_TIMER' } : 'duplicate')
}

const foldOfOrder = (desk: Desk, held: Desk, entry: OrderEntry, policy: DeskPolicy): Folded => {
  const open = desk.alerts.find(({ state }) => state !== 'CLOSED')
  const { order, move, tasks = [], verdict } = foldOrder(desk, open, entry)
  const next: Desk = order ? { ...held, order } : held
  if (move) return { ...settled(desk, next, entry, move, policy), tasks }
  const isStray = entry.type === 'order.decided' && typeof verdict === 'object'
  return { ...unchanged(isStray ? withStray(next, entry, entry.taskId) : next, verdict), tasks }
}

/** Somebody did something to an alert, or a task, that is not known here: kept, nothing in the journal is lost. */
const withStray = (desk: Desk, { entryId, type, at, by }: JournalEntry, alertId: string): Desk => ({
  ...desk,
  strays: [...desk.strays, { entryId, type, alertId, at, by }],
})

type AlertEntry = Extract<JournalEntry, { alertId: string }>

const moveOf = (alert: DeskAlert, entry: AlertEntry, policy: DeskPolicy): Move | null => {
  if (entry.type === 'acknowledged') return foldAck(alert, entry, policy)
  if (entry.type === 'action.recorded') return foldAction(alert, entry, policy)
  if (entry.type === 'closure.asked') return foldClosure(alert, entry)
  return entry.type === 'timer.due' ? foldTimer(alert, entry, policy) : foldNotice(alert, entry, policy)
}

const unchanged = (desk: Desk, verdict: Verdict): Folded => ({
  desk,
  lifecycle: [],
  tasks: [],
  timers: { set: [], cancel: [] },
  verdict,
})

const withFinding = (desk: Desk, finding: Finding): Desk => ({
  ...desk,
  findingIds: withId(desk.findingIds, findingKey(finding)),
})

const settled = (before: Desk, held: Desk, entry: JournalEntry, move: Move, policy: DeskPolicy): Folded => {
  const alert = withChallengeTimer(retimed(move.alert, Date.parse(entry.at), policy))
  const desk: Desk = {
    ...held,
    alerts: held.alerts.some(({ alertId }) => alertId === alert.alertId)
      ? held.alerts.map(each => (each.alertId === alert.alertId ? alert : each))
      : [...held.alerts, alert],
  }
  return {
    desk,
    lifecycle: merged(move.news).map(news => lifecycleOf(alert, entry, news)),
    tasks: [],
    timers: timerChanges(before, desk),
    verdict: move.verdict,
  }
}

const lifecycleOf = (
  alert: DeskAlert,
  entry: JournalEntry,
  { eventType, tell, conditionKind, actionAsked }: News,
): LifecycleEvent => ({
  lifecycleId: idOf('lif', entry.entryId, alert.alertId, eventType),
  eventType,
  at: isoOf(Date.parse(entry.at)),
  orderId: entry.orderId,
  alertId: alert.alertId,
  alertRef: alert.reference,
  state: alert.state,
  grade: alert.grade,
  orderType: alert.facts.orderType,
  conditionKind: conditionKind ?? leadingCondition(alert).facts.condition.kind,
  forceCode: alert.facts.forceCode,
  unit: alert.facts.unit,
  respondingForceCode: alert.respondingForceCode,
  assignedTo: alert.assignedTo,
  occurredAt: isoOf(alert.occurredAt),
  tell,
  ...(actionAsked && { actionAsked }),
})
