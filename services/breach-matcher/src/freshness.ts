import { partitionKey } from '@breach-alerts/log'

/**
 * Is the order index good enough to decide by?
 *
 * `fresh`: it holds every order accepted before these events. `behind`: it will, wait. `stale`: waited long enough, go on and
 * say so. `unknown`: it was lost or never built, so "no such order" means nothing: hold, however long it takes.
 */
export type Verdict = 'fresh' | 'behind' | 'stale' | 'unknown'

export type Freshness = {
  /** Furthest position seen of each partition of the orders topic. */
  highest: ReadonlyMap<string, number>
  /** Has this process seen the index hold everything? Until then it may be in the middle of being built. */
  wasComplete: boolean
  /** Epoch milliseconds; null: not waiting. */
  waitingSince: number | null
}

export const unseen: Freshness = { highest: new Map(), wasComplete: false, waitingSince: null }

/**
 * Compares what the index holds with where the orders topic ended when the events were read.
 *
 * An index that is being built for the first time, as far as this process knows, is given its time as long as it moves; one
 * that was complete before is only given `waitMs`. One that holds less than was seen in it was lost.
 *
 * @param ends end offsets of the orders topic, by partition
 * @param now epoch milliseconds
 */
export const assess = (
  before: Freshness,
  question: {
    topic: string
    ends: ReadonlyMap<number, number>
    positions: ReadonlyMap<string, number>
    now: number
    waitMs: number
  },
): { verdict: Verdict; state: Freshness } => {
  const { topic, ends, positions, now, waitMs } = question
  const needed = [...ends]
    .filter(([, end]) => end > 0)
    .map(([partition, end]) => ({ key: partitionKey(topic, partition), end }))
  const wait = { ...before, waitingSince: before.waitingSince ?? now }

  const isMissing = needed.some(({ key }) => !positions.has(key))
  const isLost = [...before.highest].some(([key, highest]) => (positions.get(key) ?? 0) < highest)
  if (isMissing || isLost) return { verdict: 'unknown', state: { ...wait, wasComplete: false } }

  const highest = new Map(positions)
  if (needed.every(({ key, end }) => (positions.get(key) ?? 0) >= end)) {
    return { verdict: 'fresh', state: { highest, wasComplete: true, waitingSince: null } }
  }
  const hasMoved = [...positions].some(([key, position]) => position > (before.highest.get(key) ?? 0))
  const waitingSince = hasMoved && !before.wasComplete ? now : (before.waitingSince ?? now)
  const verdict = now - waitingSince >= waitMs ? 'stale' : 'behind'
  return { verdict, state: { highest, wasComplete: before.wasComplete, waitingSince } }
}
