import { topics } from '@breach-alerts/contracts'
import type { EventLog, LogRecord } from '@breach-alerts/log'
import type { Platform } from '@breach-alerts/runtime'
import type { makeHorizon } from './horizon.ts'
import { headOf, type Seal } from './recent-blob.ts'

export type RecentReader = {
  /**
   * Gives every event of the look-back, by partition in its order; an event may be given twice.
   *
   * @throws LogUnavailable · what `give` throws
   */
  read: (
    survey: ReturnType<ReturnType<typeof makeHorizon>['survey']>,
    give: (records: readonly LogRecord[]) => Promise<void>,
  ) => Promise<void>
}

/**
 * Reads the recent events: those kept (recent-events.ts), then, in the events topic itself, what came after the last of them.
 *
 * So nothing that was in the log when a pass began is missed, whoever decided it and whether or not it is kept yet. What this
 * process still holds is written first; usually nothing is left to be read in the clear. Where a blob can't be opened, the
 * events topic is read from there; where what is kept does not reach back to the look-back, as far back as it goes.
 */
export const makeRecentReader = (
  ports: Pick<Platform, 'logger' | 'metrics'> & { log: Pick<EventLog, 'ends' | 'readToEnd'> },
  { open }: Pick<Seal, 'open'>,
  flush: () => Promise<void>,
): RecentReader => {
  const { log, logger, metrics } = ports
  /** By partition of the events: up to where they are kept, and of what age the first that are kept are. */
  const ends = new Map<number, number>()
  const begins = new Map<number, number>()

  const read: RecentReader['read'] = async (survey, give) => {
    const unreadable: { partition: number; offset: number }[] = []
    const again = new Map<number, number>()
    await flush()
    await log.readToEnd(
      topics.recent,
      async ({ records }) => {
        for (const record of records) {
          const head = headOf(record)
          const { partition, offset } = record
          if (head === null) {
            unreadable.push({ partition, offset })
            continue
          }
          const isWanted = survey.isWanted({ ...head, partition, offset })
          const beginsAt = head.first === 0 ? Number.NEGATIVE_INFINITY : head.newestAt
          begins.set(head.partition, Math.min(begins.get(head.partition) ?? beginsAt, beginsAt))
          ends.set(head.partition, Math.max(ends.get(head.partition) ?? 0, head.last + 1))
          const events = isWanted ? open(head, record.value ?? Buffer.alloc(0)) : []
          if (events) await give(events.filter(({ appendedAt }) => survey.isRecent(appendedAt)))
          else {
            unreadable.push({ partition, offset })
            again.set(head.partition, Math.min(again.get(head.partition) ?? head.first, head.first))
          }
        }
      },
      { from: survey.from },
    )
    report(unreadable)
    const reached = await log.ends(topics.events)
    const from = new Map(
      [...reached.keys()].map((partition): [number, number] => {
        const reachesBack = (begins.get(partition) ?? Number.POSITIVE_INFINITY) < survey.floor
        return [partition, reachesBack ? (again.get(partition) ?? ends.get(partition) ?? 0) : 0]
      }),
    )
    if (![...reached].some(([partition, end]) => end > (from.get(partition) ?? 0))) return
    await log.readToEnd(
      topics.events,
      ({ records }) => give(records.filter(({ appendedAt }) => survey.isRecent(appendedAt))),
      { from },
    )
  }

  const report = (unreadable: readonly { partition: number; offset: number }[]) => {
    const [first] = unreadable
    metrics.gauge(
      'breach_matcher_recent_unreadable',
      'Pieces of recent events that the last pass could not decrypt',
      unreadable.length,
    )
    if (first)
      logger.error(
        { topic: topics.recent, ...first, count: unreadable.length },
        'recent events can not be decrypted: another RECENT_SECRET, or damaged',
      )
  }
  return { read }
}
