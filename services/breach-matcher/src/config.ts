import { addressList, milliseconds } from '@breach-alerts/runtime'
import { z } from 'zod'

export const Config = z.object({
  KAFKA_BROKERS: addressList,
  REDIS_URL: z.string(),
  /** Key of the hashes under which identifiers are kept in the index; the same for order-register. */
  INDEX_SECRET: z.string().min(16),
})

export const ServiceConfig = z.object({
  /** A second matcher in a group of its own is a twin: it stands by and computes the same ids. */
  MATCHER_GROUP: z.string().default('breach-matcher'),
  MATCHER_BATCH: z.coerce.number().int().positive().default(500),
  /** How long events wait for the order index to hold every order accepted before them. After that they go on without. */
  ORDERS_WAIT_MS: milliseconds.default(10_000),
  /** How long the first decision on an event is remembered for its repeats. */
  REMEMBER_MS: milliseconds.default(7 * 86_400_000),
  /** How far back of its arrival an order, or a version of one, is matched against what happened. */
  LOOK_BACK_MS: milliseconds.default(14 * 86_400_000),
})
export type ServiceConfig = z.infer<typeof ServiceConfig>
