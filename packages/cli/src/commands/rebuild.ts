import { topics } from '@breach-alerts/contracts'
import { type EventLog, kafkaLog, partitionKey } from '@breach-alerts/log'
import { redisStores, type Stores } from '@breach-alerts/store'
import { type Command, type Io, UsageError } from '../command.ts'
import { verifyStores } from '../rebuild/verify.ts'

const needed = ['KAFKA_BROKERS', 'REDIS_URL', 'INDEX_SECRET'] as const

/** @throws Error naming what is not set: only a system on real engines has stores that outlive its processes */
const connect = (env: Io['env']): { log: EventLog; stores: Stores } => {
  const missing = needed.filter(name => !env[name])
  const { KAFKA_BROKERS, REDIS_URL, INDEX_SECRET } = env
  if (!KAFKA_BROKERS || !REDIS_URL || !INDEX_SECRET)
    throw new Error(
      `Set ${missing.join(', ')} to reach Kafka and Redis. Not available in embedded mode: its stores are in memory and are built from the log at every start, so nothing outside the process can be compared.`,
    )
  return {
    log: kafkaLog({ brokers: KAFKA_BROKERS.split(','), clientId: 'breach-alerts-rebuild' }),
    stores: redisStores({ url: REDIS_URL, indexSecret: INDEX_SECRET, commandTimeoutMs: 10_000 }),
  }
}

const verify = async ({ result }: Io, { log, stores }: { log: EventLog; stores: Stores }): Promise<boolean> => {
  const { differences, ...counts } = await verifyStores(log, stores, Date.now)
  for (const difference of differences) result(difference)
  result({ ...counts, differences: differences.length })
  return differences.length === 0
}

/** How far each projection is: what the services would read if Redis were emptied now, and what it holds. */
const plan = async ({ result, say }: Io, { log, stores }: { log: EventLog; stores: Stores }): Promise<void> => {
  const projections = [
    ['order-register', topics.orders, stores.orders],
    ['escalation-clock', topics.orders, stores.watch],
    ['alert-desk', topics.journal, stores.desk],
  ] as const
  for (const [service, topic, store] of projections) {
    const [held, ends] = await Promise.all([store.positions(), log.ends(topic)])
    for (const [partition, end] of ends)
      result({ service, topic, partition, held: held.get(partitionKey(topic, partition)) ?? 0, end })
  }
  say(
    'Nothing was changed. To rebuild, empty Redis while the services run: each notices within a second and reads its topic',
  )
  say('again from the beginning. When their /health is UP, "rebuild --verify" holds the result against the log.')
}

export const rebuild: Command = {
  usage: 'rebuild [--verify]',
  summary:
    'With --verify: reads orders and journal to their ends, holds Redis against them key by key, prints each difference and a last line {orders, desks, moved, differences}; exit 1 when there is one. Without: says how far each projection is and how a rebuild is done; changes nothing. Needs KAFKA_BROKERS, REDIS_URL and INDEX_SECRET; not available in embedded mode, whose stores are in memory.',
  run: async (args, io) => {
    if (args.some(word => word !== '--verify') || args.length > 1) throw new UsageError('The only option is --verify.')
    const engines = connect(io.env)
    try {
      await engines.stores.ping()
      if (args.length === 0) await plan(io, engines)
      else if (!(await verify(io, engines))) throw new Error('Redis does not hold what the log says.')
    } finally {
      await Promise.all([engines.log.drain(2_000), engines.stores.close()])
    }
  },
}
