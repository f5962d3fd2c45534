import { BreachEvent, topicSettings, topics } from '@breach-alerts/contracts'
import { ServiceConfig as MatcherConfig, startBreachMatcher } from '@breach-alerts/breach-matcher'
import { ensureTopics, type EventLog, kafkaLog, type LogRecord, type NewRecord } from '@breach-alerts/log'
import { ServiceConfig as RegisterConfig, startOrderRegister } from '@breach-alerts/order-register'
import { closing, runMain, serviceOf, startLoop } from '@breach-alerts/runtime'
import { redisStores, type Stores } from '@breach-alerts/store'
import { freePort, until } from '@breach-alerts/testing'
import { z } from 'zod'
import { makeJoinedStays } from './joined-stays.ts'
import { renamedLog } from './renamed-log.ts'
import { keysOf, secret } from './traffic.ts'

/**
 * breach-matcher as it ships, with orders loaded by order-register, as one contestant among others on one broker: it reads events
 * from EVENTS_TOPIC and orders from ORDERS_TOPIC and writes its journal to ALERTS_TOPIC, each entry with `eventId` beside it (joined-stays.ts). All
 * other topics and its memory in Redis are its own for each run (GROUP_ID).
 *
 * With the argument `keyed` it first writes the events once more with the keys that intake would give them, then matches those, and
 * prints `MARK warm` and `MARK end` when it has counted WARM_EVENTS and TOTAL_EVENTS: its start takes longer than one is given.
 */
const isKeyed = process.argv.includes('keyed')

const Env = z.object({
  KAFKA_BROKERS: z.string(),
  REDIS_URL: z.string(),
  EVENTS_TOPIC: z.string(),
  ALERTS_TOPIC: z.string(),
  ORDERS_TOPIC: z.string(),
  GROUP_ID: z.string(),
  WARM_EVENTS: z.coerce.number().default(0),
  TOTAL_EVENTS: z.coerce.number().default(0),
})

const withKeys = ({ key, value, headers }: LogRecord): Omit<NewRecord, 'topic'> => {
  const attributes = Object.entries(headers).flatMap(([name, text]) =>
    name.startsWith('ce_') ? [[name.slice(3), text]] : [],
  )
  const event = BreachEvent.parse({ ...Object.fromEntries(attributes), data: JSON.parse(String(value)) as unknown })
  return { key: key ?? '', value: value ?? Buffer.alloc(0), headers: { ...headers, ...keysOf(event) } }
}

const writeKeyed = async (log: EventLog, from: string, to: string): Promise<void> => {
  await log.readToEnd(from, async ({ records }) => {
    for (let at = 0; at < records.length; at += 2_000)
      await log.append(
        records.slice(at, at + 2_000).map(record => ({ ...withKeys(record), topic: to })),
        { deadlineMs: 30_000 },
      )
  })
}

const isIndexed = async (log: EventLog, stores: Stores): Promise<boolean> => {
  const [held, ends] = await Promise.all([stores.orders.positions(), log.ends(topics.orders)])
  return [...ends].every(([partition, end]) => (held.get(`${topics.orders}/${partition}`) ?? 0) >= end)
}

const countedIn = async ({ matcher }: Stores): Promise<number> =>
  (await matcher.accounts())
    .flatMap(({ matched, unmatched, parked }) => [matched, unmatched, parked])
    .reduce((sum, count) => sum + count, 0)

await runMain({
  name: 'contestant',
  env: { LOG_LEVEL: 'error', HEALTH_HOST: '127.0.0.1', HEALTH_PORT: String(await freePort()), ...process.env },
  schema: Env,
  start: async (given, platform) => {
    const { KAFKA_BROKERS, REDIS_URL: url, EVENTS_TOPIC, ALERTS_TOPIC, ORDERS_TOPIC, GROUP_ID } = given
    const brokers = KAFKA_BROKERS.split(',')
    const names = new Map<string, string>([
      [topics.events, isKeyed ? `${EVENTS_TOPIC}.${GROUP_ID}` : EVENTS_TOPIC],
      [topics.orders, ORDERS_TOPIC],
      [topics.journal, ALERTS_TOPIC],
    ])
    const nameOf = (topic: string) => names.get(topic) ?? `${topic}.${GROUP_ID}`
    const kafka = kafkaLog({ brokers, clientId: GROUP_ID, logger: platform.logger })
    const stays = makeJoinedStays(records => kafka.append(records.map(record => ({ ...record, topic: ALERTS_TOPIC }))))
    const log = renamedLog(kafka, { topic: nameOf, group: name => `${name}.${GROUP_ID}` }, stays.withEventId)
    const index = redisStores({ url, indexSecret: secret })
    const own = redisStores({ url, indexSecret: secret, prefix: `ba:${GROUP_ID}` })

    const settings = Object.entries(topicSettings).filter(([topic]) => !names.has(topic))
    const partitions = (await kafka.ends(EVENTS_TOPIC)).size
    await ensureTopics({
      brokers,
      clientId: GROUP_ID,
      topics: {
        ...Object.fromEntries(settings.map(([topic, each]) => [nameOf(topic), each])),
        ...(isKeyed ? { [nameOf(topics.events)]: { partitions, compacted: false } } : {}),
      },
    })
    const register = await startOrderRegister({ ...platform, log, orders: index.orders }, RegisterConfig.parse({}))
    await until(() => isIndexed(log, index), { withinMs: 600_000 })
    if (isKeyed) await writeKeyed(kafka, EVENTS_TOPIC, nameOf(topics.events))
    const matcher = await startBreachMatcher(
      {
        ...platform,
        log: {
          ...log,
          consume: (options, handler) =>
            log.consume(options, options.topics.includes(topics.events) ? stays.handling(handler) : handler),
        },
        orders: index.orders,
        memory: stays.watching(own.matcher),
        silences: own.silences,
        keyHash: index.keyHash,
        recentSecret: secret,
      },
      // The orders are as new as the run: matching them against what happened before is another matter.
      MatcherConfig.parse({ LOOK_BACK_MS: '1' }),
    )
    const marks: [number, string][] = isKeyed
      ? [
          [given.WARM_EVENTS, 'warm'],
          [given.TOTAL_EVENTS, 'end'],
        ]
      : []
    const marking = startLoop(platform, 'marks', async () => {
      const counted = await countedIn(own)
      while (marks[0] && counted >= marks[0][0]) console.log(`MARK ${marks.shift()?.[1]}`)
      return marks.length === 0 ? 60_000 : 20
    })
    return closing(
      serviceOf({ name: 'contestant', running: [marking], health: () => Promise.resolve({}) }),
      async deadlineMs => {
        await matcher.stop(deadlineMs)
        await register.stop(deadlineMs)
        await kafka.drain(deadlineMs)
        await Promise.all([index.close(), own.close()])
      },
    )
  },
})
