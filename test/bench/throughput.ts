import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { topics } from '@breach-alerts/contracts'
import { ensureTopics, type EventLog, kafkaLog } from '@breach-alerts/log'
import { redisStores, type Stores } from '@breach-alerts/store'
import { freePort, startKafka, startRedis, until } from '@breach-alerts/testing'
import { makeSample, type Sample } from '../support/samples.ts'
import { matcherRun, naiveConsume, type Rate, rawConsume, startService } from './contenders.ts'
import type { Options } from './options.ts'
import { table } from './print.ts'
import { endProgram } from './program.ts'
import { recordsOf, secret, type Traffic } from './traffic.ts'

type Scenario = Traffic & { processes: number }

const scenarios: readonly Scenario[] = [
  { isKeyed: true, matchPercent: 1, processes: 1 },
  { isKeyed: true, matchPercent: 1, processes: 2 },
  { isKeyed: true, matchPercent: 10, processes: 1 },
  { isKeyed: false, matchPercent: 1, processes: 1 },
  { isKeyed: false, matchPercent: 1, processes: 2 },
  { isKeyed: false, matchPercent: 10, processes: 1 },
]

const titleOf = ({ isKeyed, matchPercent, processes }: Scenario) =>
  `breach-matcher, ${matchPercent} % matching, ${isKeyed ? 'keyed at the door' : 'not keyed'}${processes > 1 ? `, ${processes} processes` : ''}`

/** Orders that events are about; more would only fill the memory of this program. */
const mostSamples = 20_000

/** The naive consumer is given a tenth of the records, or it would take all the time there is. */
const naiveShare = 10

/**
 * breach-matcher as it ships (look up, decide, journal, account, keep for late orders) against a kafkajs consumer that does nothing
 * with the same records of the same topic, in turns in one run, on real Kafka and Redis.
 */
export const throughput = async (options: Options): Promise<void> => {
  const all = options.scenario === null ? scenarios : [scenarios[options.scenario]!]
  for (const scenario of all) await throughputOf(options, scenario)
}

const throughputOf = async ({ events, orders, profile }: Options, scenario: Scenario): Promise<void> => {
  const [kafka, redis, dir] = await Promise.all([startKafka(), startRedis(), mkdtemp(join(tmpdir(), 'bench-'))])
  const log = kafkaLog({ brokers: kafka.brokers, clientId: 'bench' })
  const stores = redisStores({ url: redis.url, indexSecret: secret })
  const env = {
    KAFKA_BROKERS: kafka.brokers.join(','),
    REDIS_URL: redis.url,
    INDEX_SECRET: secret,
    RECENT_SECRET: secret,
    // The orders are as new as the events: matching them against what happened before is another matter.
    LOOK_BACK_MS: '1',
    LOG_LEVEL: 'error',
    HEALTH_HOST: '127.0.0.1',
    NODE_OPTIONS: profile === null ? '' : `--cpu-prof --cpu-prof-dir=${profile}`,
  }
  try {
    await ensureTopics({ brokers: kafka.brokers, clientId: 'bench' })
    const samples = Array.from({ length: Math.min(orders, mostSamples) }, () => makeSample())
    const register = startService('order-register', env, await freePort())
    const perSecond = await loadOrders(log, stores, samples, orders)
    console.error(`throughput: ${orders} orders indexed, ${Math.round(perSecond)} a second; ${events} events follow`)
    for (let at = 0; at < events; at += 2_000)
      await log.append(recordsOf(samples, scenario, at, Math.min(events, at + 2_000)), { deadlineMs: 30_000 })

    // The matcher between two turns of the yardstick, which is not one number either.
    const before = await rawConsume(kafka.brokers, events, 'raw-before')
    const matcher = await matcherRun(env, events, scenario.processes, stores)
    const after = await rawConsume(kafka.brokers, events, 'raw-after')
    const engines = { brokers: kafka.brokers, redisUrl: redis.url, dir }
    const naive = await naiveConsume(engines, samples, Math.floor(events / naiveShare))
    await endProgram(register)
    const row = (name: string, { perSecond: rate, cpuUs }: Rate) => ({
      name,
      'events/s': Math.round(rate),
      'CPU us/event': cpuUs.toFixed(1),
      'x of raw': ((2 * rate) / (before.perSecond + after.perSecond)).toFixed(2),
    })
    table([
      row('raw kafkajs, before', before),
      row(titleOf(scenario), matcher),
      row('raw kafkajs, after', after),
      row('naive: eachMessage, GET, send', naive),
    ])
  } finally {
    await stores.close()
    await log.drain(5_000)
    await Promise.all([kafka.stop(), redis.stop(), rm(dir, { recursive: true })])
  }
}

/** @param samples the first of the orders @returns orders a second, from the first in the log to the last in the index */
const loadOrders = async (
  log: EventLog,
  stores: Pick<Stores, 'orders'>,
  samples: readonly Sample[],
  orders: number,
): Promise<number> => {
  const startedAt = performance.now()
  for (let at = 0; at < orders; at += 500)
    await log.append(
      Array.from({ length: Math.min(500, orders - at) }, (_, nth) => samples[at + nth] ?? makeSample()).map(
        ({ order }) => ({
          topic: topics.orders,
          key: order.orderId,
          value: Buffer.from(JSON.stringify(order)),
        }),
      ),
      { deadlineMs: 30_000 },
    )
  await until(
    async () => {
      const [held, ends] = await Promise.all([stores.orders.positions(), log.ends(topics.orders)])
      return [...ends].every(([partition, end]) => (held.get(`${topics.orders}/${partition}`) ?? 0) >= end)
    },
    { withinMs: 2_400_000 },
  )
  return (orders * 1_000) / (performance.now() - startedAt)
}
