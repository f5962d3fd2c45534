import { topics } from '@breach-alerts/contracts'
import { ensureTopics } from '@breach-alerts/log'
import { addressList, loadConfig, milliseconds } from '@breach-alerts/runtime'
import { z } from 'zod'

/** Makes the topics that are not there yet, then ends: the first thing that a deployment runs. */
const dayMs = 86_400_000
const Env = z.object({
  KAFKA_BROKERS: addressList,
  REPLICATION_FACTOR: z.coerce.number().int().positive().default(1),
  /** How long events stand in clear; longer than the matcher may ever be out of order. */
  EVENTS_RETENTION_MS: milliseconds.default(7 * dayMs),
  /** The matcher's: recent events are kept a day longer. */
  LOOK_BACK_MS: milliseconds.default(14 * dayMs),
})
const config = loadConfig(Env, process.env)
await ensureTopics({
  brokers: config.KAFKA_BROKERS,
  clientId: 'topics',
  replicationFactor: config.REPLICATION_FACTOR,
  retentionMs: { [topics.events]: config.EVENTS_RETENTION_MS, [topics.recent]: config.LOOK_BACK_MS + dayMs },
})
console.log('topics are there')
