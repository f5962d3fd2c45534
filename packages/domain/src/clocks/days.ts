import { dayMs, londonDate } from '../time/london.ts'
import { areHolidaysKnown, isBankHoliday } from './bank-holidays.ts'

/** London dates `YYYY-MM-DD`. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** The same day of a later month, or that month's last day where it has no such day. */
export const addMonths = (date: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay()

/** Easter Sunday of a Gregorian year, by the anonymous algorithm (Meeus/Jones/Butcher). */
export const easterSunday = (year: number): string => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return `${year}-${String(Math.floor(sum / 31)).padStart(2, '0')}-${String((sum % 31) + 1).padStart(2, '0')}`
}

const isGoodFriday = (date: string): boolean => date === addDays(easterSunday(Number(date.slice(0, 4))), -2)

/** Days that do not count towards a clock. `COURT`: also bank holidays; `JUDGE`: bank holidays count; `WORKING`: weekends too. */
export const excludedDays = ['NONE', 'COURT', 'JUDGE', 'WORKING'] as const
export type ExcludedDays = (typeof excludedDays)[number]

const isChristmasOrGoodFriday = (date: string): boolean => date.endsWith('-12-25') || isGoodFriday(date)

export const counts = (date: string, excluded: ExcludedDays): boolean => {
  if (excluded === 'NONE') return true
  const weekday = weekdayOf(date)
  if (weekday === 0 || isChristmasOrGoodFriday(date)) return false
  if (excluded === 'JUDGE') return true
  return !isBankHoliday(date) && (excluded === 'COURT' || weekday !== 6)
}

export const isWorkingDay = (date: string): boolean => counts(date, 'WORKING')

/** Is it known of every date from `from` to `to` whether it counts? */
export const isCertain = (from: number, to: number, excluded: ExcludedDays): boolean =>
  excluded === 'NONE' ||
  excluded === 'JUDGE' ||
  (areHolidaysKnown(londonDate(from)) && areHolidaysKnown(londonDate(to)))
