import { z } from 'zod'
import { responses } from './codes.ts'
import { Instant, Label, OrderId, Text } from './primitives.ts'

/** Bodies and answers of the HTTP calls. Source: contracts.md §3. */

export const AcceptedEvents = z.looseObject({
  accepted: z.array(z.looseObject({ source: z.string(), id: z.string() })),
})
export const AcceptedOrder = z.looseObject({ orderId: OrderId, version: z.number().int() })

export const AcknowledgementRequest = z.looseObject({
  ackId: Label,
  response: z.enum(responses),
  /** When it was pressed, by the phone's own clock. */
  deviceTime: Instant.nullable().optional(),
  /** The control room answers for this officer. */
  onBehalfOf: Label.optional(),
})

/** An action; the fields that its code requires are listed in contracts.md, every other field is kept. */
export const ActionRequest = z.looseObject({ actionId: Label, code: Label, doneAt: Instant, note: Text.optional() })

export const ClosureRequest = z.looseObject({
  closureId: Label,
  outcome: Label,
  reason: z.string().trim().min(1).max(20_000),
})

export const StreamEvent = z.looseObject({ eventType: Label, alertId: Label, state: Label, at: Instant })

export const ParkedRecord = z.looseObject({
  parkedId: Label,
  topic: Label,
  partition: z.number().int(),
  offset: z.number().int(),
  reason: Label,
  receivedAt: Instant,
})

export const ProblemBody = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  errors: z.array(z.looseObject({ pointer: z.string(), message: z.string() })),
})
