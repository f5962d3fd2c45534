import type { Hours, Weekday } from '@breach-alerts/contracts'
import { dayMs, londonInstants, londonWallMs } from './london.ts'

const weekdays: readonly Weekday[] = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

const minutes = (time: string) => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000

/** One stretch of a weekly window, half-open, epoch milliseconds. */
export type Window = { start: number; end: number }

/**
 * The window that begins on a London date, or null when the weekday is not one of its days.
 *
 * It belongs to the date on which it starts; `to` at or before `from` runs into the next day. At a change of the clocks the
 * wider reading counts: the earlier instant for the start, the later for the end. Source: contracts.md §1.
 *
 * @param midnight the date, as 00:00 of it in UTC
 */
export const windowOn = (hours: Hours, midnight: number): Window | null => {
  const weekday = weekdays[new Date(midnight).getUTCDay()]
  if (!weekday || !hours.days.includes(weekday)) return null
  const [from, to] = [minutes(hours.from), minutes(hours.to)]
  return {
    start: londonInstants(midnight + from)[0],
    end: londonInstants(midnight + to + (to <= from ? dayMs : 0))[1],
  }
}

/** The window that holds an instant; null: none does. */
export const windowAt = (hours: readonly Hours[], instant: number): Window | null => {
  const wall = londonWallMs(instant)
  const today = wall - (((wall % dayMs) + dayMs) % dayMs)
  for (const one of hours)
    // The day before reaches over midnight.
    for (const midnight of [today - dayMs, today]) {
      const window = windowOn(one, midnight)
      if (window && window.start <= instant && instant < window.end) return window
    }
  return null
}

/** Does a condition with these hours bind at this instant? No hours, or an empty list: always. */
export const withinHours = (hours: readonly Hours[] | null, instant: number): boolean =>
  hours === null || hours.length === 0 || windowAt(hours, instant) !== null
