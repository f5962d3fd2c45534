import type { LifecycleEvent } from '@breach-alerts/contracts'
import { LifecycleEvent as Lifecycle, topics } from '@breach-alerts/contracts'
import type { EventLog, LogRecord } from '@breach-alerts/log'
import { partitionKey } from '@breach-alerts/log'

/** One lifecycle record; `event` is null when it could not be read: its place is still passed. */
export type Change = { partition: number; offset: number; event: LifecycleEvent | null }
export type Listener = (changes: readonly Change[]) => void

export type Hub = {
  /** Every change taken from the log from now on; returns how to leave. */
  listen: (listener: Listener) => () => void
  failed: Promise<never>
  stop: (deadlineMs: number) => Promise<void>
}

export const readChange = ({ partition, offset, value }: LogRecord): Change => {
  try {
    const parsed = Lifecycle.safeParse(JSON.parse(value?.toString('utf8') ?? 'null'))
    return { partition, offset, event: parsed.success ? parsed.data : null }
  } catch {
    return { partition, offset, event: null }
  }
}

/**
 * Follows the lifecycle topic from its end, once per process, and tells every open stream.
 *
 * Each process has a group of its own, so that every one of them sees every change; the group's position is of no use to
 * anybody after the process has ended (a stream's position is in its event ids).
 */
export const startHub = async (log: EventLog, group: string): Promise<Hub> => {
  const listeners = new Set<Listener>()
  const ends = await log.ends(topics.lifecycle)
  const seen = new Map([...ends].map(([partition, offset]) => [partitionKey(topics.lifecycle, partition), offset]))
  const consumer = await log.consume(
    // An eye does not see a fiftieth of a second, and a busy night sends half as many requests.
    { group, topics: [topics.lifecycle], lingerMs: 20, startAt: async () => new Map(seen) },
    async batch => {
      const changes = batch.records.map(readChange)
      const last = batch.records.at(-1)
      if (last) seen.set(partitionKey(batch.topic, batch.partition), last.offset + 1)
      for (const listener of listeners) listener(changes)
      return { kind: 'done' }
    },
  )
  return {
    listen: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    failed: consumer.failed,
    stop: consumer.stop,
  }
}
