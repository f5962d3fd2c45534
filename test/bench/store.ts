import { topics } from '@breach-alerts/contracts'
import { ensureTopics, type EventLog, kafkaLog } from '@breach-alerts/log'
import { redisStores, type Stores } from '@breach-alerts/store'
import { bundledNames, orderAt } from '@breach-alerts/synthetic'
import { freePort, startKafka, startRedis, until } from '@breach-alerts/testing'
import { cpuMsOf, memoryOf } from './machine.ts'
import type { Options } from './options.ts'
import { table } from './print.ts'
import { ending, endProgram, type Env, isKnowing, resultOf, startProgram } from './program.ts'

const secret = 'bench-secret-of-no-worth-to-anybody'
const world = { seed: 1, names: bundledNames }
const withinMs = 3_600_000

type IndexBytes = { used: number; parts: Readonly<Record<string, number>> }

/**
 * What made-up orders take: bytes of the index in Redis by part, put there by order-register as it ships, and resident memory of
 * a breach-matcher that knows every key, above that of one on an empty index.
 */
export const store = async ({ orders: count }: Options): Promise<void> => {
  const [kafka, redis] = await Promise.all([startKafka(), startRedis()])
  const log = kafkaLog({ brokers: kafka.brokers, clientId: 'bench' })
  const stores = redisStores({ url: redis.url, indexSecret: secret })
  const env = {
    KAFKA_BROKERS: kafka.brokers.join(','),
    REDIS_URL: redis.url,
    INDEX_SECRET: secret,
    RECENT_SECRET: secret,
    // There are no events: what orders that come late would be matched against is another matter.
    LOOK_BACK_MS: '1',
    LOG_LEVEL: 'error',
    HEALTH_HOST: '127.0.0.1',
  }
  try {
    await ensureTopics({ brokers: kafka.brokers, clientId: 'bench' })
    const idle = await matcherMemory(env)
    const empty = await indexBytes(redis.url)
    const documentBytes = await appendOrders(log, count)
    const register = await registerRun(env, log, stores, count)
    const full = await indexBytes(redis.url)
    const knowing = await matcherMemory(env)
    tellBytes(count, documentBytes, empty, full)
    table([
      { 'order-register': 'as it ships', 'orders/s': Math.round(register.perSecond), 'CPU us/order': register.cpuUs },
    ])
    table([
      { 'breach-matcher, MiB resident': 'empty index', now: idle.now, peak: idle.peak, 'ready after s': idle.seconds },
      {
        'breach-matcher, MiB resident': `${count} orders`,
        now: knowing.now,
        peak: knowing.peak,
        'ready after s': knowing.seconds,
      },
      {
        'breach-matcher, MiB resident': 'difference',
        now: knowing.now - idle.now,
        peak: knowing.peak - idle.peak,
        'ready after s': '',
      },
    ])
  } finally {
    await Promise.all([log.drain(5_000), stores.close()])
    await Promise.all([kafka.stop(), redis.stop()])
  }
}

/** @returns bytes of all documents as JSON */
const appendOrders = async (log: Pick<EventLog, 'append'>, count: number): Promise<number> => {
  console.error(`store: ${count} orders go into Kafka`)
  let bytes = 0
  for (let at = 0; at < count; at += 1_000) {
    const records = Array.from({ length: Math.min(1_000, count - at) }, (_, index) => {
      const order = orderAt(world, at + index)
      return { topic: topics.orders, key: order.orderId, value: Buffer.from(JSON.stringify(order)) }
    })
    bytes += records.reduce((sum, { value }) => sum + value.length, 0)
    await log.append(records, { deadlineMs: 30_000 })
  }
  return bytes
}

/** From a tenth of the orders in the index to all of them: the process has started and warmed up by then. */
const registerRun = async (env: Env, log: Pick<EventLog, 'ends'>, { orders }: Stores, count: number) => {
  console.error('store: order-register fills the index')
  const register = startProgram('services/order-register/src/main.ts', [], {
    ...env,
    HEALTH_PORT: String(await freePort()),
  })
  const ended = ending(register)
  const reach = async (goal: number) => {
    let held = 0
    await Promise.race([until(async () => (held = await orders.size()) >= goal, { withinMs, everyMs: 50 }), ended])
    return { at: performance.now(), cpuMs: await cpuMsOf(register.pid), orders: held }
  }
  const from = await reach(count / 10)
  const to = await reach(count)
  const made = to.orders - from.orders
  // The last stretch moves its position, and what Redis counts is no longer in motion.
  await until(
    async () => {
      const [held, ends] = await Promise.all([orders.positions(), log.ends(topics.orders)])
      return [...ends].every(([partition, end]) => (held.get(`${topics.orders}/${partition}`) ?? 0) >= end)
    },
    { withinMs },
  )
  await endProgram(register)
  return {
    perSecond: made / ((to.at - from.at) / 1_000),
    cpuUs: Math.round(((to.cpuMs - from.cpuMs) * 1_000) / made),
  }
}

/** Resident memory of breach-matcher, MiB, when it knows every key of the index. */
const matcherMemory = async (env: Env) => {
  const port = await freePort()
  const began = performance.now()
  const matcher = startProgram('services/breach-matcher/src/main.ts', [], { ...env, HEALTH_PORT: String(port) })
  await Promise.race([until(() => isKnowing(port), { withinMs, everyMs: 50 }), ending(matcher)])
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  const memory = await memoryOf(matcher.pid)
  await endProgram(matcher)
  return { ...memory, seconds }
}

const indexBytes = (url: string): Promise<IndexBytes> =>
  resultOf(startProgram('packages/store/bench/index-bytes.ts', [url]))

const names: Readonly<Record<string, string>> = {
  o: 'documents, with what stands before them',
  k: 'keys',
  s: 'keys of many orders',
  n: 'numbers of the orders',
  changes: 'stream of changes',
}

const tellBytes = (count: number, documentBytes: number, empty: IndexBytes, full: IndexBytes): void => {
  const counted = Object.entries(full.parts).toSorted(([, a], [, b]) => b - a)
  const sum = counted.reduce((total, [, bytes]) => total + bytes, 0)
  const row = (part: string, bytes: number) => ({
    [`Redis, ${count} orders`]: part,
    'bytes an order': (bytes / count).toFixed(1),
  })
  table([
    ...counted.filter(([kind]) => kind in names).map(([kind, bytes]) => row(names[kind] ?? kind, bytes)),
    row('table of all keys, and the rest', full.used - empty.used - sum),
    row('all together (used_memory)', full.used - empty.used),
    row('(the documents as JSON)', documentBytes),
  ])
}
