import { addressList, milliseconds } from '@breach-alerts/runtime'
import { z } from 'zod'

export const Config = z.object({
  KAFKA_BROKERS: addressList,
  AWS_REGION: z.string(),
  /** Absent: the region's own endpoint, where topics are not made but must exist. */
  SNS_ENDPOINT: z.url().optional(),
  AWS_ACCOUNT_ID: z.string().optional(),
})

/** `prt_a=PROBATION,prt_b=HEALTH`: the agency by which partners filter; without it the partner's own id stands in. */
const agencies = z
  .string()
  .default('')
  .transform(list =>
    list.split(',').flatMap(pair => (pair.includes('=') ? [pair.split('=').map(part => part.trim())] : [])),
  )
  .transform(pairs => new Map(pairs.map(([partnerId = '', agency = '']) => [partnerId, agency])))

export const ServiceConfig = z.object({
  /** Where officers open an alert; the link in every message begins with it. */
  CONTROL_ROOM_URL: z.url().transform(url => url.replace(/\/+$/u, '')),
  PARTNER_AGENCIES: agencies,
  /** A message without a clear answer for this long is journaled as failed; trying goes on. */
  NOTIFY_FAILED_AFTER_MS: milliseconds.default(15_000),
  /** A message without a clear answer for this long, while others get through, no longer holds up those behind it. */
  NOTIFY_GIVE_UP_AFTER_MS: milliseconds.default(120_000),
})
export type ServiceConfig = z.infer<typeof ServiceConfig>
