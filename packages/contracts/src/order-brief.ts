import { z } from 'zod'
import { orderStatuses, orderTypes } from './codes.ts'
import { followedFields } from './finding.ts'
import { Knowledge } from './order.ts'
import { Instant } from './primitives.ts'

/**
 * An order as its register holds it now, as far as the response follows it: who owns it, who is told, until when it binds,
 * and what is known of service. Travels with journal entries about the order, so that the desk asks nobody.
 */
export const OrderBrief = z.looseObject({
  orderType: z.enum(orderTypes),
  /** Highest version there is. */
  version: z.number().int(),
  ...followedFields,
  isInForce: z.boolean(),
  /** First instant at which it no longer binds; null: no end is set, or it does not bind now. */
  endsAt: Instant.nullable(),
  /** Oldest first. */
  versions: z.array(
    z.looseObject({
      version: z.number().int(),
      validFrom: Instant,
      validTo: Instant.nullable(),
      status: z.enum(orderStatuses),
      madeWithoutNotice: z.boolean(),
      knowledge: z.array(Knowledge),
    }),
  ),
})
export type OrderBrief = z.infer<typeof OrderBrief>

/** What may be decided when an order ends, or has ended. */
export const orderDecisions = ['NEW_ORDER_SOUGHT', 'ORDER_VARIATION_SOUGHT', 'NOTHING_NEEDED'] as const
export type OrderDecision = (typeof orderDecisions)[number]
