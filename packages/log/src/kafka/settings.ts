import type { KafkaConfig } from 'kafkajs'
import type { LogLogger } from '../logger.ts'

export type KafkaSettings = {
  brokers: string[]
  clientId: string
  logger?: LogLogger
  /** TLS and sign-in, as kafkajs takes them. */
  ssl?: NonNullable<KafkaConfig['ssl']>
  sasl?: NonNullable<KafkaConfig['sasl']>
  /** Time to connect (default 3 000). */
  connectionTimeoutMs?: number
  /** Time for one answer (default 5 000; a producer's 3 000: it asks again itself). */
  requestTimeoutMs?: number
  /** An append that its caller gives no deadline (default 5 000). */
  appendDeadlineMs?: number
  /** Time to join a group at the start (default 30 000). */
  joinTimeoutMs?: number
  /** A member silent for that long is taken for dead by the broker (default 10 000; not below `group.min.session.timeout.ms`). */
  sessionTimeoutMs?: number
  /** No sign of life of a consumer for that long ends it; so does a broker away for longer (default 60 000). */
  stallMs?: number
}

export const defaults = {
  connectionTimeoutMs: 3_000,
  requestTimeoutMs: 5_000,
  appendDeadlineMs: 5_000,
  joinTimeoutMs: 30_000,
  sessionTimeoutMs: 10_000,
  stallMs: 60_000,
} as const
