import type { LogRecord } from '../port.ts'
import { makeFollowers, type Partition } from './partition.ts'

/** A partition that lives as long as the process: for tests. */
export const makeHeapPartition = (topic: string, partition: number): Partition => {
  const all: LogRecord[] = []
  const { follow, wake } = makeFollowers()
  return {
    topic,
    partition,
    follow,
    end: () => all.length,
    append: async (records, appendedAt) => {
      for (const { key, value, headers } of records) {
        // A copy: what the caller does to its buffer afterwards is none of the log's business.
        const kept = Buffer.from(value)
        all.push({ topic, partition, offset: all.length, key, value: kept, headers: { ...headers }, appendedAt })
      }
      wake()
    },
    read: async (from, max) => all.slice(from, from + max),
    close: () => undefined,
  }
}
