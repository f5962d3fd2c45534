import type { Admin } from 'kafkajs'
import { LogRefused } from '../errors.ts'
import type { Progress } from '../port.ts'
import { makeClient } from './client.ts'
import { type Cluster, endsOf, openCluster } from './cluster.ts'
import { isUnknownTopic, mayPass } from './errors.ts'
import { patiently } from './patiently.ts'
import { makeRenewable } from './renewable.ts'
import { defaults, type KafkaSettings } from './settings.ts'

/** Oldest offset held and next offset, of each partition. */
export type Bounds = ReadonlyMap<number, { begin: number; end: number }>

/** Questions about topics and groups over one connection that stays open. */
export const makeAdmin = (settings: KafkaSettings) => {
  const admin = makeRenewable<Admin>({
    open: async () => {
      const client = makeClient(settings, { retries: 2 }).admin()
      await client.connect()
      return client
    },
    close: client => client.disconnect(),
  })
  const cluster = makeRenewable<Cluster>({
    open: () => openCluster(makeClient(settings, { retries: 2 })),
    close: client => client.disconnect(),
  })
  const patienceMs = settings.requestTimeoutMs ?? defaults.requestTimeoutMs
  const counts = new Map<string, Promise<number>>()

  const askOf = async <T>(topic: string, question: () => Promise<T>): Promise<T> => {
    try {
      return await patiently(patienceMs, question, error => mayPass(error) && !isUnknownTopic(error))
    } catch (error) {
      throw isUnknownTopic(error) ? new LogRefused(`there is no topic ${topic}`, error) : error
    }
  }
  const ask = <T>(topic: string, question: (client: Admin) => Promise<T>): Promise<T> =>
    askOf(topic, () => admin.use(question, isUnknownTopic))
  const bounds = async (topic: string): Promise<Bounds> => {
    const partitions = await ask(topic, client => client.fetchTopicOffsets(topic))
    return new Map(partitions.map(({ partition, low, high }) => [partition, { begin: Number(low), end: Number(high) }]))
  }
  const committed = async (group: string, topics: readonly string[]): Promise<Map<string, Map<number, number>>> => {
    const found = await patiently(
      patienceMs,
      () => admin.use(client => client.fetchOffsets({ groupId: group, topics: [...topics] })),
      mayPass,
    )
    return new Map(
      found.map(({ topic, partitions }) => [
        topic,
        new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)])),
      ]),
    )
  }
  const countOf = async (topic: string): Promise<number> => {
    try {
      const { topics } = await ask(topic, client => client.fetchTopicMetadata({ topics: [topic] }))
      const count = topics[0]?.partitions.length ?? 0
      if (count === 0) throw new LogRefused(`there is no topic ${topic}`)
      return count
    } catch (error) {
      counts.delete(topic)
      throw error
    }
  }
  return {
    bounds,
    ends: (topic: string): Promise<ReadonlyMap<number, number>> =>
      askOf(topic, () => cluster.use(client => endsOf(client, topic), isUnknownTopic)),
    committed,
    /** How many partitions a topic has; asked once, for that never changes. @throws LogRefused no such topic */
    partitions: (topic: string): Promise<number> => {
      const count = counts.get(topic) ?? countOf(topic)
      counts.set(topic, count)
      return count
    },
    progress: async (group: string, topic: string): Promise<Progress[]> => {
      const [at, offsets] = await Promise.all([bounds(topic), committed(group, [topic])])
      return [...at]
        .toSorted(([a], [b]) => a - b)
        .map(([partition, { begin, end }]) => {
          const offset = offsets.get(topic)?.get(partition) ?? -1
          return { topic, partition, beginOffset: begin, endOffset: end, committedOffset: offset < 0 ? null : offset }
        })
    },
    ping: (): Promise<void> => admin.use(async client => void (await client.describeCluster())),
    end: async (): Promise<void> => {
      await Promise.all([admin.end(), cluster.end()])
    },
  }
}

export type KafkaAdmin = ReturnType<typeof makeAdmin>
