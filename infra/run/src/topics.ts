import { ensureTopics } from '@breach-alerts/log'
import { addressList, loadConfig } from '@breach-alerts/runtime'
import { z } from 'zod'

/** Makes the topics that are not there yet, then ends: the first thing that a deployment runs. */
const Env = z.object({ KAFKA_BROKERS: addressList, REPLICATION_FACTOR: z.coerce.number().int().positive().default(1) })
const { KAFKA_BROKERS, REPLICATION_FACTOR } = loadConfig(Env, process.env)
await ensureTopics({ brokers: KAFKA_BROKERS, clientId: 'topics', replicationFactor: REPLICATION_FACTOR })
console.log('topics are there')
