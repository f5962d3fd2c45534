import type { LogRecord } from '../port.ts'
import { firstSince, makeFollowers, type Partition } from './partition.ts'

/** A partition that lives as long as the process: for tests. */
export const makeHeapPartition = (topic: string, partition: number): Partition => {
  const all: LogRecord[] = []
  const { follow, wake } = makeFollowers()
  let base = 0

  const begin = (): number => base
  const end = (): number => base + all.length
  const read: Partition['read'] = async (from, max) => all.slice(from - base, from - base + max)
  return {
    topic,
    partition,
    follow,
    begin,
    end,
    read,
    append: async (records, appendedAt) => {
      for (const { key, value, headers } of records) {
        // A copy: what the caller does to its buffer afterwards is none of the log's business.
        const kept = Buffer.from(value)
        all.push({ topic, partition, offset: end(), key, value: kept, headers: { ...headers }, appendedAt })
      }
      wake()
    },
    dropBefore: async instantMs => {
      const kept = await firstSince({ begin, read }, instantMs)
      all.splice(0, Math.max(0, kept - base))
      base = Math.max(base, kept)
    },
    close: () => undefined,
  }
}
