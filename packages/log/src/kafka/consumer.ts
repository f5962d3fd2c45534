import type { Consumer as KafkaConsumer, ConsumerGroupJoinEvent } from 'kafkajs'
import { ConsumerFailed } from '../errors.ts'
import { silentLogger } from '../logger.ts'
import { partitionKey, type BatchHandler, type ConsumeOptions, type Consumer } from '../port.ts'
import { within } from '../shared/deadline.ts'
import { makeFailure } from '../shared/failure.ts'
import { makePositions, type Positions } from '../shared/positions.ts'
import type { KafkaAdmin } from './admin.ts'
import { makeClient } from './client.ts'
import { makeEachBatch } from './each-batch.ts'
import { makeGapAlarm } from './gap-alarm.ts'
import { defaults, type KafkaSettings } from './settings.ts'
import { startWatchdog } from './watchdog.ts'

/** Source: reliability.md §1.4; a poll of 100 ms because a real broker answers at the first byte anyway. */
export const makeKafkaConsumer = (settings: KafkaSettings, group: string): KafkaConsumer => {
  const { sessionTimeoutMs = defaults.sessionTimeoutMs, stallMs = defaults.stallMs } = settings
  return makeClient(settings).consumer({
    groupId: group,
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: Math.min(2_000, sessionTimeoutMs / 4),
    rebalanceTimeout: 15_000,
    maxWaitTimeInMs: 100,
    minBytes: 1,
    maxBytesPerPartition: 262_144,
    allowAutoTopicCreation: false,
    // Handlers never throw, so what is tried again here is the broker being away: until the watchdog has had enough.
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: Math.ceil(stallMs / 500), restartOnFailure: async () => false },
  })
}

/** Moves a joined member to the positions its reader keeps, before its first fetch: kafkajs calls this listener in time. */
const seekAtJoin = (client: KafkaConsumer, positions: Positions) => ({ payload }: ConsumerGroupJoinEvent) => {
  for (const [topic, partitions] of Object.entries(payload.memberAssignment)) {
    for (const partition of partitions) {
      const position = positions.get(partitionKey(topic, partition))
      if (position !== undefined) client.seek({ topic, partition, offset: String(position) })
    }
  }
}

/**
 * Joins a group and hands its batches to the handler.
 *
 * @throws LogUnavailable when the group can't be joined in time · LogRefused no such topic
 */
export const startConsumer = async (
  settings: KafkaSettings,
  admin: KafkaAdmin,
  options: ConsumeOptions,
  handler: BatchHandler,
): Promise<Consumer> => {
  const { logger = silentLogger, stallMs = defaults.stallMs, joinTimeoutMs = defaults.joinTimeoutMs } = settings
  const { group, topics, maxRecords = 500, deadlineMs = 30_000 } = options
  const client = makeKafkaConsumer(settings, group)
  const positions = makePositions(options.startAt)
  const gaps = makeGapAlarm(group, topics, admin, logger)
  const gone = new AbortController()
  const { failed, fail } = makeFailure()
  let isStopping = false

  const end = (): Promise<void> => {
    isStopping = true
    watchdog.stop()
    return client.disconnect().catch(() => undefined)
  }
  const failNow = (reason: Error): void => {
    if (isStopping) return
    fail(reason)
    gone.abort()
    void end()
  }
  const watchdog = startWatchdog(Math.max(stallMs, deadlineMs * 2), failNow)
  const { CRASH, GROUP_JOIN, REBALANCING, FETCH, END_BATCH_PROCESS } = client.events
  client.on(CRASH, ({ payload }) => failNow(new ConsumerFailed('crashed', `group ${group}`, payload.error)))
  client.on(GROUP_JOIN, seekAtJoin(client, positions))
  client.on(GROUP_JOIN, ({ payload }) => {
    watchdog.sign()
    logger.info({ group, assigned: payload.memberAssignment }, 'joined the group')
  })
  client.on(FETCH, watchdog.sign)
  client.on(END_BATCH_PROCESS, watchdog.sign)
  client.on(REBALANCING, () => {
    for (const { refresh } of [positions, gaps]) refresh().catch(() => undefined)
  })

  const work = { handler, maxRecords, deadlineMs, client, positions, gaps, logger, gone: gone.signal, fail: failNow }
  const eachBatch = makeEachBatch({ ...work, isStopping: () => isStopping, sign: watchdog.sign })
  const join = async (): Promise<void> => {
    const counts = await Promise.all(topics.map(admin.partitions))
    await Promise.all([positions.refresh(), gaps.refresh()])
    await client.connect()
    await client.subscribe({ topics: [...topics], fromBeginning: true })
    const partitionsConsumedConcurrently = Math.min(64, counts.reduce((sum, count) => sum + count, 0))
    await client.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently, eachBatch })
  }
  try {
    await within(joinTimeoutMs, `joining ${group}`, Promise.race([join(), failed]))
  } catch (error) {
    void end()
    throw error
  }
  return {
    failed,
    stop: async stopMs => {
      const ended = end()
      // kafkajs waits for its handlers for ever: when time is up they are told, and no longer waited for.
      const timer = setTimeout(() => gone.abort(), stopMs)
      await within(stopMs + 1_500, `leaving ${group}`, ended).catch((error: unknown) => logger.warn({ group, err: error }, 'left the group late'))
      clearTimeout(timer)
    },
  }
}
