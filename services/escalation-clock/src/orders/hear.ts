import { startsClock } from '@breach-alerts/domain'
import { type BatchHandler, type LogRecord, partitionKey } from '@breach-alerts/log'
import { decodeEntry, type Platform } from '@breach-alerts/runtime'
import type { OrderWatch } from '@breach-alerts/store'
import { lookTimer } from './watch-timers.ts'

/** Nothing else that starts a clock lacks all of these, and parsing the whole journal would cost more than the rest of this service. */
const marks = ['circumstance.changed', 'CIRCUMSTANCES_CHANGED']

const orderOf = (record: LogRecord): string[] => {
  const { value } = record
  if (!value || !marks.some(mark => value.includes(mark))) return []
  const decoded = decodeEntry(record)
  // What can't be read is the desk's to park.
  return decoded.kind === 'entry' && startsClock(decoded.entry) ? [decoded.entry.orderId] : []
}

/**
 * Asks for a look at every order of whose person the journal says that name or address changed: only a look knows when the time
 * to notify it runs out, and sets the timer. Timers first, the position then: what was asked for twice is the same.
 */
export const makeHear =
  ({ watch, clock }: Platform & { watch: OrderWatch }): BatchHandler =>
  async ({ topic, partition, records }) => {
    const last = records.at(-1)
    if (!last) return { kind: 'done' }
    const orderIds = new Set(records.flatMap(orderOf))
    const now = clock()
    // A second look soon, as after a variation: one that an order's arrival asked for must not get lost by this one.
    await watch.set([...orderIds].map(orderId => lookTimer(orderId, now, true)))
    await watch.advance(partitionKey(topic, partition), last.offset + 1)
    return { kind: 'done' }
  }
