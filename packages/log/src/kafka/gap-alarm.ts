import type { LogLogger } from '../logger.ts'
import { partitionKey, type LogRecord } from '../port.ts'
import type { KafkaAdmin } from './admin.ts'

/**
 * Tells a person when records were removed before the group read them (retention, or a truncated log).
 *
 * Gaps as such are normal: compaction and transactions leave them. It is a loss when the partition now begins behind the
 * offset that should have come next.
 */
export const makeGapAlarm = (group: string, topics: readonly string[], admin: KafkaAdmin, logger: LogLogger) => {
  const expected = new Map<string, number>()

  const compare = async (topic: string, partition: number, due: number): Promise<void> => {
    const begin = (await admin.bounds(topic)).get(partition)?.begin ?? 0
    if (begin <= due) return
    logger.error(
      { group, topic, partition, fromOffset: due, toOffset: begin },
      'records were removed before they were read',
    )
  }
  return {
    /** Reads where the group stands, before it begins and at every rebalance. */
    refresh: async (): Promise<void> => {
      for (const [topic, partitions] of await admin.committed(group, topics)) {
        for (const [partition, offset] of partitions) {
          if (offset >= 0) expected.set(partitionKey(topic, partition), offset)
        }
      }
    },
    /** Called with the first record of every batch, and where the next one begins. */
    saw: ({ topic, partition, offset }: LogRecord, next: number): void => {
      const key = partitionKey(topic, partition)
      const due = expected.get(key)
      expected.set(key, next)
      if (due !== undefined && offset > due) compare(topic, partition, due).catch(() => undefined)
    },
  }
}

export type GapAlarm = ReturnType<typeof makeGapAlarm>
