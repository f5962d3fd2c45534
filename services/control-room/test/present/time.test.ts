import {
  ago,
  clockTime,
  dueInWords,
  endTime,
  instantOfWallTime,
  longTime,
  shortTime,
  wallTime,
} from '../../src/present/time.ts'

const at = (text: string) => Date.parse(text)

describe('times', () => {
  it.each([
    ['2026-07-01T23:30:00Z', '00:30'],
    ['2026-11-23T23:30:00Z', '23:30'],
    ['2026-10-25T00:30:00Z', '01:30'],
    ['2026-10-25T01:30:00Z', '01:30'],
    ['2026-03-29T01:00:00Z', '02:00'],
  ])('%s is read as %s in London', (instant, shown) => {
    expect(clockTime(instant)).toBe(shown)
  })

  it.each([
    ['2026-11-23T03:14:00Z', '03:14 today'],
    ['2026-11-22T23:50:00Z', '23:50 yesterday'],
    ['2026-11-24T02:00:00Z', '02:00 tomorrow'],
    ['2026-11-21T23:50:00Z', '23:50, Sat 21 Nov'],
  ])('%s is %s', (instant, shown) => {
    expect(shortTime(instant, at('2026-11-23T12:00:00Z'))).toBe(shown)
  })

  it.each([
    ['2026-12-01T00:00:00Z', 'the end of Mon 30 Nov'],
    ['2026-10-25T23:00:00Z', '23:00, Sun 25 Oct'],
    ['2026-10-24T23:00:00Z', 'the end of Sat 24 Oct'],
    ['2026-11-23T15:00:00Z', '15:00 today'],
  ])('a limit that ends at %s is up by %s', (instant, shown) => {
    expect(endTime(instant, at('2026-11-23T12:00:00Z'))).toBe(shown)
  })

  it('says the whole date where there is room', () => {
    expect(longTime('2026-11-23T03:14:00Z')).toBe('03:14 on Monday 23 November 2026')
  })

  it.each([
    [0, 'just now'],
    [59_999, 'just now'],
    [60_000, '1 minute ago'],
    [3_599_999, '59 minutes ago'],
    [7_200_000, '2 hours ago'],
    [2 * 86_400_000, '2 days ago'],
    [-30_000, 'just now'],
    [-360_000, 'in 6 minutes'],
  ])('%i ms before now is %s', (ms, shown) => {
    expect(ago(1_790_000_000_000 - ms, 1_790_000_000_000)).toBe(shown)
  })

  it.each([
    ['2026-11-23T12:05:00Z', 'due in 5 minutes', false],
    ['2026-11-23T12:00:00Z', 'due in less than a minute', false],
    ['2026-11-23T11:00:00Z', 'overdue by 1 hour', true],
  ])('what is due at %s is %s at noon', (due, text, overdue) => {
    expect(dueInWords(due, at('2026-11-23T12:00:00Z'))).toEqual({ text, overdue })
  })
})

const wall = (year: number, month: number, day: number, hour: number, minute: number) => ({
  year,
  month,
  day,
  hour,
  minute,
})

describe('a wall time in a form', () => {
  it.each([
    ['winter', wall(2026, 11, 23, 14, 5), '2026-11-23T14:05:00.000Z'],
    ['summer', wall(2026, 7, 1, 0, 30), '2026-06-30T23:30:00.000Z'],
    ['an hour that happens twice: the earlier', wall(2026, 10, 25, 1, 30), '2026-10-25T00:30:00.000Z'],
  ])('%s', (_when, given, instant) => {
    expect(new Date(instantOfWallTime(given)!).toISOString()).toBe(instant)
  })

  it.each([
    wall(2026, 2, 31, 12, 0),
    wall(2026, 13, 1, 12, 0),
    wall(2026, 1, 1, 24, 0),
    wall(2026, 1, 1, 12, 60),
    wall(26, 1, 1, 12, 0),
    wall(Number.NaN, 1, 1, 12, 0),
  ])('%j is no time', given => {
    expect(instantOfWallTime(given)).toBeNull()
  })

  it('is filled with the time as London’s clocks show it', () => {
    expect(wallTime(at('2026-07-01T23:30:00Z'))).toEqual({ day: '2', month: '7', year: '2026', time: '00:30' })
  })
})
