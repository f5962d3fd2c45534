import { z } from 'zod'
import { levels, noticeStates, responses } from './codes.ts'
import { Finding, OrderFacts } from './finding.ts'
import { OrderBrief, orderDecisions } from './order-brief.ts'
import { Instant, Label } from './primitives.ts'

/**
 * What happened to the alerts of one order, in the words of whoever saw it happen.
 *
 * Topic `alerts.journal.v1`, key `orderId`, never compacted. `entryId` is derived from the cause, so that a retry repeats
 * an entry and never adds one. `at` is when it was recorded; `by` is an officerId, a person's subject, or `service:<name>`.
 */
const entry = <T extends string, S extends z.ZodRawShape>(type: T, fields: S) =>
  z.looseObject({ entryId: Label, type: z.literal(type), orderId: Label, at: Instant, by: Label, ...fields })

const ofAlert = { alertId: Label }

export const BreachSuspected = entry('breach.suspected', {
  finding: Finding,
  facts: OrderFacts,
  respondingForceCode: z.string().nullable(),
})

/** An event that names the person under the order and engages no condition, worth knowing while an alert is open. */
export const EventNoted = entry('event.noted', {
  event: Finding.shape.event,
  /** Code of what happened: `BATTERY_FLAT`, `ADDRESS`, …; no free text. */
  what: Label,
  /** How sure it is that it is the person under the order; absent: not said. */
  level: z.enum(levels).optional(),
})

export const Acknowledged = entry('acknowledged', {
  ...ofAlert,
  ackId: Label,
  response: z.enum(responses),
  deviceTime: Instant.nullable(),
  onBehalfOf: z.string().nullable(),
})

export const ActionRecorded = entry('action.recorded', {
  ...ofAlert,
  actionId: Label,
  code: Label,
  doneAt: Instant,
  note: z.string().nullable(),
  /** Every other field of the action as it was sent. */
  fields: z.record(z.string(), z.unknown()),
  /** The recorder's role, where a duty asks for one (SUPERVISOR_REVIEW). */
  roles: z.array(z.string()),
})

export const ClosureAsked = entry('closure.asked', {
  ...ofAlert,
  closureId: Label,
  outcome: Label,
  reason: z.string(),
  /** Roles of who asks; entries of older writers have none. */
  roles: z.array(z.string()).optional(),
})

export const TimerDue = entry('timer.due', { ...ofAlert, timerId: Label, dueAt: Instant })

/** What became of a message; of one about a task of the order `alertId` is the task's id. */
export const NoticeRecorded = entry('notice.recorded', {
  ...ofAlert,
  noticeId: Label,
  /** `officer:13:4471`, `force:13`, `partner:prt_demo`. */
  to: Label,
  channel: Label,
  state: z.enum(noticeStates),
  reason: z.string().nullable(),
  /** Who was on duty on the desk that `to` names, and got the message. */
  officerId: Label.optional(),
})

/** The order was varied, ended or handed over while an alert or a task of it is open. */
export const OrderChanged = entry('order.changed', { order: OrderBrief })

/** The order ends in `daysLeft` days: what protects after it? */
export const OrderEnding = entry('order.ending', { daysLeft: z.number().int(), endsAt: Instant, order: OrderBrief })

/** The order has ended, its respondent breached it before, and nothing else that we hold binds them. */
export const OrderEnded = entry('order.ended', { endedAt: Instant, order: OrderBrief })

/** A person's answer to a task of an order. */
export const OrderDecided = entry('order.decided', {
  taskId: Label,
  decisionId: Label,
  decision: z.enum(orderDecisions),
  note: z.string(),
})

export const JournalEntry = z.discriminatedUnion('type', [
  BreachSuspected,
  EventNoted,
  Acknowledged,
  ActionRecorded,
  ClosureAsked,
  TimerDue,
  NoticeRecorded,
  OrderChanged,
  OrderEnding,
  OrderEnded,
  OrderDecided,
])
export type JournalEntry = z.infer<typeof JournalEntry>
export type EntryOf<T extends JournalEntry['type']> = Extract<JournalEntry, { type: T }>
