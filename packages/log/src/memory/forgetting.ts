import type { LogLogger } from '../logger.ts'
import type { Retention } from '../retention.ts'
import type { Partition } from './partition.ts'

const hourMs = 3_600_000

/** Files are rewritten at most once in this time, and for what is that much too old or more. */
const roundMs = (keptMs: number): number => Math.min(hourMs, keptMs)

/**
 * Has the partitions of topics with a retention drop what is older: now, and every hour (more often only where less is kept).
 * Whole hours go, so a record is gone at most two hours late. Never touches another topic.
 *
 * @param clock epoch milliseconds
 */
export const startForgetting = (
  stores: ReadonlyMap<string, readonly Partition[]>,
  retention: Retention,
  { clock, logger }: { clock: () => number; logger: LogLogger },
): { stop: () => Promise<void> } => {
  const forgetful = [...stores].flatMap(([topic, partitions]) => {
    const keptMs = retention[topic]
    return keptMs === undefined ? [] : partitions.map(store => ({ store, keptMs }))
  })
  let isStopped = false

  const drop = async ({ store, keptMs }: { store: Partition; keptMs: number }): Promise<void> => {
    const { topic, partition, begin } = store
    const before = begin()
    try {
      await store.dropBefore(Math.floor((clock() - keptMs) / roundMs(keptMs)) * roundMs(keptMs))
      if (begin() > before)
        logger.info({ topic, partition, offset: begin(), count: begin() - before }, 'old records dropped')
    } catch (error) {
      // Nothing is lost, only kept too long; the next round tries again.
      if (!isStopped) logger.error({ topic, partition, err: error }, 'old records could not be dropped')
    }
  }
  const round = async (): Promise<void> => {
    for (const each of forgetful) if (!isStopped) await drop(each)
  }
  let rounds = round()
  const everyMs = Math.min(...forgetful.map(({ keptMs }) => roundMs(keptMs)), hourMs)
  const timer = setInterval(() => {
    rounds = rounds.then(round)
  }, everyMs).unref()
  return {
    /** Resolves when nothing is being dropped any more; whatever is under way ends when its partition is closed. */
    stop: () => {
      isStopped = true
      clearInterval(timer)
      return rounds
    },
  }
}
