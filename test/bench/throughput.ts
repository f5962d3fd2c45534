import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { keysHeader, topics } from '@breach-alerts/contracts'
import { keysOfEvent, logKeyOf, makeKeyHash } from '@breach-alerts/domain'
import { ensureTopics, kafkaLog, type NewRecord } from '@breach-alerts/log'
import { redisStores } from '@breach-alerts/store'
import { freePort, projectRoot, startKafka, startRedis, until } from '@breach-alerts/testing'
import { makeSample } from '../support/samples.ts'
import type { Options } from './options.ts'
import { table } from './print.ts'

type Rate = { seconds: number; perSecond: number; cpuUs: number }

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
const cpuSeconds = (pid: number) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

const secret = 'bench-secret-of-no-worth-to-anybody'
const keyHash = makeKeyHash(secret)
const keysOf = (event: never) => ({
  [keysHeader]: `${keyHash.version}:${Buffer.from(keyHash.of(keysOfEvent(event))).toString('base64')}`,
})

/**
 * Events of which one in a hundred is of a tag that is under an order.
 *
 * @param isKeyed with the header that intake gives them; without, as others write them
 */
const recordsOf = (samples: readonly ReturnType<typeof makeSample>[], count: number, isKeyed: boolean): NewRecord[] =>
  Array.from({ length: count }, (_, index) => {
    const sample = samples[index % samples.length]!
    const event =
      index % 100 === 0
        ? sample.strapTamper()
        : {
            ...sample.fix(),
            data: {
              deviceId: `EM-none-${index % 10_000}`,
              fix: { latitude: 52, longitude: -2, accuracyM: 9, kind: 'GNSS' },
            },
          }
    const { data, ...attributes } = event
    return {
      topic: topics.events,
      key: logKeyOf(event as never),
      value: Buffer.from(JSON.stringify(data)),
      headers: {
        ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce_${name}`, value])),
        'content-type': 'application/json',
        ba_receivedat: new Date().toISOString(),
        ...(isKeyed ? keysOf(event as never) : {}),
      },
    }
  })

const run = (program: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess =>
  spawn(process.execPath, ['--no-warnings', program, ...args], {
    cwd: projectRoot(),
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

const rawConsume = async (brokers: readonly string[], total: number, group: string): Promise<Rate> => {
  const child = run('packages/log/bench/raw-consume.ts', [brokers.join(','), topics.events, group, String(total)])
  let line = ''
  for await (const bytes of child.stdout!) line += String(bytes)
  const { records, seconds, cpuUs } = JSON.parse(line) as { records: number; seconds: number; cpuUs: number }
  return { seconds, perSecond: records / seconds, cpuUs }
}

/**
 * breach-matcher as it ships (parse, validate, look up, decide, journal, account) against a kafkajs consumer that does nothing
 * with the same records of the same topic, in turns in one run, on real Kafka and Redis.
 */
export const throughput = async (options: Options): Promise<void> => {
  for (const isKeyed of [true, false]) await throughputOf(options, isKeyed)
}

const throughputOf = async ({ events, orders }: Options, isKeyed: boolean): Promise<void> => {
  const [kafka, redis] = await Promise.all([startKafka(), startRedis()])
  const log = kafkaLog({ brokers: kafka.brokers, clientId: 'bench' })
  const env = {
    KAFKA_BROKERS: kafka.brokers.join(','),
    REDIS_URL: redis.url,
    INDEX_SECRET: secret,
    RECENT_SECRET: secret,
    // The orders are as new as the events: matching them against what happened before is another matter.
    LOOK_BACK_MS: '1',
    LOG_LEVEL: 'error',
    HEALTH_HOST: '127.0.0.1',
  }
  try {
    await ensureTopics({ brokers: kafka.brokers, clientId: 'bench' })
    const samples = Array.from({ length: orders }, () => makeSample())
    console.error(`throughput: ${orders} orders and ${events} events go into Kafka`)
    for (let at = 0; at < orders; at += 500)
      await log.append(
        samples.slice(at, at + 500).map(({ order }) => ({
          topic: topics.orders,
          key: order.orderId,
          value: Buffer.from(JSON.stringify(order)),
        })),
      )
    for (let at = 0; at < events; at += 2_000)
      await log.append(recordsOf(samples, Math.min(2_000, events - at), isKeyed), { deadlineMs: 30_000 })
    const stores = redisStores({ url: redis.url, indexSecret: secret })
    const register = run('services/order-register/src/main.ts', [], { ...env, HEALTH_PORT: String(await freePort()) })
    await until(
      async () => {
        const [held, ends] = await Promise.all([stores.orders.positions(), log.ends(topics.orders)])
        return [...ends].every(([partition, end]) => (held.get(`${topics.orders}/${partition}`) ?? 0) >= end)
      },
      { withinMs: 600_000 },
    )

    // The matcher between two turns of the yardstick, which is not one number either.
    const before = await rawConsume(kafka.brokers, events, 'raw-before')
    const matcher = await matcherRun(env, events, stores)
    const after = await rawConsume(kafka.brokers, events, 'raw-after')
    register.kill()
    await stores.close()
    const row = (name: string, { perSecond, cpuUs }: Rate) => ({
      name,
      'events/s': Math.round(perSecond),
      'CPU us/event': cpuUs.toFixed(1),
      'x of raw': ((2 * perSecond) / (before.perSecond + after.perSecond)).toFixed(2),
    })
    table([
      row('raw kafkajs, before', before),
      row(`breach-matcher, 1 % matching, ${isKeyed ? 'keyed at the door' : 'not keyed'}`, matcher),
      row('raw kafkajs, after', after),
    ])
  } finally {
    await log.drain(5_000)
    await Promise.all([kafka.stop(), redis.stop()])
  }
}

/** From a tenth of the records counted to all of them: the process has started and warmed up by then. */
const matcherRun = async (
  env: Record<string, string>,
  events: number,
  stores: ReturnType<typeof redisStores>,
): Promise<Rate> => {
  const child = run('services/breach-matcher/src/main.ts', [], { ...env, HEALTH_PORT: String(await freePort()) })
  const counted = async () =>
    (await stores.matcher.accounts()).reduce(
      (sum, { matched, unmatched, parked }) => sum + matched + unmatched + parked,
      0,
    )
  const reach = async (goal: number) => {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`breach-matcher ended with ${child.exitCode}`)
      const now = await counted()
      if (now >= goal) return { at: performance.now(), cpu: cpuSeconds(child.pid!), records: now }
      await wait(10)
    }
  }
  const from = await reach(events / 10)
  const to = await reach(events)
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
  const [seconds, records] = [(to.at - from.at) / 1000, to.records - from.records]
  return { seconds, perSecond: records / seconds, cpuUs: ((to.cpu - from.cpu) / records) * 1e6 }
}
