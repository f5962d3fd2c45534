import { z } from 'zod'
import { conditionKinds, orderTypes } from './codes.ts'
import { taskKinds } from './lifecycle.ts'
import { Instant, Label } from './primitives.ts'

/** Body of every message about an alert that leaves through SNS (the HMPPS domain-event shape): ids, codes and a link, never a person. */
export const SnsMessage = z.strictObject({
  eventType: z.enum([
    'breach-alerts.alert.raised',
    'breach-alerts.alert.escalated',
    'breach-alerts.alert.acknowledged',
    'breach-alerts.alert.closed',
    'breach-alerts.alert.notice',
  ]),
  version: z.literal(1),
  occurredAt: Instant,
  detailUrl: z.url(),
  personReference: z.strictObject({ identifiers: z.array(z.strictObject({ type: Label, value: Label })) }),
  additionalInformation: z.strictObject({
    alertId: Label,
    alertRef: Label,
    grade: z.number().int(),
    orderType: z.enum(orderTypes),
    conditionKind: z.enum(conditionKinds),
    forceCode: z.string().nullable(),
    actionAsked: Label,
  }),
})

/**
 * Body of a message about a task of an order, on a topic of its own: planned work that nobody who listens for alerts is woken
 * for. An addition to contracts.md §5, of the same shape.
 */
export const SnsTaskMessage = z.strictObject({
  eventType: z.literal('breach-alerts.task.raised'),
  version: z.literal(1),
  occurredAt: Instant,
  detailUrl: z.url(),
  personReference: z.strictObject({ identifiers: z.array(z.strictObject({ type: Label, value: Label })) }),
  additionalInformation: z.strictObject({
    taskId: Label,
    taskKind: z.enum(taskKinds),
    daysLeft: z.number().int(),
    grade: z.literal(3),
    orderType: z.enum(orderTypes),
    forceCode: z.string().nullable(),
    actionAsked: z.literal('DECIDE'),
  }),
})
