import kafkajs, { type Kafka, type LogEntry } from 'kafkajs'
import { silentLogger, type LogLogger } from '../logger.ts'
import { registerCodecs } from './codecs.ts'
import { calmRequestQueue } from './request-queue.ts'
import { defaults, type KafkaSettings } from './settings.ts'

const sameAgainMs = 10_000

/**
 * What kafkajs says, in our fields. Its errors are warnings here: it tries again, and we say ourselves when it gives up. The
 * same thing is said once in a while only: during an outage it says it hundreds of times.
 */
const toLogger = (logger: LogLogger) => {
  const saidAt = new Map<unknown, number>()
  return () =>
    ({ log }: LogEntry): void => {
      const { message, error, groupId, topic, partition, broker, retryCount } = log as Readonly<Record<string, unknown>>
      const now = performance.now()
      if (now - (saidAt.get(message) ?? -sameAgainMs) < sameAgainMs) return
      saidAt.set(message, now)
      logger.warn({ detail: message, reason: error, groupId, topic, partition, broker, retryCount }, 'kafka client')
    }
}

export const retryOf = (retries: number) => ({ initialRetryTime: 100, maxRetryTime: 1_000, retries })

/**
 * A kafkajs client with our time-outs. Each consumer gets its own: consumers of one client and group share their committed
 * offsets in memory, and one's rebalance wipes the other's.
 */
export const makeClient = (
  settings: KafkaSettings,
  { requestTimeoutMs = settings.requestTimeoutMs ?? defaults.requestTimeoutMs, retries = 5 } = {},
): Kafka => {
  calmRequestQueue()
  registerCodecs()
  const { brokers, clientId, ssl, sasl, logger = silentLogger } = settings
  return new kafkajs.Kafka({
    brokers,
    clientId,
    ...(ssl === undefined ? {} : { ssl }),
    ...(sasl === undefined ? {} : { sasl }),
    connectionTimeout: settings.connectionTimeoutMs ?? defaults.connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    enforceRequestTimeout: true,
    retry: retryOf(retries),
    logLevel: kafkajs.logLevel.WARN,
    logCreator: toLogger(logger),
  })
}
