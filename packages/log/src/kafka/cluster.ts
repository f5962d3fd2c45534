import type { Kafka } from 'kafkajs'

/** As kafkajs's consumers; a leader that has moved makes a question fail, and that asks anew. */
const metadataMaxAgeMs = 300_000

type Offset = { partition: number; offset: string }

/** The part of kafkajs's own cluster that one question needs. */
export type Cluster = {
  connect: () => Promise<void>
  disconnect: () => Promise<void>
  addMultipleTargetTopics: (topics: readonly string[]) => Promise<void>
  refreshMetadataIfNecessary: () => Promise<void>
  findTopicPartitionMetadata: (topic: string) => { partitionId: number }[]
  fetchTopicsOffset: (
    topics: readonly { topic: string; fromBeginning: boolean; partitions: readonly { partition: number }[] }[],
  ) => Promise<{ topic: string; partitions: Offset[] }[]>
}

/**
 * Takes a cluster out of kafkajs 2.2.4, which hides it.
 *
 * Where a topic ends is asked for every batch of events. kafkajs's admin makes three requests of that, one after the other:
 * the metadata anew (its admin clients have a metadata age of 0), the end, and the beginning, which nobody asked for.
 */
export const openCluster = async (kafka: Kafka): Promise<Cluster> => {
  const hidden = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === 'private:Kafka:createCluster',
  )
  const create = hidden && (kafka as unknown as Record<symbol, (options: object) => Cluster>)[hidden]
  if (!create) throw new TypeError('this is not the kafkajs that packages/log knows')
  // Without an age of its own it would ask for the metadata before every question.
  const cluster = create({ allowAutoTopicCreation: false, metadataMaxAge: metadataMaxAgeMs })
  await cluster.connect()
  return cluster
}

/** Next offset of each partition, by one request to each leader. */
export const endsOf = async (cluster: Cluster, topic: string): Promise<ReadonlyMap<number, number>> => {
  await cluster.addMultipleTargetTopics([topic])
  await cluster.refreshMetadataIfNecessary()
  const partitions = cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => ({ partition: partitionId }))
  const [answer] = await cluster.fetchTopicsOffset([{ topic, fromBeginning: false, partitions }])
  return new Map(answer?.partitions.map(({ partition, offset }) => [partition, Number(offset)]))
}
