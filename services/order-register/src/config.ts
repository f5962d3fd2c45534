import { addressList } from '@breach-alerts/runtime'
import { z } from 'zod'

export const Config = z.object({
  KAFKA_BROKERS: addressList,
  REDIS_URL: z.string(),
  /** Key of the hashes under which identifiers are kept in the index; the same for breach-matcher. */
  INDEX_SECRET: z.string().min(16),
})

/** Settings of the service itself, apart from where its engines are. */
export const ServiceConfig = z.object({
  /** Orders written in one step. */
  ORDERS_BATCH: z.coerce.number().int().positive().default(500),
})
export type ServiceConfig = z.infer<typeof ServiceConfig>
