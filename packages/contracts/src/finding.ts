import { z } from 'zod'
import { conditionKinds, levels, orderTypes, tiers } from './codes.ts'
import { ArrestPower, Knowledge, OrderPartner } from './order.ts'
import { Instant, Label } from './primitives.ts'

/** One thing that speaks for or against: both values side by side, how far they agree, and what that is worth in bits. */
export const Evidence = z.looseObject({
  field: z.string(),
  kind: z.string(),
  orderValue: z.unknown(),
  eventValue: z.unknown(),
  agreement: z.string(),
  bits: z.number(),
  /** JSON Pointer into the event's data: where the event's value stands. */
  source: z.string().optional(),
  /** Characters of a free text from which it was read: from, and to (not included). */
  span: z.tuple([z.number().int(), z.number().int()]).optional(),
  /** Instant of which it speaks. */
  at: Instant.optional(),
  /** Clause, and version of the order, that it was held against. */
  clause: z.string().optional(),
  orderVersion: z.number().int().optional(),
  /** Part of `bits` that comes of how common the name is. */
  tfBits: z.number().optional(),
})
export type Evidence = z.infer<typeof Evidence>

/** One event held against one condition of one order: a suspected breach, with everything that was known. */
export const Finding = z.looseObject({
  findingId: Label,
  event: z.looseObject({
    source: Label,
    id: Label,
    type: z.string(),
    occurredAt: Instant,
    receivedAt: Instant,
  }),
  orderId: Label,
  orderVersion: z.number().int(),
  conditionId: Label,
  conditionKind: z.enum(conditionKinds),
  level: z.enum(levels),
  /** How sure it is who it was, where the condition is less sure than that; absent: as `level`. */
  identityLevel: z.enum(levels).optional(),
  weight: z.number(),
  modelVersion: z.string(),
  flags: z.array(z.string()),
  evidence: z.array(Evidence),
  sentences: z.array(z.string()),
  tier: z.enum(tiers).optional(),
  /** Metres to the edge of the condition's area, positive inside; absent: the event has no place, or the condition no area. */
  distanceM: z.number().optional(),
  /** Does the wearer move into the area, or deeper into it? Absent: there is no fix before to tell by. */
  approaching: z.boolean().optional(),
  /** A weapon is mentioned; false: the source says that there was none. */
  weapons: z.boolean().optional(),
  /** A child is among the protected persons or in what was reported; false: the source says that there was none. */
  children: z.boolean().optional(),
  /** The strap or the body of the tag was interfered with. */
  tamper: z.literal(true).optional(),
  /** log2 odds before anything was compared; part of `weight`. */
  prior: z.number().optional(),
  /** The other person under an order whom the same person of the event fits next best; null: nobody. */
  runnerUp: z.looseObject({ orderId: Label, weight: z.number() }).nullable().optional(),
  /** What would raise or lower the level, in plain sentences. */
  wouldChange: z.array(z.string()).optional(),
  /** Edition of the table of given names that was used. */
  variantsVersion: z.string().optional(),
  /** Opaque ids of the people at risk that the event names, each the same for the same person of an order. */
  protectedPersonIds: z.array(Label).optional(),
})
export type Finding = z.infer<typeof Finding>

/** Who answers for an order, and who is told. */
export const followedFields = {
  /** Force of the owner; null: nobody owns the order, the control room's inbox does. */
  forceCode: z.string().nullable(),
  unit: z.string().nullable(),
  officerId: z.string().nullable(),
  deputyId: z.string().nullable(),
  partners: z.array(OrderPartner),
  risk: z.string().nullable(),
  mappaLevel: z.number().nullable(),
}

/**
 * What the response needs to know of an order, as it stood in the version that ruled the event.
 *
 * Travels with every suspected breach, so that the desk can fold its journal without asking anybody.
 */
export const OrderFacts = z.looseObject({
  orderId: Label,
  orderType: z.enum(orderTypes),
  orderVersion: z.number().int(),
  ...followedFields,
  madeWithoutNotice: z.boolean(),
  knowledge: z.array(Knowledge),
  condition: z.looseObject({
    conditionId: Label,
    clause: z.string().nullable(),
    kind: z.enum(conditionKinds),
    text: z.string().nullable(),
    exceptions: z.array(z.string()),
    arrestPower: ArrestPower.nullable(),
  }),
})
export type OrderFacts = z.infer<typeof OrderFacts>
