import { type Looked, lookAtOrder, nextLookAt } from '@breach-alerts/domain'
import type { Timer } from '@breach-alerts/store'

/**
 * Timers of an order. `look`: look at it now. `next`: time alone will say something of it then; when it is due it becomes a
 * look. Two, so that a look that is under way never takes away the one that a newer version asked for.
 */
const lookId = (orderId: string): string => orderId
const nextId = (orderId: string): string => `${orderId}/next`

/** What stands in a timer. `again`: look a second time soon, see `lookAgainMs`. */
export type WatchPayload = { orderId: string; kind: 'look' | 'next'; again?: true }

/**
 * An alert that was being raised while the order changed was not there to be told: orders with more than one version are
 * looked at once more. Milliseconds; longer than an event takes from the log to the desk.
 */
const lookAgainMs = 60_000

export const lookTimer = (orderId: string, dueAt: number, again = false): Timer => {
  const payload: WatchPayload = { orderId, kind: 'look', ...(again ? { again: true } : {}) }
  return { timerId: lookId(orderId), dueAt, payload: JSON.stringify(payload) }
}

const nextTimer = (orderId: string, dueAt: number): Timer => {
  const payload: WatchPayload = { orderId, kind: 'next' }
  return { timerId: nextId(orderId), dueAt, payload: JSON.stringify(payload) }
}

export type TimerChange = { set: Timer[]; cancel: string[] }

/** The timer of the next instant at which time says something of the order; `again`: a second look no later than soon. */
export const nextChange = (looked: Looked, now: number, again: boolean): TimerChange => {
  const { order } = looked
  const instants = [nextLookAt(looked, now), again ? now + lookAgainMs : null].filter(at => at !== null)
  return instants.length === 0
    ? { set: [], cancel: [nextId(order.orderId)] }
    : { set: [nextTimer(order.orderId, Math.min(...instants))], cancel: [] }
}

/** What an order that arrives asks for: a look where there may be something to say, else only its next instant. */
export const arrivalChange = (looked: Looked, now: number): TimerChange => {
  const { order, desk } = looked
  const isVaried = order.versions.length > 1
  const next = nextChange(looked, now, isVaried)
  const mayBeSaid = desk !== null || lookAtOrder(looked, true, now).length > 0
  return mayBeSaid ? { ...next, set: [...next.set, lookTimer(order.orderId, now, isVaried)] } : next
}

/** null: not one of ours. */
export const parseWatchPayload = (payload: string): WatchPayload | null => {
  try {
    const { orderId, kind, again } = JSON.parse(payload) as Partial<WatchPayload>
    if (typeof orderId !== 'string' || (kind !== 'look' && kind !== 'next')) return null
    return { orderId, kind, ...(again === true ? { again } : {}) }
  } catch {
    return null
  }
}
