import type { EventLog, LogRecord } from '@breach-alerts/log'

/** Brings what was read of a topic up to the end that it has at the time of the call. */
export type Tail = { upToDate: () => Promise<void> }

/**
 * Reads a topic on from where it stopped, whenever it is asked, so that an answer is never older than the question.
 *
 * One reading at a time; a failed one is the asker's error and does not stop the next. A record may be given to `take` again
 * after a reading that failed half-way.
 */
export const makeTail = (
  log: Pick<EventLog, 'ends' | 'readToEnd'>,
  topic: string,
  take: (record: LogRecord) => void,
): Tail => {
  const next = new Map<number, number>()
  let reading: Promise<void> = Promise.resolve()

  const readOn = async () => {
    const ends = await log.ends(topic)
    if ([...ends].every(([partition, end]) => (next.get(partition) ?? 0) >= end)) return
    await log.readToEnd(
      topic,
      ({ partition, records }) => {
        for (const record of records) {
          take(record)
          next.set(partition, record.offset + 1)
        }
      },
      { from: new Map(next) },
    )
    // Compaction may have taken the last records of a partition: what is not there need not be asked for again.
    for (const [partition, end] of ends) next.set(partition, Math.max(next.get(partition) ?? 0, end))
  }

  return { upToDate: () => (reading = reading.catch(() => undefined).then(readOn)) }
}
