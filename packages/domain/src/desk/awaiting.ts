import type { Awaiting, DeskAlert } from './model.ts'
import type { DeskPolicy } from './policy.ts'

/** A first action is awaited from `at` (epoch milliseconds) on. */
export const awaitingFrom = (
  at: number,
  { grade }: Pick<DeskAlert, 'grade'>,
  { firstActionMs }: DeskPolicy,
): Awaiting => {
  const dueAt = at + firstActionMs[grade]
  return { since: at, dueAt, nextAt: dueAt, times: 0 }
}

/** News for the person who has the alert: an action is awaited again; one that is awaited already is never put off. */
export const awaitingAgain = (alert: DeskAlert, at: number, policy: DeskPolicy): Awaiting => {
  const fresh = awaitingFrom(at, alert, policy)
  const held = alert.awaiting
  return held
    ? { ...held, dueAt: Math.min(held.dueAt, fresh.dueAt), nextAt: Math.min(held.nextAt, fresh.nextAt) }
    : fresh
}
