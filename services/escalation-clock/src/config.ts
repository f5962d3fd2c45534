import { addressList, milliseconds } from '@breach-alerts/runtime'
import { z } from 'zod'

export const Config = z.object({
  KAFKA_BROKERS: addressList,
  REDIS_URL: z.string(),
  /** Key of the hashes in the order index, to find other orders of a respondent; the same for order-register. */
  INDEX_SECRET: z.string().min(16),
})

export const ServiceConfig = z.object({
  /** Longest wait between two looks: how late a timer may be noticed that was set after the last look. */
  CLOCK_POLL_MS: milliseconds.max(10_000).default(250),
  /** How long a claimed timer is kept from other instances; a clock that dies holding it makes it this late. */
  CLOCK_LEASE_MS: milliseconds.default(5_000),
  CLOCK_LIMIT: z.coerce.number().int().positive().max(1_000).default(100),
  /** Orders followed in one step. */
  CLOCK_ORDERS_BATCH: z.coerce.number().int().positive().default(500),
})
export type ServiceConfig = z.infer<typeof ServiceConfig>
