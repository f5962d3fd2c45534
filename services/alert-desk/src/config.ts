import { addressList } from '@breach-alerts/runtime'
import { z } from 'zod'

export const Config = z.object({ KAFKA_BROKERS: addressList, REDIS_URL: z.string() })

export const ServiceConfig = z.object({
  /** Entries folded in one step. */
  DESK_BATCH: z.coerce.number().int().positive().default(500),
  /** Orders whose alerts are kept in memory between batches. */
  DESK_CACHE: z.coerce.number().int().positive().default(1_000),
  /** JSON file with the rules and the ladder that this house begins with; absent: the built-in ones. */
  DESK_POLICY_FILE: z.string().optional(),
})
export type ServiceConfig = z.infer<typeof ServiceConfig>
