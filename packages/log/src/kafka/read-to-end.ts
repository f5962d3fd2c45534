import { randomUUID } from 'node:crypto'
import type { Consumer as KafkaConsumer, EachBatchPayload } from 'kafkajs'
import { LogUnavailable } from '../errors.ts'
import type { EventLog } from '../port.ts'
import { within } from '../shared/deadline.ts'
import { makeFailure } from '../shared/failure.ts'
import type { KafkaAdmin } from './admin.ts'
import { keepBeating } from './heartbeats.ts'
import { stayInGroup } from './member.ts'
import { toRecord } from './records.ts'
import { defaults, type KafkaSettings } from './settings.ts'
import { startWatchdog } from './watchdog.ts'

/** What is still to be read of each partition: from where, up to where. */
type Span = { partition: number; from: number; end: number }

const spansOf = async (
  admin: KafkaAdmin,
  topic: string,
  from: ReadonlyMap<number, number> | undefined,
): Promise<Span[]> =>
  [...(await admin.bounds(topic))]
    .map(([partition, { begin, end }]) => ({ partition, from: Math.max(begin, from?.get(partition) ?? 0), end }))
    .filter(span => span.from < span.end)

/**
 * Reads a topic to where it ends now, with a group of its own that never commits and is gone afterwards.
 *
 * @throws LogUnavailable the broker is away, or no progress for `stallMs` · LogRefused no such topic · what `onBatch` throws
 */
export const readToEnd = async (
  settings: KafkaSettings,
  admin: KafkaAdmin,
  ...[topic, onBatch, options = {}]: Parameters<EventLog['readToEnd']>
): Promise<void> => {
  const { requestTimeoutMs = defaults.requestTimeoutMs } = settings
  const spans = await within(requestTimeoutMs, `reading ${topic}`, spansOf(admin, topic, options.from))
  if (spans.length === 0) return
  const ends = new Map(spans.map(({ partition, end }) => [partition, end]))
  const { promise: done, resolve } = Promise.withResolvers<void>()
  const { failed, fail } = makeFailure()
  const gone = new AbortController()
  const stallMs = settings.stallMs ?? defaults.stallMs
  const watchdog = startWatchdog(`reading ${topic}`, stallMs, error =>
    fail(new LogUnavailable(`reading ${topic}`, error)),
  )

  const listen = (client: KafkaConsumer): void => {
    const { GROUP_JOIN, END_BATCH_PROCESS } = client.events
    client.on(GROUP_JOIN, ({ payload }) => {
      const wanted = spans.filter(({ partition }) => ends.has(partition))
      for (const { partition, from } of wanted) client.seek({ topic, partition, offset: String(from) })
      const others = (payload.memberAssignment[topic] ?? []).filter(partition => !ends.has(partition))
      client.pause([{ topic, partitions: others }])
    })
    client.on(END_BATCH_PROCESS, ({ payload: { partition, lastOffset } }) => {
      watchdog.sign()
      if (Number(lastOffset) + 1 < (ends.get(partition) ?? 0)) return
      ends.delete(partition)
      client.pause([{ topic, partitions: [partition] }])
      if (ends.size === 0) resolve()
    })
  }
  const eachBatch = async (payload: EachBatchPayload): Promise<void> => {
    const { partition, messages } = payload.batch
    const end = ends.get(partition) ?? 0
    const records = messages.map(message => toRecord(topic, partition, message)).filter(({ offset }) => offset < end)
    const span = spans.find(each => each.partition === partition)
    if (records.length === 0 || span === undefined) return
    const beats = keepBeating(
      () => payload.heartbeat(),
      () => undefined,
    )
    try {
      await onBatch({ topic, partition, records })
      // A rebalance begins again here, and nothing is given twice.
      span.from = (records.at(-1)?.offset ?? 0) + 1
    } catch (error) {
      fail(error as Error)
    } finally {
      beats.stop()
    }
  }
  const group = `${settings.clientId}.read.${randomUUID()}`
  const run = () => ({ partitionsConsumedConcurrently: 1, eachBatch })
  const member = stayInGroup(settings, {
    group,
    topics: [topic],
    lingerMs: 0,
    withinMs: stallMs,
    signal: gone.signal,
    listen,
    run,
    onLost: () => undefined,
  })
  member.ended.catch((error: unknown) => fail(new LogUnavailable(`reading ${topic}`, error)))
  try {
    await Promise.race([done, failed])
  } finally {
    watchdog.stop()
    gone.abort()
    void member.leave()
  }
}
