import { randomBytes } from 'node:crypto'
import { startKafka, until, type KafkaEngine } from '@breach-alerts/testing'
import kafkajs, { type Kafka } from 'kafkajs'
import {
  ensureTopics,
  kafkaLog,
  LogRefused,
  type EventLog,
  type KafkaSettings,
  type LogRecord,
} from '../../src/index.ts'
import { makeClient } from '../../src/kafka/client.ts'
import { collect, group, limit, rec, text } from '../contract/harness.ts'

/** What kafkajs does wrong, or another producer may do, on a real broker. Source: reliability.md §1.3. */
let kafka: KafkaEngine
let log: EventLog
let settings: KafkaSettings
let topic: string
let tests = 0
const warnings: string[] = []
const errors: object[] = []
const note = ({ name }: Error): void => void warnings.push(name)

beforeAll(async () => {
  process.on('warning', note)
  kafka = await startKafka()
}, 120_000)

afterAll(async () => {
  await kafka.stop()
  process.off('warning', note)
})

beforeEach(async () => {
  topic = `traps.${++tests}`
  const logger = { info: () => undefined, warn: () => undefined, error: (fields: object) => void errors.push(fields) }
  settings = { brokers: kafka.brokers, clientId: topic, logger, sessionTimeoutMs: 3_000 }
  await ensureTopics({ ...settings, topics: { [topic]: { partitions: 2, compacted: false } } })
  log = kafkaLog(settings)
  errors.length = 0
}, limit)

afterEach(async () => {
  await log.drain(2_000)
}, limit)

/** Another program's producer. */
const produce = async (send: (client: Kafka) => Promise<void>): Promise<void> => send(makeClient(settings))

const readAll = async (): Promise<LogRecord[]> => {
  const all: LogRecord[] = []
  await log.readToEnd(topic, ({ records }) => void all.push(...records))
  return all
}

const compressed = (codec: string) =>
  produce(async client => {
    const admin = client.admin()
    await admin.connect()
    const configEntries = [{ name: 'compression.type', value: codec }]
    await admin.createTopics({ topics: [{ topic: `${topic}.${codec}`, numPartitions: 1, configEntries }] })
    await admin.disconnect()
  })

/** One transaction on partition 1. */
const transact = (end: 'commit' | 'abort'): Promise<void> =>
  produce(async client => {
    const producer = client.producer({
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      idempotent: true,
      maxInFlightRequests: 1,
      transactionalId: topic,
    })
    await producer.connect()
    const transaction = await producer.transaction()
    await transaction.send({ topic, messages: [{ key: 'k', value: end, partition: 1 }] })
    await transaction[end]()
    await producer.disconnect()
  })

describe('what other producers write', () => {
  // The broker compresses with the libraries that Java programs use; kafkajs by itself dies on all but gzip.
  it.each(['gzip', 'snappy', 'lz4', 'zstd'])(
    'is read when compressed with %s, small and large, by a consumer and to the end',
    async codec => {
      await compressed(codec)
      topic = `${topic}.${codec}`
      const small = rec(topic, 'k', 'small')
      const large = Array.from({ length: 300 }, (_, i) =>
        rec(topic, `${i}`, `${i} ${randomBytes(400).toString('hex')}`),
      )
      await until(() => log.append([small]))
      await log.append(large)
      const sent = [small, ...large].map(({ value }) => value.toString())
      const { consumer, seen } = await collect(log, { group: group(), topics: [topic] })
      await until(() => seen.length >= sent.length)
      expect(new Set(seen.map(text))).toEqual(new Set(sent))
      expect(new Set((await readAll()).map(text))).toEqual(new Set(sent))
      await consumer.stop(2_000)
    },
    limit,
  )

  it(
    'is read without a key, without a value, and with a header given twice',
    async () => {
      await produce(async client => {
        const producer = client.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
        await producer.connect()
        const headers = { once: 'a', twice: ['b', Buffer.from('c')] }
        await producer.send({ topic, messages: [{ value: null, headers, partition: 0 }] })
        await producer.disconnect()
      })
      expect(await readAll()).toMatchObject([{ key: null, value: null, headers: { once: 'a', twice: 'c' } }])
    },
    limit,
  )

  it(
    'in transactions is read, and their marks at the end of the log hold nobody up',
    async () => {
      await transact('commit')
      await transact('abort')
      expect((await readAll()).map(text)).toEqual(['commit'])
      const { consumer, seen } = await collect(log, { group: group(), topics: [topic] })
      await log.append([rec(topic, 'k', 'after'), rec(topic, 'b', 'after')])
      await until(() => seen.filter(record => text(record) === 'after').length === 2)
      expect(new Set(seen.map(text))).toEqual(new Set(['commit', 'after']))
      expect(errors).toEqual([])
      await consumer.stop(2_000)
    },
    limit,
  )
})

