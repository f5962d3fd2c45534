import { ensureTopics } from '@breach-alerts/log'
import { addressList, loadConfig } from '@breach-alerts/runtime'
import { z } from 'zod'
import { RetentionConfig, retentionMsOf } from './retention.ts'

/** Makes the topics that are not there yet, then ends: the first thing that a deployment runs. */
const Env = RetentionConfig.extend({
  KAFKA_BROKERS: addressList,
  REPLICATION_FACTOR: z.coerce.number().int().positive().default(1),
})
const config = loadConfig(Env, process.env)
await ensureTopics({
  brokers: config.KAFKA_BROKERS,
  clientId: 'topics',
  replicationFactor: config.REPLICATION_FACTOR,
  retentionMs: retentionMsOf(config),
})
console.log('topics are there')
