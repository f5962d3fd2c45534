import type { JournalEntry, LifecycleRecord } from '@breach-alerts/contracts'
import { type Desk, foldEntry, policyAt, type PolicyHistory } from '@breach-alerts/domain'
import type { Timer } from '@breach-alerts/store'

export type PlacedEntry = {
  entry: JournalEntry
  offset: number
  /** The instant by which its policy is chosen, epoch milliseconds. */
  at: number
}

/** What a stretch of the journal did to the alerts of one order. */
export type FoldedOrder = {
  orderId: string
  before: Desk
  after: Desk
  lifecycle: LifecycleRecord[]
  timers: { set: Timer[]; cancel: string[] }
  outcomes: { type: JournalEntry['type']; outcome: 'applied' | 'duplicate' | 'refused' }[]
}

/**
 * Folds the entries of one order, in their order, each under the policy of its own time. Of timers only what is left in the end: set and
 * stopped again is nothing.
 */
export const foldOrder = (before: Desk, entries: readonly PlacedEntry[], policies: PolicyHistory): FoldedOrder => {
  const set = new Map<string, Timer>()
  const cancel = new Set<string>()
  const lifecycle: LifecycleRecord[] = []
  const outcomes: FoldedOrder['outcomes'] = []
  let desk = before
  for (const { entry, offset, at } of entries) {
    const folded = foldEntry(desk, entry, offset, policyAt(policies, at))
    desk = folded.desk
    lifecycle.push(...folded.lifecycle, ...folded.tasks)
    for (const timerId of folded.timers.cancel) {
      set.delete(timerId)
      cancel.add(timerId)
    }
    for (const timer of folded.timers.set) {
      cancel.delete(timer.timerId)
      set.set(timer.timerId, timer)
    }
    outcomes.push({ type: entry.type, outcome: typeof folded.verdict === 'string' ? folded.verdict : 'refused' })
  }
  return {
    orderId: before.orderId,
    before,
    after: desk,
    lifecycle,
    timers: { set: [...set.values()], cancel: [...cancel] },
    outcomes,
  }
}
