import type { AlertClock, Order, Prompt } from '@breach-alerts/contracts'
import { clockOf, stateOf } from '../../clocks/index.ts'
import type { Clock, ClockId, ClockOptions, Suspension } from '../../clocks/index.ts'
import { changesIn } from '../changes.ts'
import { standing } from '../corrections.ts'
import type { ActionRecord } from '../model.ts'
import type { AlertView } from '../present.ts'
import { isoOf } from '../time.ts'

export type ClocksOf = Pick<AlertView, 'orderType' | 'findings' | 'occurredAt' | 'actions' | 'timeline'>

export type ClockContext = {
  /** Epoch milliseconds. */
  now: number
  /** As the register holds it; null: it does not say, and clocks that start with the order are not shown. */
  order: Pick<Order, 'versions'> | null
  suspensions: readonly Suspension[]
  prompts: readonly Prompt[]
}

/** From when to when a clock runs, epoch milliseconds. */
export type Run = { startedAt: number; stoppedAt: number | null }

/** Of everything that starts a clock, the first that nothing has stopped since; where all are stopped, the last. */
export const runOf = (starts: readonly number[], stops: readonly number[]): Run | null => {
  const runs = starts
    .toSorted((a, b) => a - b)
    .map(startedAt => ({
      startedAt,
      stoppedAt: stops.reduce<number | null>(
        (first, at) => (at >= startedAt && (first === null || at < first) ? at : first),
        null,
      ),
    }))
  return runs.find(({ stoppedAt }) => stoppedAt === null) ?? runs.at(-1) ?? null
}

/** When actions with these codes were done, epoch milliseconds; what was corrected does not count. */
export const doneAt = (
  { actions }: ClocksOf,
  codes: readonly string[],
  isMeant: (action: ActionRecord) => boolean = () => true,
): number[] =>
  standing(actions).flatMap(action =>
    codes.includes(action.code) && isMeant(action) ? [Date.parse(action.doneAt)] : [],
  )

/** When changes of these kinds happened, epoch milliseconds. */
export const changedAt = (alert: ClocksOf, kinds: readonly string[]): number[] =>
  changesIn(alert).flatMap(({ what, happenedAt }) => (kinds.includes(what) ? [happenedAt] : []))

type Shown = { note?: string | null; dueAt?: number | null; ends?: boolean; options?: ClockOptions }

/** The clock as it stands at `now`; none when nothing started it. `dueAt` overrides what its length gives. */
export const clockAt = (clockId: ClockId, run: Run | null, now: number, shown: Shown = {}): AlertClock[] => {
  if (run === null) return []
  const clock = clockOf(clockId, run.startedAt, { ...shown.options, stoppedAt: run.stoppedAt })
  return [presented({ ...clock, dueAt: shown.dueAt === undefined ? clock.dueAt : shown.dueAt }, now, shown)]
}

const presented = (clock: Clock, now: number, { note = null, ends = false }: Shown): AlertClock => {
  const { clockId, name, starts, stops, source, verify, startedAt, dueAt, stoppedAt, excludedDates, isCertain } = clock
  const state = stateOf(clock, now)
  return {
    clockId,
    name,
    starts,
    stops,
    source,
    verify,
    startedAt: isoOf(startedAt),
    dueAt: dueAt === null ? null : isoOf(dueAt),
    stoppedAt: stoppedAt === null ? null : isoOf(stoppedAt),
    state: ends && state === 'OVERDUE' ? 'ENDED' : state,
    excludedDates,
    isCertain,
    note,
  }
}