describe('a consumer', () => {
  it(
    'whose handler takes longer than the session stays in the group',
    async () => {
      await log.append([rec(topic, 'k', 'slow')])
      const { consumer, seen } = await collect(log, { group: group(), topics: [topic] }, async () => {
        await new Promise(resolve => setTimeout(resolve, 5_000))
        return { kind: 'done' }
      })
      await until(async () => (await readAll()).length === 1)
      await until(() => seen.length === 1)
      await log.append([rec(topic, 'k', 'next')])
      await until(() => seen.length > 1, { withinMs: 15_000 })
      expect(seen.map(text)).toEqual(['slow', 'next'])
      await consumer.stop(10_000)
    },
    limit,
  )

  it(
    'tells when records were removed before its group read them, and goes on with what is left',
    async () => {
      const mine = group()
      const sent = Array.from({ length: 10 }, (_, i) => rec(topic, 'k', `${i}`))
      const [place] = await log.append(sent.slice(0, 2))
      const partition = place?.partition ?? -1
      const first = await collect(log, { group: mine, topics: [topic] })
      await until(async () => (await log.progress(mine, topic)).some(({ committedOffset }) => committedOffset === 2))
      await first.consumer.stop(2_000)
      await log.append(sent.slice(2))
      await produce(async client => {
        const admin = client.admin()
        await admin.connect()
        await admin.fetchTopicOffsets(topic)
        await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: '6' }] })
        await admin.disconnect()
      })
      const { consumer, seen } = await collect(log, { group: mine, topics: [topic] })
      await until(() => seen.length === 4)
      expect(seen.map(({ offset }) => offset)).toEqual([6, 7, 8, 9])
      await until(() => errors.length === 1)
      expect(errors[0]).toMatchObject({ group: mine, topic, partition, fromOffset: 2, toOffset: 6 })
      await consumer.stop(2_000)
    },
    limit,
  )
})

describe('topics', () => {
  it(
    'are made once, with what their kind needs; a second time changes nothing',
    async () => {
      const wanted = { ...settings, topics: { [`${topic}.c`]: { partitions: 3, compacted: true } } }
      await ensureTopics(wanted)
      await ensureTopics(wanted)
      const admin = makeClient(settings).admin()
      await admin.connect()
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: `${topic}.c` }],
      })
      await admin.disconnect()
      const found = new Map(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]))
      expect(found.get('cleanup.policy')).toBe('compact')
      expect(found.get('retention.ms')).toBe('-1')
      expect(found.get('message.timestamp.type')).toBe('LogAppendTime')
      expect((await log.ends(`${topic}.c`)).size).toBe(3)
    },
    limit,
  )

  it(
    'that may forget do so after their time, in segments short enough for that',
    async () => {
      const name = `${topic}.f`
      const hourMs = 3_600_000
      const wanted = { ...settings, topics: { [name]: { partitions: 1, compacted: false } } }
      await ensureTopics({ ...wanted, retentionMs: { [name]: 24 * hourMs } })
      const admin = makeClient(settings).admin()
      await admin.connect()
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name }],
      })
      await admin.disconnect()
      const found = new Map(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]))
      expect(found.get('cleanup.policy')).toBe('delete')
      expect(found.get('retention.ms')).toBe(String(24 * hourMs))
      expect(found.get('segment.ms')).toBe(String(6 * hourMs))
    },
    limit,
  )

  it(
    'that are there with another number of partitions are refused by name',
    async () => {
      const other = { ...settings, topics: { [topic]: { partitions: 3, compacted: false } } }
      await expect(ensureTopics(other)).rejects.toThrow(LogRefused)
      await expect(ensureTopics(other)).rejects.toThrow(`${topic} has 2 partitions instead of 3`)
    },
    limit,
  )
})

describe('a broker that restarts', () => {
  it(
    'interrupts appends and consumers, loses nothing, and needs no restart of ours',
    async () => {
      const { consumer, seen } = await collect(log, { group: group(), topics: [topic] })
      await log.append([rec(topic, 'k', 'before')])
      await until(() => seen.length === 1)
      const restarted = kafka.restart()
      const during = (async () => {
        for (;;) {
          try {
            return await log.append([rec(topic, 'k', 'during')], { deadlineMs: 2_000 })
          } catch {
            // Unknown: again under the same id, as every caller does.
          }
        }
      })()
      await restarted
      await during
      await log.append([rec(topic, 'k', 'after')], { deadlineMs: 10_000 })
      const resumed = until(() => seen.some(record => text(record) === 'after'), { withinMs: 30_000 })
      await Promise.race([resumed, consumer.failed])
      expect(new Set(seen.map(text))).toEqual(new Set(['before', 'during', 'after']))
      await consumer.stop(2_000)
    },
    limit * 2,
  )
})

describe('the client', () => {
  it(
    'sets no timer of negative length, which would spin and warn',
    async () => {
      const { consumer, seen } = await collect(log, { group: group(), topics: [topic] })
      await log.append([rec(topic, 'k', 'v')])
      await until(() => seen.length === 1)
      await consumer.stop(2_000)
      expect(warnings).toEqual([])
    },
    limit,
  )
})
