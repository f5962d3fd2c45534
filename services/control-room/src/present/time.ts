import { londonDayStart, londonInstants } from '@breach-alerts/domain'

/** Times as people in England and Wales read them. Instants stay UTC inside; only these functions turn them into London time. */

const zone = 'Europe/London'
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options })

const clockFormat = format({ hour: '2-digit', minute: '2-digit' })
const dayFormat = format({ weekday: 'short', day: 'numeric', month: 'short' })
const fullFormat = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const keyFormat = format({ year: 'numeric', month: '2-digit', day: '2-digit' })
/** `03:14` */
export const clockTime = (at: string | number): string => clockFormat.format(new Date(at))

/** `03:14 today`, `23:50 yesterday`, `02:00 tomorrow`, `03:14, Mon 23 Nov`: the shortest form that cannot be misread beside `now`. */
export const shortTime = (at: string | number, now: number): string => {
  const day = keyFormat.format(new Date(at))
  if (day === keyFormat.format(new Date(now))) return `${clockTime(at)} today`
  if (day === keyFormat.format(new Date(now - 86_400_000))) return `${clockTime(at)} yesterday`
  if (day === keyFormat.format(new Date(now + 86_400_000))) return `${clockTime(at)} tomorrow`
  return `${clockTime(at)}, ${dayFormat.format(new Date(at))}`
}

/** The same for the end of a limit: one that ends with a day says which, `the end of Mon 30 Nov`, instead of 00:00 of the next. */
export const endTime = (at: string | number, now: number): string =>
  clockTime(at) === '00:00'
    ? `the end of ${dayFormat.format(new Date(new Date(at).getTime() - 1))}`
    : shortTime(at, now)

/** `03:14 on Monday 23 November 2026` */
export const longTime = (at: string | number): string =>
  `${clockTime(at)} on ${fullFormat.format(new Date(at)).replace(',', '')}`

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A date of which parts may be unknown: `1987-04-19` → `19 April 1987`, `1987-04` → `April 1987`, `1987` → `1987`. */
export const dateInWords = (date: string): string => {
  const [year, month, day] = date.split('-')
  return [day && String(Number(day)), month && months[Number(month) - 1], year].filter(Boolean).join(' ')
}

const units: readonly (readonly [string, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** A length of time in its largest fitting unit, whole: `2 hours`; under a minute: `less than a minute`. */
export const spanInWords = (ms: number): string => {
  const unit = units.find(([, size]) => ms >= size)
  if (!unit) return 'less than a minute'
  const count = Math.floor(ms / unit[1])
  return `${count} ${unit[0]}${count === 1 ? '' : 's'}`
}

/** `5 minutes ago`; an instant ahead of now says so, it is never hidden. */
export const ago = (at: string | number, now: number): string => {
  const ms = now - new Date(at).getTime()
  if (ms < -60_000) return `in ${spanInWords(-ms)}`
  return ms < 60_000 ? 'just now' : `${spanInWords(ms)} ago`
}

/** `due in 5 minutes`, or `overdue by 2 hours`. */
export const dueInWords = (dueAt: string, now: number): { text: string; overdue: boolean } => {
  const ms = new Date(dueAt).getTime() - now
  return ms < 0
    ? { text: `overdue by ${spanInWords(-ms)}`, overdue: true }
    : { text: `due in ${spanInWords(ms)}`, overdue: false }
}

/** Wall time in London as form fields. */
export const wallTime = (at: number): { day: string; month: string; year: string; time: string } => {
  const [day = '', month = '', year = ''] = keyFormat.format(new Date(at)).split('/')
  return { day: String(Number(day)), month: String(Number(month)), year, time: clockTime(at) }
}

/** The month in London that `at` lies in: its name (`2026-11`) and its first instants, `to` that of the next. */
export const monthOf = (at: number): { draw: string; from: number; to: number } => {
  const { month, year } = wallTime(at)
  const name = (y: number, m: number) => `${y}-${String(m).padStart(2, '0')}`
  const draw = name(Number(year), Number(month))
  const next = month === '12' ? name(Number(year) + 1, 1) : name(Number(year), Number(month) + 1)
  return { draw, from: londonDayStart(`${draw}-01`), to: londonDayStart(`${next}-01`) }
}

/** The instant of a London wall time, the earlier where there are two; null when there is no such date or time of day. */
export const instantOfWallTime = (wall: {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}): number | null => {
  const { year, month, day, hour, minute } = wall
  const asUtc = new Date(Date.UTC(year, month - 1, day, hour, minute))
  const isReal =
    year >= 1900 &&
    asUtc.getUTCFullYear() === year &&
    asUtc.getUTCMonth() === month - 1 &&
    asUtc.getUTCDate() === day &&
    asUtc.getUTCHours() === hour &&
    asUtc.getUTCMinutes() === minute
  return isReal ? londonInstants(asUtc.getTime())[0] : null
}
