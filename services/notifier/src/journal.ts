import { topics } from '@breach-alerts/contracts'
import { idOf } from '@breach-alerts/domain'
import type { NewRecord } from '@breach-alerts/log'
import type { Settled } from './memory.ts'
import type { PlannedNotice } from './notice.ts'

/** What a notice is about: an alert, or a task of an order, whose id stands where an alert's would. */
export type Subject = { orderId: string; alertId: string }

/**
 * The journal entry of a notice. One entry per notice and state: a repeat repeats it, a later success is an entry of its own.
 *
 * @param now epoch milliseconds
 */
export const noticeEntry = (
  { orderId, alertId }: Subject,
  notice: PlannedNotice,
  { state, reason }: Pick<Settled, 'state' | 'reason'>,
  now: number,
): NewRecord => {
  const entry = {
    entryId: idOf('ent', notice.noticeId, state),
    type: 'notice.recorded',
    orderId,
    alertId,
    noticeId: notice.noticeId,
    to: notice.to,
    channel: notice.channel,
    state,
    reason,
    ...(notice.officerId !== undefined && { officerId: notice.officerId }),
    at: new Date(now).toISOString(),
    by: 'service:notifier',
  }
  return { topic: topics.journal, key: orderId, value: Buffer.from(JSON.stringify(entry)) }
}
