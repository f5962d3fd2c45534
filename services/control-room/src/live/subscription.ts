import { type LifecycleEvent, topics } from '@breach-alerts/contracts'
import type { EventLog } from '@breach-alerts/log'
import { type Concerned, maySee, type Reader } from '../need-to-know.ts'
import { type Change, type Hub, readChange } from './hub.ts'
import { encodePosition, fitPosition, type Position } from './position.ts'

/** One message of the stream. `data` null: only the position moves. */
export type StreamMessage = {
  id: string
  data: { eventType: string; alertId: string; state: string; at: string } | null
}

/** The officers whom a change is told to, and the one who has the alert, see it whatever their force. */
const concernedIn = ({ forceCode, respondingForceCode, assignedTo, tell }: LifecycleEvent): Concerned => ({
  forceCode,
  respondingForceCode,
  officers: [
    ...(assignedTo === null ? [] : [assignedTo]),
    ...tell.flatMap(recipient => (recipient.kind === 'OFFICER' ? [recipient.officerId] : [])),
  ],
})

const remembered = 2_000

/**
 * The changes of the alerts that one reader may see, in order by partition, without a gap and each lifecycle event once.
 *
 * Without a position it begins at the end of the log at the time of the call. With one, what was missed is read from the log
 * while live changes wait; they follow, without those already read.
 *
 * @param send called in order, never after the returned function was called
 * @returns how to leave
 * @throws LogUnavailable when what was missed cannot be read: the reader comes again with the same position
 */
export const subscribe = async (
  { log, hub }: { log: EventLog; hub: Hub },
  reader: Reader,
  from: Position | null,
  send: (message: StreamMessage) => void,
): Promise<() => void> => {
  let open = true
  let waiting: Change[] | null = []
  const told = new Set<string>()
  const next = new Map<number, number>()

  const take = (change: Change) => {
    const { partition, offset, event } = change
    if (!open || offset < (next.get(partition) ?? 0)) return
    next.set(partition, offset + 1)
    if (event === null || !maySee(reader, concernedIn(event)) || told.has(event.lifecycleId)) return
    told.add(event.lifecycleId)
    if (told.size > remembered) told.delete(told.values().next().value as string)
    const { eventType, alertId, state, at } = event
    send({ id: encodePosition(next), data: { eventType, alertId, state, at } })
  }

  const leaveHub = hub.listen(changes => (waiting === null ? changes.forEach(take) : waiting.push(...changes)))
  const leave = () => {
    open = false
    leaveHub()
  }
  try {
    const ends = await log.ends(topics.lifecycle)
    for (const [partition, offset] of from === null ? ends : fitPosition(from, ends)) next.set(partition, offset)
    send({ id: encodePosition(next), data: null })
    if (from !== null) {
      await log.readToEnd(topics.lifecycle, batch => batch.records.forEach(record => take(readChange(record))), {
        from: new Map(next),
      })
    }
  } catch (error) {
    leave()
    throw error
  }
  const missed = waiting
  waiting = null
  missed.forEach(take)
  return leave
}
