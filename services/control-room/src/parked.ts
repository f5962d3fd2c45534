import { topics } from '@breach-alerts/contracts'
import type { EventLog, LogRecord } from '@breach-alerts/log'
import { makeTail, type Parked, readParked } from '@breach-alerts/runtime'

export type ParkedList = {
  /** Newest first. @param before position from the page before */
  page: (before: number | null, limit: number) => Promise<{ items: readonly Parked[]; next: number | null }>
  count: () => Promise<number>
}

/** A record of the topic that `parkedRecord` did not write is listed too, as its own origin. */
const parkedOf = (record: LogRecord): Parked =>
  readParked(record) ?? {
    parkedId: record.key ?? `${record.topic}/${record.partition}/${record.offset}`,
    topic: record.topic,
    partition: record.partition,
    offset: record.offset,
    reason: 'UNKNOWN',
    receivedAt: new Date(record.appendedAt).toISOString(),
  }

/**
 * What stands in the parked topic. Reads on from where it stopped whenever it is asked, so the answer is never older than the
 * question; holds ids and reasons, never content. A record parked twice (its reader died in between) is listed once.
 */
export const makeParkedList = (log: EventLog): ParkedList => {
  const items: Parked[] = []
  const known = new Set<string>()

  const { upToDate } = makeTail(log, topics.parked, record => {
    const item = parkedOf(record)
    if (known.has(item.parkedId)) return
    known.add(item.parkedId)
    items.push(item)
  })

  return {
    page: async (before, limit) => {
      await upToDate()
      const end = Math.min(before ?? items.length, items.length)
      const start = Math.max(0, end - limit)
      return { items: items.slice(start, end).toReversed(), next: start > 0 ? start : null }
    },
    count: async () => {
      await upToDate()
      return items.length
    },
  }
}
