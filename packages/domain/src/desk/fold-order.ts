import type { EntryOf, JournalEntry, OrderBrief, Recipient, TaskEvent, TaskKind } from '@breach-alerts/contracts'
import { idOf } from '../identifiers/digest.ts'
import { withTold } from './climb.ts'
import { inCharge } from './in-charge.ts'
import { alsoTell } from './fold-breach.ts'
import { controlRoom, onRung, supervisorRung } from './ladder.ts'
import type { Desk, DeskAlert } from './model.ts'
import { applied, causeOf, noted } from './move.ts'
import type { Move, Verdict } from './move.ts'
import type { OrderState, OrderTask } from './order-state.ts'
import { tasksOf } from './order-tasks.ts'
import { noticeOf, withNotice } from './notices.ts'
import { changesIn, refreshed } from './refresh.ts'
import { isoOf } from './time.ts'

/** Entries about an order itself, whether or not it has an alert. */
export type OrderEntry =
  EntryOf<'order.changed'> | EntryOf<'order.ending'> | EntryOf<'order.ended'> | EntryOf<'order.decided'>

export const isOrderEntry = (entry: JournalEntry): entry is OrderEntry =>
  entry.type === 'order.changed' ||
  entry.type === 'order.ending' ||
  entry.type === 'order.ended' ||
  entry.type === 'order.decided'

/** What an entry did to the order, and to its open alert; `move` null: no alert is concerned. `tasks`: who must be told of one. */
export type OrderMove = { order: OrderState | undefined; move: Move | null; tasks?: TaskEvent[]; verdict: Verdict }

/** Folds an entry about the order itself: its state and tasks, and the timeline and facts of the alert that is open. */
export const foldOrder = (desk: Desk, open: DeskAlert | undefined, entry: OrderEntry): OrderMove => {
  if (entry.type === 'order.decided') return decided(desk, entry)
  // Said of a version that has been replaced: the journal knows better already.
  if (desk.order && entry.order.version < desk.order.brief.version) return refused(desk, 'STALE_ORDER')
  return entry.type === 'order.changed' ? changed(desk, open, entry) : asked(desk, open, entry)
}

const refused = ({ order }: Desk, why: string): OrderMove => ({ order, move: null, verdict: { refused: why } })

const changed = ({ order }: Desk, open: DeskAlert | undefined, entry: EntryOf<'order.changed'>): OrderMove => {
  const brief = entry.order
  const next: OrderState = {
    brief,
    changes: (order?.changes ?? 0) + 1,
    tasks: (order?.tasks ?? []).map(task => (isOvertaken(task, brief) ? { ...task, overtakenAt: entry.at } : task)),
  }
  return { order: next, move: open ? hear(open, entry, order?.brief ?? null) : null, verdict: 'applied' }
}

/** Extended, or in force again. An order that has simply ended leaves its question as open as before. */
const isOvertaken = ({ kind, endsAt, overtakenAt }: OrderTask, { endsAt: end, isInForce }: OrderBrief): boolean =>
  overtakenAt === null && isInForce && (kind === 'NO_ORDER_IN_PLACE' || end !== endsAt)

/** Whoever owns the order now, and partners who joined it, are told; the rest stands in the timeline. */
const hear = (open: DeskAlert, entry: EntryOf<'order.changed'>, held: OrderBrief | null): Move => {
  const fresh = refreshed(open, entry.order)
  const changes = changesIn(open, fresh, entry.order, held)
  if (changes.length === 0) return applied(fresh)
  const cause = causeOf(entry)
  const { alert, tell } = alsoTell(noted(fresh, cause, { version: entry.order.version, changes }), cause)
  const owner = inCharge(alert)
  const isNew = changes.includes('OWNER') && owner.kind === 'OFFICER' && !open.officersTold.includes(owner.officerId)
  const people: Recipient[] = isNew ? [owner, ...tell] : tell
  return applied(isNew ? withTold(alert, owner) : alert, { eventType: 'alert.updated', tell: people })
}

