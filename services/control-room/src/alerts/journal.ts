import { type JournalEntry, topics } from '@breach-alerts/contracts'
import { type Desk, hasFolded, idOf } from '@breach-alerts/domain'
import { type Appended, LogRefused, partitionKey } from '@breach-alerts/log'
import { isTransient } from '@breach-alerts/runtime'
import { ProblemError } from '@breach-alerts/web'
import type { ControlRoomPorts } from '../ports.ts'
import { loadDesk } from './find.ts'

/** The same cause gives the same id: a retry repeats an entry and never adds one. */
export const entryIdOf = (kind: 'ack' | 'act' | 'cls' | 'dec', alertId: string, id: string): string =>
  idOf(kind, alertId, id)

/** @throws LogUnavailable outcome unknown: the same entry may be appended again · ProblemError 413 the log takes no entry so large */
export const appendEntry = async (log: ControlRoomPorts['log'], entry: JournalEntry): Promise<Appended> => {
  const record = {
    topic: topics.journal,
    key: entry.orderId,
    value: Buffer.from(JSON.stringify(entry)),
    headers: { id: entry.entryId, type: entry.type },
  }
  try {
    const [appended] = await log.append([record])
    if (!appended) throw new Error('the log gave no place for an appended entry')
    return appended
  } catch (error) {
    if (error instanceof LogRefused)
      throw new ProblemError(413, 'This is too large for one entry of the journal.', { cause: error })
    throw error
  }
}

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/**
 * Waits until the desk has folded the entry at `place`, and gives the state it left; null: not within `waitMs`.
 *
 * The desk has come that far when the order's document says so, or, where the entry changed nothing, its position in the
 * partition. A store that does not answer counts as not yet: the entry is durable in any case.
 */
export const folded = async (
  { desk: store }: Pick<ControlRoomPorts, 'desk'>,
  entry: JournalEntry,
  place: Appended,
  waitMs: number,
): Promise<Desk | null> => {
  const until = performance.now() + waitMs
  const partition = partitionKey(topics.journal, place.partition)
  for (let stepMs = 5; ; stepMs = Math.min(stepMs * 1.5, 100)) {
    try {
      const positions = await store.positions()
      const desk = await loadDesk(store, entry.orderId)
      if (desk && (hasFolded(desk, entry.entryId) || desk.appliedOffset >= place.offset)) return desk
      if (desk && (positions.get(partition) ?? 0) > place.offset) return desk
    } catch (error) {
      if (!isTransient(error)) throw error
    }
    if (performance.now() >= until) return null
    await pause(stepMs)
  }
}
