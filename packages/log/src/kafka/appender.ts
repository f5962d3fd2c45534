import kafkajs, { type Message, type Producer, type RecordMetadata, type TopicMessages } from 'kafkajs'
import { LogRefused } from '../errors.ts'
import { partitionOf } from '../murmur2.ts'
import { partitionKey, type Appended, type NewRecord } from '../port.ts'
import { makeGroupCommit, type Item } from '../shared/group-commit.ts'
import { makeClient } from './client.ts'
import { isRefusal } from './errors.ts'
import { makeRenewable } from './renewable.ts'
import type { KafkaSettings } from './settings.ts'
import { maxRecordBytes } from '../shared/limits.ts'

export type Write = Item & { record: NewRecord; partition: number }

/** kafkajs makes one batch of a partition's share of a request, and the broker's limit is for that batch. */
const limits = { records: 2_000, bytes: 4_000_000, laneBytes: 700_000 }
/** A broker that keeps silent for that long is asked again; five times, then the request has failed. */
const requestTimeoutMs = 3_000

const recordBytes = ({ key, value, headers = {} }: NewRecord): number =>
  Object.entries(headers).reduce(
    (sum, [name, text]) => sum + name.length + text.length + 4,
    70 + key.length + value.length,
  )

/** The partition is chosen here, so that it is known which record went where. */
export const toWrite = (record: NewRecord, partitions: number): Write => {
  const bytes = recordBytes(record)
  if (bytes > maxRecordBytes) throw new LogRefused(`a record of ${bytes} bytes is too large`)
  const partition = partitionOf(record.key, partitions)
  return { lane: partitionKey(record.topic, partition), bytes, record, partition }
}

const toRequest = (writes: readonly Write[]): TopicMessages[] =>
  [...Map.groupBy(writes, ({ record }) => record.topic)].map(([topic, all]) => ({
    topic,
    messages: all.map(({ partition, record: { key, value, headers = {} } }): Message => ({
      partition,
      key,
      value,
      headers,
    })),
  }))

/** Offsets by record: the first of its partition's share, plus its place in that share. */
const toResults = (writes: readonly Write[], answers: readonly RecordMetadata[]): (Appended | Error)[] => {
  const next = new Map<string, number>()
  for (const { topicName, partition, errorCode, baseOffset } of answers) {
    if (errorCode === 0) next.set(partitionKey(topicName, partition), Number(baseOffset))
  }
  return writes.map(({ lane, partition }) => {
    const offset = next.get(lane)
    if (offset === undefined) return new Error(`the broker said nothing about ${lane}`)
    next.set(lane, offset + 1)
    return { partition, offset }
  })
}

/** Appends through one producer, one request at a time. Not idempotent on purpose: reliability.md §1.3, first row. */
export const makeAppender = (settings: KafkaSettings) => {
  const producer = makeRenewable<Producer>({
    open: async () => {
      const timeout = Math.min(requestTimeoutMs, settings.requestTimeoutMs ?? requestTimeoutMs)
      const client = makeClient(settings, { requestTimeoutMs: timeout, retries: 5 }).producer({
        createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
        idempotent: false,
        maxInFlightRequests: 1,
        allowAutoTopicCreation: false,
      })
      await client.connect()
      return client
    },
    close: client => client.disconnect(),
  })
  const send = async (writes: readonly Write[]): Promise<(Appended | Error)[]> => {
    const request = { acks: -1, timeout: requestTimeoutMs, topicMessages: toRequest(writes) }
    return toResults(writes, await producer.use(client => client.sendBatch(request), isRefusal))
  }
  /** A record that the broker refuses must not take those of others with it, which only share the request. */
  const sendAlone = async (write: Write): Promise<Appended | Error> => {
    try {
      return (await send([write]))[0] as Appended | Error
    } catch (error) {
      return isRefusal(error) ? new LogRefused('the broker does not take the record', error) : (error as Error)
    }
  }
  const flush = async (writes: readonly Write[]): Promise<(Appended | Error)[]> => {
    try {
      return await send(writes)
    } catch (error) {
      if (!isRefusal(error)) throw error
      const results: (Appended | Error)[] = []
      for (const write of writes) results.push(await sendAlone(write))
      return results
    }
  }
  return {
    ...makeGroupCommit<Write, Appended>(flush, limits),
    connect: () => producer.use(async () => undefined),
    end: producer.end,
  }
}
