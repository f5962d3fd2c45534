import { topics } from '@breach-alerts/contracts'
import type { EventLog, LogRecord } from '@breach-alerts/log'
import { headOf, makeSeal } from '../../src/late/recent-blob.ts'
import { readAll, recentSecret } from './world.ts'

/** Offsets of the events that are kept, in the order in which they were, repeats included. */
export const keptOffsets = async (log: EventLog): Promise<number[]> =>
  (await keptEvents(log)).map(({ offset }) => offset)

export const keptEvents = async (log: EventLog): Promise<LogRecord[]> => {
  const { open } = makeSeal(recentSecret)
  return (await readAll(log, topics.recent)).flatMap(record => open(headOf(record)!, record.value!)!)
}
