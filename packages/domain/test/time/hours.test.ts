import type { Hours } from '@breach-alerts/contracts'
import * as fc from 'fast-check'
import { withinHours } from '../../src/time/hours.ts'

const every = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const
const hours = (from: string, to: string, days: readonly (typeof every)[number][] = every): Hours[] => [
  { days: [...days], from, to },
]
const at = (text: string) => Date.parse(text)

describe('hours of a condition', () => {
  it.each([
    ['begins', '2026-11-18T08:00:00Z', true],
    ['has not begun', '2026-11-18T07:59:59.999Z', false],
    ['is about to end', '2026-11-18T17:29:59.999Z', true],
    ['ends', '2026-11-18T17:30:00Z', false],
    ['is on a Saturday', '2026-11-21T08:35:00Z', false],
  ])('is half-open on its days: a window that %s', (_, text, expected) => {
    expect(withinHours(hours('08:00', '17:30', ['MON', 'TUE', 'WED', 'THU', 'FRI']), at(text))).toBe(expected)
  })

  it.each([
    ['Friday evening', '2026-11-20T20:00:00Z', true],
    ['the small hours of Saturday', '2026-11-21T03:00:00Z', true],
    ['the end on Saturday', '2026-11-21T07:00:00Z', false],
    ['Saturday evening', '2026-11-21T20:00:00Z', false],
    ['the small hours of Friday', '2026-11-20T03:00:00Z', false],
  ])('belongs to the date on which it starts: Friday 19:00 to 07:00 at %s', (_, text, expected) => {
    expect(withinHours(hours('19:00', '07:00', ['FRI']), at(text))).toBe(expected)
  })

  it.each([
    ['from the start', '2026-11-20T09:00:00Z', true],
    ['to the same time next day', '2026-11-21T08:59:59Z', true],
    ['and no longer', '2026-11-21T09:00:00Z', false],
    ['and not before', '2026-11-20T08:59:59Z', false],
  ])('is a whole day when both times are equal: %s', (_, text, expected) => {
    expect(withinHours(hours('09:00', '09:00', ['FRI']), at(text))).toBe(expected)
  })

  it.each([
    ['from a time that does not exist, earlier', hours('01:30', '05:00'), '2026-03-29T00:30:00Z', true],
    ['from a time that does not exist, not before', hours('01:30', '05:00'), '2026-03-29T00:29:59Z', false],
    ['to a time that does not exist, later', hours('00:10', '01:30'), '2026-03-29T01:29:59Z', true],
    ['to a time that does not exist, no longer', hours('00:10', '01:30'), '2026-03-29T01:30:00Z', false],
    ['from a time that happens twice, the first', hours('01:30', '05:00'), '2026-10-25T00:30:00Z', true],
    ['to a time that happens twice, the second', hours('00:10', '01:30'), '2026-10-25T01:29:59Z', true],
    ['to a time that happens twice, no longer', hours('00:10', '01:30'), '2026-10-25T01:30:00Z', false],
    ['a night of nine hours', hours('21:00', '07:00', ['SAT']), '2026-03-29T05:59:59Z', true],
    ['a night of nine hours, over', hours('21:00', '07:00', ['SAT']), '2026-03-29T06:00:00Z', false],
    ['a night of eleven hours', hours('21:00', '07:00', ['SAT']), '2026-10-25T06:59:59Z', true],
  ])('takes the wider reading when the clocks change: %s', (_, windows, text, expected) => {
    expect(withinHours(windows, at(text))).toBe(expected)
  })

  it('binds always without hours', () => {
    expect(withinHours(null, 0)).toBe(true)
    expect(withinHours([], 0)).toBe(true)
  })

  it('never leaves a gap between windows that meet, on any day of any year', () => {
    const instant = fc
      .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2033, 0, 1) / 60_000 })
      .map(m => m * 60_000)
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
    fc.assert(
      fc.property(instant, time, time, (when, a, b) =>
        expect(withinHours([...hours(a, b), ...hours(b, a)], when)).toBe(true),
      ),
    )
  })

  it('takes the wider reading at every change of the clocks from 2024 to 2032, as the calendar of the platform has them', () => {
    const hour = 3_600_000
    const lastSundays = [2, 9].flatMap(month =>
      Array.from({ length: 9 }, (_, nth) => {
        const last = new Date(Date.UTC(2024 + nth, month + 1, 0))
        return Date.UTC(2024 + nth, month, last.getUTCDate() - last.getUTCDay(), 1)
      }),
    )
    const london = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/London',
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    const wallOf = (instant: number) => Date.parse(`${london.format(instant).replace(' ', 'T')}Z`)
    /** Instants at which clocks show this; where they never do, those at which they would by either time. */
    const instantsOf = (wall: number) => {
      const either = [wall - hour, wall]
      const shown = either.filter(instant => wallOf(instant) === wall)
      return shown.length > 0 ? shown : either
    }
    const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
    const binds = (one: Hours, instant: number) => {
      const today = Math.floor(wallOf(instant) / (24 * hour))
      return [today - 1, today].some(date => {
        if (!one.days.includes(every[(date + 3) % 7]!)) return false
        const wall = (time: string, later = 0) => (date + later) * 24 * hour + minutesOf(time) * 60_000
        const begin = Math.min(...instantsOf(wall(one.from)))
        const end = Math.max(...instantsOf(wall(one.to, minutesOf(one.to) <= minutesOf(one.from) ? 1 : 0)))
        return begin <= instant && instant < end
      })
    }
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
    const window = fc.record({ days: fc.subarray([...every], { minLength: 1 }), from: time, to: time })
    const when = fc
      .tuple(fc.constantFrom(...lastSundays), fc.integer({ min: -1_800, max: 1_800 }))
      .map(([change, minutes]) => change + minutes * 60_000)
    fc.assert(
      fc.property(window, when, (one, instant) => {
        expect(withinHours([one], instant)).toBe(binds(one, instant))
      }),
      { numRuns: 3_000 },
    )
  })
})
