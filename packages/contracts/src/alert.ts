import { z } from 'zod'
import { AlertClock, Prompt, Serial } from './beside.ts'
import { alertStates, duties, levels, noticeStates, orderTypes } from './codes.ts'
import { Finding } from './finding.ts'
import { Instant, Label } from './primitives.ts'

export const Duty = z.looseObject({
  duty: z.enum(duties),
  state: z.enum(['OPEN', 'DONE']),
  dueAt: Instant,
  /** Who owes it, as notices name them: `officer:13:4471`, `force:13/UNIT_SUPERVISOR`. */
  owner: Label.optional(),
})
export type Duty = z.infer<typeof Duty>

/** What the law lets police do about this condition at this instant; advice for a person, never a decision. */
export const Powers = z.looseObject({
  conditionId: Label,
  route: z.enum(['CRIME', 'CIVIL']),
  offence: z.string().nullable(),
  arrest: z.looseObject({
    available: z.boolean(),
    statute: z.string().nullable(),
    until: Instant.nullable(),
    reason: z.string(),
  }),
  knowledge: z.looseObject({ needed: z.boolean(), proven: z.boolean() }),
  courtClock: z.string().nullable(),
  maximumPenalty: z.string(),
  sources: z.array(z.string()),
})
export type Powers = z.infer<typeof Powers>

export const Notice = z.looseObject({
  noticeId: Label,
  to: Label,
  channel: Label,
  state: z.enum(noticeStates),
  reason: z.string().nullable(),
  at: Instant,
  /** Who was on duty on the desk that `to` names. */
  officerId: Label.optional(),
})
export type Notice = z.infer<typeof Notice>

export const TimelineItem = z.looseObject({ entryId: Label, type: Label, at: Instant, by: Label })
export type TimelineItem = z.infer<typeof TimelineItem>

/** One suspected breach of one order and everything done about it. Source: contracts.md §3. */
export const Alert = z.looseObject({
  alertId: Label,
  /** Said over the radio: `7K3-2QD`. */
  reference: z.string(),
  orderId: Label,
  orderType: z.enum(orderTypes),
  state: z.enum(alertStates),
  grade: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  gradeReason: z.string(),
  level: z.enum(levels),
  forceCode: z.string().nullable(),
  respondingForceCode: z.string().nullable(),
  conditionIds: z.array(z.string()),
  flags: z.array(z.string()),
  occurredAt: Instant,
  raisedAt: Instant,
  assignedTo: z.string().nullable(),
  duties: z.array(Duty),
  /** Deadline for the first action of whoever is going; null: none is awaited. */
  firstActionDueAt: Instant.nullable().optional(),
  findings: z.array(Finding),
  powers: Powers,
  notices: z.array(Notice),
  timeline: z.array(TimelineItem),
  /** Of one alert only, not in lists. */
  prompts: z.array(Prompt).optional(),
  clocks: z.array(AlertClock).optional(),
  /** Absent: the register could not be asked. */
  serial: Serial.optional(),
})
export type Alert = z.infer<typeof Alert>
export type Grade = Alert['grade']
