import { topicSettings, topics as names } from '@breach-alerts/contracts'
import type { ITopicConfig, ITopicMetadata } from 'kafkajs'
import { LogRefused } from '../errors.ts'
import { retentionOf, type Retention } from '../retention.ts'
import { maxMessageBytes } from '../shared/limits.ts'
import { within } from '../shared/deadline.ts'
import type { Topics, TopicSettings } from '../topics.ts'
import { makeClient } from './client.ts'
import { mayPass, protocolError } from './errors.ts'
import { patiently } from './patiently.ts'
import type { KafkaSettings } from './settings.ts'

export type EnsureTopicsSettings = KafkaSettings & {
  /** Default: the topics of the contracts. */
  topics?: Topics
  /** Copies of each partition (default 1). With three or more, two must have a record before it counts. */
  replicationFactor?: number
  /**
   * How long records are kept, beside or instead of the defaults (retention.ts). A record is gone at most `segmentMs` and the
   * broker's round (5 minutes) after that.
   */
  retentionMs?: Retention
  /** Topics that others produce to: the broker turns whatever they compress with into gzip. Default: events and orders. */
  gzip?: readonly string[]
  withinMs?: number
}

/** Only whole segments are dropped, and as old as their newest record: a new one every quarter of a day. */
const segmentMs = 6 * 3_600_000

const configOf = (
  topic: string,
  { compacted }: TopicSettings,
  settings: EnsureTopicsSettings,
): Record<string, string> => {
  const { gzip = [names.events, names.orders], replicationFactor = 1 } = settings
  const keptMs = retentionOf(settings.retentionMs)[topic]
  return {
    'cleanup.policy': compacted ? 'compact' : 'delete',
    'retention.ms': String(keptMs ?? -1),
    ...(keptMs === undefined ? {} : { 'segment.ms': String(Math.min(segmentMs, keptMs)) }),
    'message.timestamp.type': 'LogAppendTime',
    'max.message.bytes': String(maxMessageBytes),
    'unclean.leader.election.enable': 'false',
    ...(gzip.includes(topic) ? { 'compression.type': 'gzip' } : {}),
    ...(replicationFactor >= 3 ? { 'min.insync.replicas': '2' } : {}),
  }
}

const topicConfigs = (settings: EnsureTopicsSettings): ITopicConfig[] =>
  Object.entries(settings.topics ?? topicSettings).map(([topic, each]) => ({
    topic,
    numPartitions: each.partitions,
    replicationFactor: settings.replicationFactor ?? 1,
    configEntries: Object.entries(configOf(topic, each, settings)).map(([name, value]) => ({ name, value })),
  }))

/**
 * Waits until every topic can be used: a broker says that one is created before its partitions are led. Whoever came then
 * would be sent away, and a request that is half taken is sent again whole.
 */
const whenReady = (settings: EnsureTopicsSettings, topics: string[]): Promise<ITopicMetadata[]> =>
  patiently(
    settings.withinMs ?? 30_000,
    async () => {
      // A new client each time: the old one would believe what it was told before.
      const admin = makeClient(settings).admin()
      try {
        await admin.connect()
        for (const topic of topics) await admin.fetchTopicOffsets(topic)
        return (await admin.fetchTopicMetadata({ topics })).topics
      } finally {
        await admin.disconnect()
      }
    },
    mayPass,
  )

const create = async (settings: EnsureTopicsSettings): Promise<void> => {
  const admin = makeClient(settings).admin()
  const wanted = topicConfigs(settings)
  try {
    await admin.connect()
    const there = new Set(await admin.listTopics())
    const missing = wanted.filter(({ topic }) => !there.has(topic))
    if (missing.length > 0) {
      await admin.createTopics({ topics: missing, waitForLeaders: false }).catch((error: unknown) => {
        // Two services that start together both find it missing.
        if (protocolError(error) !== 'TOPIC_ALREADY_EXISTS') throw error
      })
    }
    const topics = await whenReady(
      settings,
      wanted.map(({ topic }) => topic),
    )
    for (const { name, partitions } of topics) {
      const count = wanted.find(({ topic }) => topic === name)?.numPartitions
      if (count !== partitions.length) {
        throw new LogRefused(
          `topic ${name} has ${partitions.length} partitions instead of ${count}; that never changes, use a new topic`,
        )
      }
    }
  } finally {
    await admin.disconnect()
  }
}

/**
 * Creates the topics that are missing and leaves the others as they are. Calling it again changes nothing.
 *
 * @throws LogRefused a topic exists with another number of partitions · LogUnavailable
 */
export const ensureTopics = (settings: EnsureTopicsSettings): Promise<void> =>
  within(settings.withinMs ?? 30_000, 'creating topics', create(settings))
