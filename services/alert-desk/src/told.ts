import { type LifecycleRecord, topics } from '@breach-alerts/contracts'
import type { EventLog, NewRecord } from '@breach-alerts/log'

/** CloudEvents attribute by which a lifecycle event is known without parsing it. */
const idHeader = 'ce_id'

export const lifecycleRecord = (event: LifecycleRecord): NewRecord => ({
  topic: topics.lifecycle,
  key: event.orderId,
  value: Buffer.from(JSON.stringify(event)),
  headers: { [idHeader]: event.lifecycleId, ce_type: event.eventType },
})

/** Most lifecycle events that one entry makes, and some for the batch that a crash left half told. */
const eventsOfEntry = 4
const margin = 2_000

export type Told = {
  /** Leaves out what the log already holds. @param again how many entries of this partition are being folded again, or 0 */
  news: (partition: number, events: readonly LifecycleRecord[], again: number) => Promise<readonly LifecycleRecord[]>
  /** What was appended meanwhile. */
  add: (partition: number, events: readonly LifecycleRecord[]) => void
}

/**
 * Keeps a rebuild, or a new start, from telling the world again what it was told.
 *
 * While entries are folded that may have been folded before, every lifecycle event that the log already holds is left out.
 * Journal and lifecycle have the same keys and partitions, so only the end of one partition is read;
 * were they laid out otherwise, all of it. In the normal run nothing
 * is remembered.
 */
export const makeTold = (log: Pick<EventLog, 'readToEnd' | 'ends'>, journalPartitions: number): Told => {
  const known = new Map<number, Set<string>>()

  const load = async (partition: number, again: number): Promise<Set<string>> => {
    const ends = await log.ends(topics.lifecycle)
    const isAlike = ends.size === journalPartitions
    const from = new Map(
      [...ends].map(([p, end]) => [p, p === partition ? Math.max(0, end - again * eventsOfEntry - margin) : end]),
    )
    const ids = new Set<string>()
    await log.readToEnd(
      topics.lifecycle,
      batch => {
        for (const { headers } of batch.records) if (headers[idHeader] !== undefined) ids.add(headers[idHeader])
      },
      isAlike ? { from } : {},
    )
    return ids
  }

  return {
    news: async (partition, events, again) => {
      if (again <= 0) {
        known.delete(partition)
        return events
      }
      if (events.length === 0) return events
      const ids = known.get(partition) ?? (await load(partition, again))
      known.set(partition, ids)
      return events.filter(({ lifecycleId }) => !ids.has(lifecycleId))
    },
    add: (partition, events) => {
      for (const { lifecycleId } of events) known.get(partition)?.add(lifecycleId)
    },
  }
}
