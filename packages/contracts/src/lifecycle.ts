import { z } from 'zod'
import { alertStates, conditionKinds, orderTypes, partnerBases } from './codes.ts'
import { Instant, Label } from './primitives.ts'

/** Who must be told. An officer is a person on a rung; a force is its control room; a partner has a basis. */
export const Recipient = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('OFFICER'),
    officerId: Label,
    forceCode: z.string().nullable(),
    rung: z.number().int(),
  }),
  /** A force's desk: the control room, the unit supervisor or the force incident manager, by `desk`. */
  z.looseObject({
    kind: z.literal('FORCE'),
    forceCode: z.string().nullable(),
    desk: z.string(),
    rung: z.number().int(),
  }),
  z.looseObject({ kind: z.literal('PARTNER'), partnerId: Label, basis: z.enum(partnerBases) }),
])
export type Recipient = z.infer<typeof Recipient>

export const lifecycleTypes = [
  'alert.raised',
  'alert.updated',
  'alert.escalated',
  'alert.acknowledged',
  'alert.acted',
  'alert.closed',
] as const

/** What somebody who is told is asked to do. Source: contracts.md §5, `actionAsked`. */
export const actionsAsked = ['ACKNOWLEDGE', 'RECORD_ACTION', 'COMPLETE_DUTIES', 'CLOSE', 'REVIEW', 'NONE'] as const
export type ActionAsked = (typeof actionsAsked)[number]

/**
 * A change of an alert that the world outside the desk should see. Topic `alerts.lifecycle.v1`, key `orderId`.
 *
 * `lifecycleId` is derived from the entry that caused it: a refold repeats it, readers drop the repeat.
 */
export const LifecycleEvent = z.looseObject({
  lifecycleId: Label,
  eventType: z.enum(lifecycleTypes),
  at: Instant,
  orderId: Label,
  alertId: Label,
  alertRef: z.string(),
  state: z.enum(alertStates),
  grade: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  orderType: z.enum(orderTypes),
  conditionKind: z.enum(conditionKinds),
  forceCode: z.string().nullable(),
  /** The owner's unit, by which its supervisors are found. */
  unit: z.string().nullable().optional(),
  respondingForceCode: z.string().nullable(),
  assignedTo: z.string().nullable(),
  occurredAt: Instant,
  /** Officers and partners who must be told of this now; empty: the screens only. */
  tell: z.array(Recipient),
  /** What those in `tell` are asked for; absent: by the event type. */
  actionAsked: z.enum(actionsAsked).optional(),
})
export type LifecycleEvent = z.infer<typeof LifecycleEvent>
export type LifecycleType = LifecycleEvent['eventType']

/** What a task of an order is about. */
export const taskKinds = ['ORDER_ENDING', 'NO_ORDER_IN_PLACE'] as const
export type TaskKind = (typeof taskKinds)[number]

/**
 * A question about an order itself that its owner or a supervisor answers, asked (again) now. In the same topic as the alerts'
 * changes, under a type of its own; needs no alert.
 */
export const TaskEvent = z.looseObject({
  lifecycleId: Label,
  eventType: z.literal('task.raised'),
  at: Instant,
  orderId: Label,
  taskId: Label,
  taskKind: z.enum(taskKinds),
  /** Whole days until the order ends; 0: it has. */
  daysLeft: z.number().int(),
  orderType: z.enum(orderTypes),
  forceCode: z.string().nullable(),
  /** The owner's unit, by which its supervisors are found. */
  unit: z.string().nullable(),
  tell: z.array(Recipient),
})
export type TaskEvent = z.infer<typeof TaskEvent>

/** One record of `alerts.lifecycle.v1`. */
export const LifecycleRecord = z.union([LifecycleEvent, TaskEvent])
export type LifecycleRecord = z.infer<typeof LifecycleRecord>