const asked = (
  desk: Desk,
  open: DeskAlert | undefined,
  entry: EntryOf<'order.ending'> | EntryOf<'order.ended'>,
): OrderMove => {
  const [kind, endsAt, daysLeft]: [TaskKind, string, number] =
    entry.type === 'order.ending'
      ? ['ORDER_ENDING', entry.endsAt, entry.daysLeft]
      : ['NO_ORDER_IN_PLACE', entry.endedAt, 0]
  const held: OrderState = desk.order ?? { brief: entry.order, changes: 0, tasks: [] }
  const taskId = idOf('tsk', desk.orderId, kind, endsAt)
  const known = held.tasks.find(task => task.taskId === taskId)
  const ask = { daysLeft, at: entry.at }
  const task: OrderTask = known
    ? { ...known, asked: [...known.asked, ask] }
    : { taskId, kind, openedAt: entry.at, endsAt, asked: [ask], decisions: [], overtakenAt: null }
  const order: OrderState = {
    ...held,
    tasks: known ? held.tasks.map(each => (each === known ? task : each)) : [...held.tasks, task],
  }
  return {
    order,
    tasks: tasksOf({ ...desk, order }).flatMap(view =>
      view.taskId === taskId && view.state === 'OPEN' ? [taskEvent(entry, task, daysLeft)] : [],
    ),
    move: open
      ? applied(noted(open, causeOf(entry), { taskId, endsAt, daysLeft }), { eventType: 'alert.updated', tell: [] })
      : null,
    verdict: 'applied',
  }
}

/** Somebody must be told of a task: each time that it is asked and nobody has answered. */
const taskEvent = (
  { entryId, at, orderId, order: brief }: EntryOf<'order.ending'> | EntryOf<'order.ended'>,
  { taskId, kind }: OrderTask,
  daysLeft: number,
): TaskEvent => ({
  lifecycleId: idOf('lif', entryId, taskId, 'task.raised'),
  eventType: 'task.raised',
  at: isoOf(Date.parse(at)),
  orderId,
  taskId,
  taskKind: kind,
  daysLeft,
  orderType: brief.orderType,
  forceCode: brief.forceCode,
  unit: brief.unit,
  tell: ownersOf(brief),
})

/** The officer who owns the order and their unit's supervisors; an order that nobody owns is the control room's. */
const ownersOf = (brief: OrderBrief): Recipient[] => {
  const owners = [0, supervisorRung].flatMap(rung => onRung(rung, brief, null) ?? [])
  return owners.length > 0 ? owners : [controlRoom(brief.forceCode, 0)]
}

const decided = (desk: Desk, { taskId, decisionId, decision, note, by, at }: EntryOf<'order.decided'>): OrderMove => {
  const { order } = desk
  const task = order?.tasks.find(each => each.taskId === taskId)
  if (!order || !task) return refused(desk, 'TASK_UNKNOWN')
  if (task.decisions.some(each => each.decisionId === decisionId)) return { order, move: null, verdict: 'duplicate' }
  const next: OrderTask = { ...task, decisions: [...task.decisions, { decisionId, decision, note, by, at }] }
  return {
    order: { ...order, tasks: order.tasks.map(each => (each === task ? next : each)) },
    move: null,
    verdict: 'applied',
  }
}

/** What became of a notice about a task. null: the entry is about none of this order's. */
export const foldTaskNotice = (order: OrderState | undefined, entry: EntryOf<'notice.recorded'>): OrderState | null => {
  const task = order?.tasks.find(({ taskId }) => taskId === entry.alertId)
  if (!order || !task) return null
  const notices = withNotice(task.notices ?? [], noticeOf(entry))
  return { ...order, tasks: order.tasks.map(each => (each === task ? { ...task, notices } : each)) }
}
