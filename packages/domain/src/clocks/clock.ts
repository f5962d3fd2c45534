import { londonDate, londonDayEnd, londonDayStart } from '../time/london.ts'
import { addDays, addMonths, counts, isCertain, isWorkingDay } from './days.ts'
import type { ExcludedDays } from './days.ts'
import { clockTable } from './table.ts'
import type { ClockId, ClockLength, ClockRule, Suspender } from './table.ts'

/** While this applied, clocks that it suspends stood still. London dates; `to` is the day it ended, null: it still applies. */
export type Suspension = { by: Suspender; from: string; to: string | null }

export type ClockOptions = {
  /** Length in dates, where a court sets it (a DVPO of 14 to 28 days). */
  dates?: number
  suspensions?: readonly Suspension[]
  /** When what ends the clock happened, epoch milliseconds; null: not yet. */
  stoppedAt?: number | null
}

export type Clock = {
  clockId: ClockId
  name: string
  starts: string
  stops: string
  source: string
  verify: string | null
  startedAt: number
  /** First instant after it ran out, epoch milliseconds; null: it is suspended and has no end yet. */
  dueAt: number | null
  stoppedAt: number | null
  /** London dates between start and end that did not count. */
  excludedDates: string[]
  suspended: boolean
  /** false: the bank holidays of some year concerned are not published yet, the end may move. */
  isCertain: boolean
}

/**
 * When a clock that started at `startedAt` (epoch milliseconds) runs out, what stops it, and which days did not count.
 *
 * Hours are hours that pass, on days that count; days are London days, of 23, 24 or 25 hours. Source: domain.md §1d.
 */
export const clockOf = (clockId: ClockId, startedAt: number, options: ClockOptions = {}): Clock => {
  const rule: ClockRule = clockTable[clockId]
  const length = options.dates === undefined ? rule.length : { dates: options.dates }
  const from = runsFrom(rule, startedAt, length, options.suspensions ?? [])
  const dueAt = from === null ? null : endOf(length, from, rule.excluded)
  return {
    clockId,
    name: rule.name,
    starts: rule.starts,
    stops: rule.stops,
    source: rule.source,
    verify: rule.verify,
    startedAt,
    dueAt,
    stoppedAt: options.stoppedAt ?? null,
    excludedDates: from === null || dueAt === null ? [] : skipped(from, dueAt, rule.excluded),
    suspended: dueAt === null,
    isCertain: from === null || dueAt === null || isCertain(from, dueAt, rule.excluded),
  }
}

export type ClockState = 'RUNNING' | 'STOPPED_IN_TIME' | 'STOPPED_LATE' | 'OVERDUE' | 'SUSPENDED'

/** A clock stopped exactly when it runs out is late: the end itself is outside. */
export const stateOf = ({ dueAt, stoppedAt }: Pick<Clock, 'dueAt' | 'stoppedAt'>, now: number): ClockState => {
  if (stoppedAt !== null) return dueAt === null || stoppedAt < dueAt ? 'STOPPED_IN_TIME' : 'STOPPED_LATE'
  if (dueAt === null) return 'SUSPENDED'
  return now < dueAt ? 'RUNNING' : 'OVERDUE'
}

/** A suspension that reaches into the clock makes it start again on the day that it ends; null: it has not ended. */
const runsFrom = (
  rule: ClockRule,
  startedAt: number,
  length: ClockLength,
  all: readonly Suspension[],
): number | null => {
  let from = startedAt
  for (const { from: begins, to } of all
    .filter(({ by }) => rule.suspendedBy.includes(by))
    .toSorted((a, b) => a.from.localeCompare(b.from))) {
    const reaches = londonDayStart(begins) < endOf(length, from, rule.excluded)
    if (!reaches || (to !== null && londonDayEnd(to) <= from)) continue
    if (to === null) return null
    from = Math.max(from, londonDayStart(to))
  }
  return from
}

const endOf = (length: ClockLength, from: number, excluded: ExcludedDays): number => {
  const date = londonDate(from)
  if ('hours' in length) return afterHours(from, length.hours * 3_600_000, excluded)
  if ('dates' in length) return londonDayEnd(addDays(date, length.dates - 1))
  if ('daysAfter' in length) return londonDayEnd(addDays(date, length.daysAfter))
  if ('months' in length) return londonDayStart(addMonths(date, length.months))
  return londonDayEnd(workingDayAfter(date, length.workingDaysAfter))
}

const afterHours = (from: number, lengthMs: number, excluded: ExcludedDays): number => {
  let at = from
  let left = lengthMs
  for (;;) {
    const date = londonDate(at)
    const end = londonDayEnd(date)
    if (counts(date, excluded)) {
      if (left <= end - at) return at + left
      left -= end - at
    }
    at = end
  }
}

const workingDayAfter = (date: string, days: number): string => {
  let left = days
  let day = date
  while (left > 0) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

const skipped = (from: number, to: number, excluded: ExcludedDays): string[] => {
  const dates: string[] = []
  const last = londonDate(to - 1)
  for (let date = londonDate(from); date <= last; date = addDays(date, 1)) if (!counts(date, excluded)) dates.push(date)
  return dates
}

/**
 * When the detention of a person who arrived at `arrivedAt` must be reviewed: after 6 hours, then every 9.
 * @param until epoch milliseconds; reviews at or after it are left out
 */
export const paceReviews = (arrivedAt: number, until: number): number[] => {
  const reviews: number[] = []
  for (let at = arrivedAt + 6 * 3_600_000; at < until; at += 9 * 3_600_000) reviews.push(at)
  return reviews
}

/** Days before an order's end on which somebody is asked about the next order, as instants at which those London days begin. */
export const endWarnings = (
  endsAt: number,
  days: readonly number[] = [14, 7, 3, 1],
): { days: number; at: number }[] => {
  const lastDate = londonDate(endsAt - 1)
  return days.map(before => ({ days: before, at: londonDayStart(addDays(lastDate, 1 - before)) }))
}
