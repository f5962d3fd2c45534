import type { Consumer as KafkaConsumer } from 'kafkajs'
import type { LogLogger } from '../logger.ts'
import { partitionKey } from '../port.ts'

const everyMs = 1_000
/** At a stop the last ones get this long. */
const lastMs = 500

export type LateCommits = { note: (topic: string, partition: number, next: number) => void; flush: () => Promise<void> }

/**
 * Commits of a reader that keeps its own position: all partitions together, once a second.
 *
 * Such a commit decides nothing, it only shows how far the group has come; one after each batch was a quarter of all requests
 * that the broker had to answer at 100 events a second.
 */
export const makeLateCommits = (client: KafkaConsumer, logger: LogLogger): LateCommits => {
  const waiting = new Map<string, { topic: string; partition: number; offset: string }>()
  let timer: NodeJS.Timeout | null = null

  const send = async (): Promise<void> => {
    timer = null
    const offsets = [...waiting.values()]
    waiting.clear()
    if (offsets.length === 0) return
    await client
      .commitOffsets(offsets)
      .catch((error: unknown) => logger.warn({ err: error }, 'offsets not committed, the next ones will be'))
  }
  return {
    note: (topic, partition, next) => {
      waiting.set(partitionKey(topic, partition), { topic, partition, offset: String(next) })
      timer ??= setTimeout(() => void send(), everyMs).unref()
    },
    flush: async () => {
      if (timer !== null) clearTimeout(timer)
      const { promise: late, resolve } = Promise.withResolvers<void>()
      const patience = setTimeout(resolve, lastMs)
      await Promise.race([send(), late])
      clearTimeout(patience)
    },
  }
}
