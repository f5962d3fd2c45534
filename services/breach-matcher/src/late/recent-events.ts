import { topics } from '@breach-alerts/contracts'
import type { BatchHandler, EventLog } from '@breach-alerts/log'
import { patiently, type Platform } from '@breach-alerts/runtime'
import { headOf, type Seal } from './recent-blob.ts'
import { makeRecentWriter } from './recent-writer.ts'

/** Where nothing is kept yet, this many events are read again; of more, passes read what is before in the events topic. */
const mostAgain = 1_000_000

/** Milliseconds in which partitions are still shared out, so that each begins where it is kept. */
const startingMs = 60_000

/**
 * Keeps what the matcher has decided in `matching.recent.v1`, packed and encrypted, many events in one append.
 *
 * The blobs of a partition, taken together, hold every event from the first blob's beginning to the furthest blob's end. A
 * process that dies takes with it what was not flushed; whoever goes on with the partition finds where its blobs end and has
 * the events come again from there: they are counted already, so they are only kept. Until then a pass reads them in the events
 * topic (recent-reader.ts). Some events are kept twice; each is matched once.
 */
export const keepRecentEvents = (
  ports: Platform & { log: Pick<EventLog, 'append' | 'ends' | 'readToEnd'> },
  seal: Pick<Seal, 'seal'>,
) => {
  const { log, clock, logger } = ports
  const writer = makeRecentWriter(ports, seal)
  /** Next offset to keep, by partition of the events. */
  const next = new Map<number, number>()
  const isComingAgain = new Set<number>()
  let startedAt: number | null = null

  /** Looks where the last blob of every partition ends: one record of each. */
  const locate = async (): Promise<void> => {
    const ends = await log.ends(topics.recent)
    if (![...ends.values()].some(end => end > 0)) return
    const from = new Map([...ends].map(([partition, end]) => [partition, Math.max(0, end - 1)]))
    await log.readToEnd(
      topics.recent,
      ({ records }) => {
        for (const head of records.map(headOf))
          if (head) next.set(head.partition, Math.max(next.get(head.partition) ?? 0, head.last + 1))
      },
      { from },
    )
  }
  /** Up to where this partition is kept, for a reader who is at `offset`. */
  const keptTo = (partition: number, offset: number): number =>
    next.get(partition) ?? (offset <= mostAgain ? 0 : offset)

  /** From where the events must come again; null: these go on where the kept ones end. */
  const missingFrom = async (partition: number, first: number): Promise<number | null> => {
    if (first <= (next.get(partition) ?? -1)) return null
    await locate()
    const from = keptTo(partition, first)
    // They came again and still begin later: the log has nothing in between.
    return from >= first || isComingAgain.has(partition) ? null : from
  }

  return {
    /** Where to begin: where `counted` says, or before, where what was counted was not kept. */
    startAt:
      (counted: () => Promise<ReadonlyMap<string, number>>) => async (): Promise<ReadonlyMap<string, number>> => {
        const from = await counted()
        if (startedAt === null) await patiently(locate)
        startedAt ??= clock()
        // Later, at a rebalance, the answer must be quick: what is missing then is found by the first batch.
        if (clock() > startedAt + startingMs) return from
        return new Map(
          [...from].map(([key, offset]) => {
            const partition = Number(key.slice(key.lastIndexOf('/') + 1))
            const kept = keptTo(partition, offset)
            next.set(partition, kept)
            return [key, Math.min(offset, kept)]
          }),
        )
      },
    /** The handler, and then what it has decided is kept. */
    keeping:
      (handler: BatchHandler): BatchHandler =>
      async (batch, context) => {
        const { partition, records } = batch
        const outcome = await handler(batch, context)
        const handled = outcome.kind === 'done' ? records.length : outcome.kind === 'retry' ? outcome.handled : 0
        const decided = handled === records.length ? records : records.slice(0, handled)
        const [first, last] = [decided[0], decided.at(-1)]
        if (!first || !last) return outcome
        const offset = await missingFrom(partition, first.offset)
        if (offset !== null) {
          isComingAgain.add(partition)
          logger.info({ partition, offset }, 'events that were not kept for late orders come again')
          return { kind: 'rewind', offset }
        }
        isComingAgain.delete(partition)
        const from = next.get(partition) ?? first.offset
        if (last.offset < from) return outcome
        await writer.put(partition, first.offset >= from ? decided : decided.filter(each => each.offset >= from))
        next.set(partition, last.offset + 1)
        return outcome
      },
    /** Resolves when everything that this process has decided is in the log. @throws LogUnavailable */
    flush: writer.flush,
  }
}
