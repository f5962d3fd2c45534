import { type BatchHandler, type Consumer, type EventLog, partitionKey } from '@breach-alerts/log'
import { guarded } from './batch.ts'
import { startLoop } from './loop.ts'
import { patiently } from './patience.ts'
import type { Platform } from './service.ts'
import { quietly } from './supervise.ts'

type Positions = ReadonlyMap<string, number>

/**
 * Consumes a topic into a projection that keeps its own positions and can be rebuilt from the log.
 *
 * Reading begins where the projection says it is, not where the group committed: what a store lost is read again by itself.
 * A store that holds less than this process put into it was emptied or rolled back: noticed before the next batch and, with
 * no batch coming, within `watchMs`; reading then begins again from what is left. Source: design.md §7, epoch marker.
 *
 * @param options.group also the service's name in logs and metrics (`guarded`)
 * @param positions next offset to read, by `<topic>/<partition>`, as the store holds it now
 */
export const startProjection = async (
  options: {
    platform: Platform
    log: Pick<EventLog, 'consume' | 'ends'>
    group: string
    topic: string
    positions: () => Promise<Positions>
    maxRecords?: number
    /** How long a record may wait so that more come at once. */
    lingerMs?: number
    watchMs?: number
  },
  handler: BatchHandler,
): Promise<Pick<Consumer, 'stop' | 'failed'>> => {
  const { log, topic, platform } = options
  const { logger, metrics } = platform
  /** What the store must hold, because this process saw it there. */
  const reached = new Map<string, number>()

  const lost = (held: Positions) =>
    [...reached].filter(([key, next]) => (held.get(key) ?? 0) < next).map(([key]) => key)
  const report = (keys: readonly string[]) => {
    metrics.count('projection_lost_total', 'Times a store held less than was put into it', { topic })
    logger.error({ topic, partitions: keys }, 'projection was lost, reading again')
  }

  const startAt = async (): Promise<Positions> => {
    const [held, ends] = await patiently(() => Promise.all([options.positions(), log.ends(topic)]))
    const from = new Map([...ends.keys()].map(p => [partitionKey(topic, p), held.get(partitionKey(topic, p)) ?? 0]))
    for (const [key, next] of from) reached.set(key, next)
    return from
  }

  const watched: BatchHandler = async (batch, context) => {
    const key = partitionKey(topic, batch.partition)
    const held = await options.positions()
    if (lost(held).includes(key)) {
      report([key])
      const offset = held.get(key) ?? 0
      reached.set(key, offset)
      return { kind: 'rewind', offset }
    }
    const outcome = await handler(batch, context)
    const last = batch.records.at(-1)
    if (outcome.kind === 'done' && last) reached.set(key, Math.max(reached.get(key) ?? 0, last.offset + 1))
    return outcome
  }

  const failure = Promise.withResolvers<never>()
  const { failed } = quietly(failure.promise)
  const subscribe = async () => {
    const { group, maxRecords, lingerMs = 0 } = options
    const consumer = await log.consume(
      { group, topics: [topic], startAt, lingerMs, ...(maxRecords === undefined ? {} : { maxRecords }) },
      // Around the question too: a store that is away is waited for, whoever asks it.
      guarded(group, platform, watched),
    )
    consumer.failed.catch(failure.reject)
    return consumer
  }

  let consumer = await subscribe()
  let isReading = true
  const watch = startLoop(platform, `${topic} watch`, async () => {
    const gone = lost(await options.positions())
    if (gone.length > 0) {
      report(gone)
      // A consumer can't be told to go back; a new one asks where to begin.
      await consumer.stop(5_000)
      isReading = false
    }
    if (!isReading) {
      consumer = await subscribe()
      isReading = true
    }
    return options.watchMs ?? 1_000
  })
  watch.failed.catch(failure.reject)

  return {
    failed,
    stop: async deadlineMs => {
      await watch.stop(deadlineMs)
      await consumer.stop(deadlineMs)
    },
  }
}
