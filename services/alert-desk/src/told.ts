import { type LifecycleEvent, topics } from '@breach-alerts/contracts'
import type { EventLog, NewRecord } from '@breach-alerts/log'

/** CloudEvents attribute by which a lifecycle event is known without parsing it. */
const idHeader = 'ce_id'

export const lifecycleRecord = (event: LifecycleEvent): NewRecord => ({
  topic: topics.lifecycle,
  key: event.orderId,
  value: Buffer.from(JSON.stringify(event)),
  headers: { [idHeader]: event.lifecycleId, ce_type: event.eventType },
})

/**
 * Keeps a rebuild from telling the world again what it was told long ago.
 *
 * While old entries are read again, every lifecycle event that the log already holds is left out. In the normal run nothing is
 * remembered: the repeat after a crash is one batch at most, and readers drop it by its id.
 */
export const makeTold = (log: Pick<EventLog, 'readToEnd'>) => {
  let known: Set<string> | null = null
  return {
    /** @param isOld the batch is one that may have been folded before */
    news: async (events: readonly LifecycleEvent[], isOld: boolean): Promise<LifecycleEvent[]> => {
      if (!isOld) {
        known = null
        return [...events]
      }
      if (!known) {
        const ids = new Set<string>()
        await log.readToEnd(topics.lifecycle, ({ records }) => {
          for (const { headers } of records) if (headers[idHeader] !== undefined) ids.add(headers[idHeader])
        })
        known = ids
      }
      const untold = events.filter(({ lifecycleId }) => !known?.has(lifecycleId))
      return untold
    },
    /** What was appended meanwhile. */
    add: (events: readonly LifecycleEvent[]) => {
      for (const { lifecycleId } of events) known?.add(lifecycleId)
    },
  }
}
