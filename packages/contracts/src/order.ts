import { z } from 'zod'
import { Area } from './area.ts'
import { conditionKinds, knowledgeModes, orderStatuses, orderTypes, partnerBases, risks, weekdays } from './codes.ts'
import { Person } from './person.ts'
import { Instant, Label, LocalDate, OrderId, Text, TimeOfDay } from './primitives.ts'

const InstantOrDate = z.union([Instant, LocalDate], { error: 'must be an RFC 3339 instant or a date, YYYY-MM-DD' })

/** At the list itself, so that a fault elsewhere in the order does not hide it. */
const noneTwice =
  <Key extends string>(key: Key, message: string) =>
  (list: readonly Record<Key, unknown>[], ctx: z.RefinementCtx) => {
    const values = list.map(one => one[key])
    for (const [index, value] of values.entries())
      if (values.indexOf(value) < index) ctx.addIssue({ code: 'custom', path: [index, key], message })
  }

/** A weekly window in Europe/London; `to` at or before `from` runs into the next day. */
export const Hours = z.looseObject({
  days: z.array(z.enum(weekdays)).min(1),
  from: TimeOfDay,
  to: TimeOfDay,
})
export type Hours = z.infer<typeof Hours>

export const ArrestPower = z.looseObject({ statute: Label, from: Instant, to: Instant.nullable() })

export const Condition = z.looseObject({
  conditionId: Label,
  clause: Text.optional(),
  kind: z.enum(conditionKinds),
  text: Text.optional(),
  exceptions: z.array(Text).default([]),
  area: Area.optional(),
  /** null: at all times. */
  hours: z.array(Hours).nullable().default(null),
  arrestPower: ArrestPower.optional(),
})
export type Condition = z.infer<typeof Condition>

export const Knowledge = z.looseObject({
  mode: z.enum(knowledgeModes),
  at: Instant,
  by: Label.optional(),
})

export const OrderVersion = z.looseObject({
  version: z.number().int().min(1).max(1_000_000),
  recordedAt: Instant.optional(),
  /** Half-open; a date means the whole day in London. */
  validFrom: InstantOrDate,
  validTo: InstantOrDate.nullable().default(null),
  status: z.enum(orderStatuses).default('ACTIVE'),
  madeWithoutNotice: z.boolean().default(false),
  knowledge: z.array(Knowledge).default([]),
  conditions: z
    .array(Condition)
    .min(1)
    .max(200)
    .superRefine(noneTwice('conditionId', 'is used by an earlier condition of this version')),
})
export type OrderVersion = z.infer<typeof OrderVersion>

export const OrderPartner = z.looseObject({
  partnerId: Label,
  basis: z.enum(partnerBases),
  purpose: Text.optional(),
  until: LocalDate.nullable().default(null),
})

/** Another notification duty that stands this one still while it applies; dates in London, `to` null: it still applies. */
const NotificationSuspension = z.looseObject({
  by: z.enum(['SOA_NOTIFICATION', 'SPO_NOTIFICATION']),
  from: LocalDate,
  to: LocalDate.nullable().default(null),
})

/**
 * What is on record of the duty to notify names and address (SPO and DAPO), apart from what the order says.
 *
 * `records`: each time it was done, in person at a police station. `suspensions` absent: nobody has looked; empty: none.
 */
export const OrderNotification = z.looseObject({
  records: z.array(z.looseObject({ at: Instant, by: Label.optional() })).default([]),
  suspensions: z.array(NotificationSuspension).optional(),
})
export type OrderNotification = z.infer<typeof OrderNotification>

export const Order = z.looseObject({
  orderId: OrderId,
  type: z.enum(orderTypes),
  court: z.looseObject({ name: Text.optional(), caseNumber: Text.optional() }).optional(),
  owner: z
    .looseObject({
      forceCode: Label,
      unit: Text.optional(),
      officerId: Label.optional(),
      deputyId: Label.optional(),
    })
    .optional(),
  respondent: Person,
  protectedPersons: z.array(Person).max(200).default([]),
  mappa: z
    .looseObject({
      category: z.number().int().min(1).max(4),
      level: z.number().int().min(1).max(3),
      leadAgency: Label.optional(),
    })
    .nullable()
    .default(null),
  risk: z.enum(risks).optional(),
  cohorts: z.array(Label).default([]),
  versions: z.array(OrderVersion).min(1).max(1_000).superRefine(noneTwice('version', 'is used by an earlier version')),
  partners: z.array(OrderPartner).max(200).default([]),
  notification: OrderNotification.optional(),
})

/** A protective order with every version it has had. Topic `orders.order.v1`, compacted, key `orderId`. */
export type Order = z.infer<typeof Order>
