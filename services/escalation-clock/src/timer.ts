import { topics } from '@breach-alerts/contracts'
import { idOf, parseTimerPayload } from '@breach-alerts/domain'
import type { NewRecord } from '@breach-alerts/log'
import type { Timer } from '@breach-alerts/store'

/**
 * The journal entry that says a timer came due; null: the timer can't be read.
 *
 * Its id is derived from the timer's, so that two clocks, or one that died between claiming and completing, say it once.
 *
 * @param now epoch milliseconds
 */
export const timerEntry = ({ timerId, dueAt, payload }: Timer, now: number): NewRecord | null => {
  const parsed = parseTimerPayload(payload)
  if (!parsed) return null
  const { orderId, alertId } = parsed
  const entry = {
    entryId: idOf('ent', timerId),
    type: 'timer.due',
    orderId,
    alertId,
    timerId,
    dueAt: new Date(dueAt).toISOString(),
    at: new Date(now).toISOString(),
    by: 'service:escalation-clock',
  }
  return { topic: topics.journal, key: orderId, value: Buffer.from(JSON.stringify(entry)) }
}
