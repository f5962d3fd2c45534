import { z } from 'zod'
import { orderTypes } from './codes.ts'
import { Instant, Label } from './primitives.ts'

/** A question that a breach raises and that a person answers; it never holds up closing. */
export const Prompt = z.looseObject({
  code: Label,
  question: z.string(),
  /** Why it is asked. */
  why: z.string(),
  state: z.enum(['OPEN', 'ANSWERED']),
  /** When what raises it came up; of several, the first that is not answered. */
  askedAt: Instant,
  /** null: no time limit of its own. */
  dueAt: Instant.nullable(),
  /** Actions that answer it; so does `PROMPT_ANSWERED` that names it, with a note. */
  answeredBy: z.array(Label),
  answer: z
    .looseObject({ actionId: Label, code: Label, by: Label, at: Instant, note: z.string().nullable() })
    .nullable(),
})
export type Prompt = z.infer<typeof Prompt>

/** A limit of time that the law or a promise sets to this response. */
export const AlertClock = z.looseObject({
  clockId: Label,
  name: z.string(),
  starts: z.string(),
  /** What ends it before it runs out. */
  stops: z.string(),
  source: z.string(),
  /** What of it has not been checked against the text in force. */
  verify: z.string().nullable(),
  startedAt: Instant,
  /** First instant after it ran out; null: it is suspended. */
  dueAt: Instant.nullable(),
  stoppedAt: Instant.nullable(),
  /** `ENDED`: it bounds something that simply ends, nobody is late. */
  state: z.enum(['RUNNING', 'STOPPED_IN_TIME', 'STOPPED_LATE', 'OVERDUE', 'SUSPENDED', 'ENDED']),
  /** London dates in between that do not count. */
  excludedDates: z.array(z.iso.date()),
  /** false: bank holidays of a year concerned are not published yet. */
  isCertain: z.boolean(),
  note: z.string().nullable(),
  /** Next review of detention. */
  nextReviewAt: Instant.optional(),
})
export type AlertClock = z.infer<typeof AlertClock>

/** What is known of the person under the order across orders and forces. Counts and codes; nobody is named. */
export const Serial = z.looseObject({
  /** Other orders of the same person; `orderId` only where the reader may see the order or an alert of it. */
  orders: z.array(
    z.looseObject({
      orderId: Label.nullable(),
      orderType: z.enum(orderTypes),
      forceCode: z.string().nullable(),
      inForce: z.boolean(),
      /** Suspected breaches ever, those that came to no action left out. */
      breaches: z.number().int(),
    }),
  ),
  forces: z.array(z.string()),
  /** Protected people on all orders, this one among them. */
  protectedPeople: z.number().int(),
  /** Suspected breaches in the window on all orders, this one among them, and whom those orders protect. */
  breaches: z.number().int(),
  victims: z.number().int(),
  windowDays: z.number().int(),
  sentence: z.string().nullable(),
  /** No order in force binds a person who breached before. */
  isUnbound: z.boolean(),
  /** true: more orders share keys with this person than were looked at. */
  isPartial: z.boolean(),
})
export type Serial = z.infer<typeof Serial>
