import type { Consumer as KafkaConsumer } from 'kafkajs'
import type { LogLogger } from '../logger.ts'
import { partitionKey } from '../port.ts'

/** At a stop the last ones get this long. */
const lastMs = 500

export type LateCommits = {
  note: (topic: string, partition: number, next: number) => void
  /** Commits what is noted: at a stop, and before partitions change hands. */
  flush: () => Promise<void>
}

/**
 * Commits of a member: all partitions together, every so often.
 *
 * A commit decides nothing here: what is not committed comes again, and that changes nothing. One after each batch was a
 * quarter of all requests that the broker had to answer at 100 events a second. One that fails is left to the next.
 *
 * @param everyMs longest time that a settled record waits for its commit
 */
export const makeLateCommits = (client: KafkaConsumer, everyMs: number, logger: LogLogger): LateCommits => {
  const waiting = new Map<string, { topic: string; partition: number; offset: string }>()
  let timer: NodeJS.Timeout | null = null

  const send = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer)
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
      const { promise: late, resolve } = Promise.withResolvers<void>()
      const patience = setTimeout(resolve, lastMs)
      await Promise.race([send(), late])
      clearTimeout(patience)
    },
  }
}
