import { addressList, milliseconds, port } from '@breach-alerts/runtime'
import { OidcConfig } from '@breach-alerts/web'
import { z } from 'zod'

export const Config = z.object({
  KAFKA_BROKERS: addressList,
  REDIS_URL: z.string(),
  /** Key of the hashes of match keys; the same for order-register and breach-matcher. */
  INDEX_SECRET: z.string().min(16),
  ...OidcConfig.shape,
})

/** Settings of the service itself, apart from where its engines and its identity provider are. */
export const ServiceConfig = z.object({
  /** 0: any free port. */
  INTAKE_PORT: port.default(8090),
  INTAKE_HOST: z.string().min(1).default('127.0.0.1'),
  SERVICE_VERSION: z.string().default('dev'),
  /** Addresses of proxies in front whose `X-Forwarded-…` is believed, commas between. */
  TRUST_PROXY: z.string().optional(),
  /** An append that is not durable by then is answered with 503. */
  APPEND_DEADLINE_MS: milliseconds.default(6_000),
  /** How long an order may wait until this process has seen what the log holds of it. */
  ORDERS_WAIT_MS: milliseconds.default(5_000),
  /** Events not yet durable beyond which new ones are answered with 429: ten seconds at 2,000 a second. */
  MAX_WAITING_EVENTS: z.coerce.number().int().positive().default(20_000),
  /** The same in bytes of their records (64 MiB). */
  MAX_WAITING_BYTES: z.coerce.number().int().positive().default(67_108_864),
})
export type ServiceConfig = z.infer<typeof ServiceConfig>
