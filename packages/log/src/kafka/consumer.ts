import type { Consumer as KafkaConsumer, ConsumerGroupJoinEvent } from 'kafkajs'
import { ConsumerFailed } from '../errors.ts'
import { silentLogger } from '../logger.ts'
import { partitionKey, type BatchHandler, type ConsumeOptions, type Consumer } from '../port.ts'
import { within } from '../shared/deadline.ts'
import { makeFailure } from '../shared/failure.ts'
import { makePositions, type Positions } from '../shared/positions.ts'
import type { KafkaAdmin } from './admin.ts'
import { makeEachBatch } from './each-batch.ts'
import { makeGapAlarm } from './gap-alarm.ts'
import { type LateCommits, makeLateCommits } from './late-commits.ts'
import { stayInGroup } from './member.ts'
import { defaults, type KafkaSettings } from './settings.ts'
import { startWatchdog } from './watchdog.ts'

/** A reader that goes on from its commits repeats less after a crash; one with a position of its own only shows how far it is. */
const commitEveryMs = { resuming: 200, showing: 1_000 } as const

/** Moves a joined member to the positions its reader keeps, before its first fetch: kafkajs calls this listener in time. */
const seekAtJoin = (client: KafkaConsumer, positions: Positions, { payload }: ConsumerGroupJoinEvent): void => {
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
  const {
    logger = silentLogger,
    stallMs = defaults.stallMs,
    joinTimeoutMs: withinMs = defaults.joinTimeoutMs,
  } = settings
  const { group, topics, maxRecords = 500, deadlineMs = 30_000, lingerMs = 0 } = options
  const positions = makePositions(options.startAt)
  const gaps = makeGapAlarm(group, topics, admin, logger)
  const gone = new AbortController()
  const leaving = new AbortController()
  let commits: LateCommits | null = null
  const { failed, fail } = makeFailure()

  const failNow = (reason: Error): void => {
    if (leaving.signal.aborted) return
    fail(reason)
    gone.abort()
    void end()
  }
  const watchdog = startWatchdog(`group ${group}`, Math.max(stallMs, deadlineMs * 2), failNow)
  /** In the background: the answer is in time for the next join, or one too low is used. */
  const refresh = (): void => {
    positions.refresh().catch(() => undefined)
    gaps.refresh().catch(() => undefined)
  }
  const listen = (client: KafkaConsumer): void => {
    const { GROUP_JOIN, REBALANCING, FETCH, END_BATCH_PROCESS } = client.events
    client.on(FETCH, watchdog.sign)
    client.on(END_BATCH_PROCESS, watchdog.sign)
    client.on(GROUP_JOIN, event => {
      watchdog.sign()
      seekAtJoin(client, positions, event)
      logger.info({ group, assigned: event.payload.memberAssignment }, 'joined the group')
    })
    client.on(REBALANCING, () => {
      void commits?.flush()
      refresh()
    })
  }
  const work = { handler, maxRecords, deadlineMs, positions, gaps, logger, gone: gone.signal, fail: failNow }
  const prepare = async (): Promise<number> => {
    const counts = await Promise.all(topics.map(admin.partitions))
    await Promise.all([positions.refresh(), gaps.refresh()])
    return counts.reduce((sum, count) => sum + count, 0)
  }
  const join = (partitions: number) =>
    stayInGroup(settings, {
      group,
      topics,
      withinMs: stallMs,
      signal: leaving.signal,
      listen,
      onLost: reason => {
        logger.warn({ group, err: reason }, 'lost the broker, joining again')
        refresh()
      },
      lingerMs,
      run: client => {
        const ours = makeLateCommits(
          client,
          options.startAt === undefined ? commitEveryMs.resuming : commitEveryMs.showing,
          logger,
        )
        commits = ours
        const isStopping = () => leaving.signal.aborted
        return {
          partitionsConsumedConcurrently: Math.min(64, partitions),
          eachBatchAutoResolve: false,
          eachBatch: makeEachBatch({ ...work, client, commits: ours, isStopping, sign: watchdog.sign }),
        }
      },
    })
  let member: ReturnType<typeof join> | null = null
  const end = async (): Promise<void> => {
    leaving.abort()
    watchdog.stop()
    await commits?.flush()
    await member?.leave()
  }
  const start = async (): Promise<void> => {
    member = join(await prepare())
    member.ended.catch((error: unknown) => failNow(new ConsumerFailed('crashed', `group ${group}`, error)))
    await member.joined
  }
  try {
    await within(withinMs, `joining ${group}`, Promise.race([start(), failed]))
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
      await within(stopMs + 1_500, `leaving ${group}`, ended).catch((error: unknown) =>
        logger.warn({ group, err: error }, 'left the group late'),
      )
      clearTimeout(timer)
    },
  }
}
