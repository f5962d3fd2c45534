import type { Batch, BatchOutcome } from '../port.ts'

/**
 * What to do after a batch: commit `next`, then go on there; at once, or after `afterMs`.
 *
 * `moved`: the reader goes back, so what the client fetched ahead is void.
 */
export type Step = { next: number; afterMs: number; moved: boolean }

/** Never skips: a rewind beyond the batch, or more records handled than there were, is cut to what was delivered. */
export const settle = (outcome: BatchOutcome, { records }: Batch): Step => {
  const first = records[0]?.offset ?? 0
  const end = (records.at(-1)?.offset ?? first - 1) + 1
  if (outcome.kind === 'done') return { next: end, afterMs: 0, moved: false }
  if (outcome.kind === 'rewind') return { next: Math.max(0, Math.min(outcome.offset, end)), afterMs: 0, moved: true }
  const last = records[Math.min(outcome.handled, records.length) - 1]
  return { next: last === undefined ? first : last.offset + 1, afterMs: Math.max(1, outcome.afterMs), moved: false }
}
