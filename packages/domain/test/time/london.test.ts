import * as fc from 'fast-check'
import {
  londonDate,
  londonDayEnd,
  londonDayStart,
  londonInstants,
  londonOffsetMs,
  londonText,
} from '../../src/time/london.ts'

const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'medium' })

describe('Europe/London', () => {
  it('agrees with Intl at every instant from 1997 to 2057', () => {
    const instant = fc
      .integer({ min: Date.UTC(1997, 0, 1) / 1000, max: Date.UTC(2057, 0, 1) / 1000 })
      .map(s => s * 1000)
    fc.assert(
      fc.property(instant, at => {
        expect(new Date(at + londonOffsetMs(at)).toISOString().slice(0, 19).replace('T', ' ')).toBe(wall.format(at))
      }),
      { numRuns: 3000 },
    )
  })

  it('agrees with Intl in the hours around every change of the clocks, 2024 to 2032', () => {
    for (let year = 2024; year <= 2032; year++)
      for (const month of [2, 9])
        for (let at = Date.UTC(year, month, 24); at < Date.UTC(year, month + 1, 1); at += 1_800_000)
          expect(new Date(at + londonOffsetMs(at)).toISOString().slice(0, 19).replace('T', ' ')).toBe(wall.format(at))
  })

  it.each([
    ['2026-03-29', '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z'],
    ['2026-10-25', '2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z'],
    ['2026-06-01', '2026-05-31T23:00:00Z', '2026-06-01T23:00:00Z'],
    ['2026-12-31', '2026-12-31T00:00:00Z', '2027-01-01T00:00:00Z'],
  ])('%s runs from %s to %s', (date, start, end) => {
    expect(new Date(londonDayStart(date)).toISOString()).toBe(start.replace('Z', '.000Z'))
    expect(new Date(londonDayEnd(date)).toISOString()).toBe(end.replace('Z', '.000Z'))
  })

  it.each([
    ['does not exist', '2026-03-29T01:30:00Z', '2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z'],
    ['happens twice', '2026-10-25T01:30:00Z', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ['is ordinary in summer', '2026-07-01T01:30:00Z', '2026-07-01T00:30:00.000Z', '2026-07-01T00:30:00.000Z'],
    ['is ordinary in winter', '2026-12-01T01:30:00Z', '2026-12-01T01:30:00.000Z', '2026-12-01T01:30:00.000Z'],
  ])('a wall time that %s has an earlier and a later reading', (_, text, earlier, later) => {
    expect(londonInstants(Date.parse(text)).map(at => new Date(at).toISOString())).toEqual([earlier, later])
  })

  it('says dates and times as they are in London', () => {
    expect(londonText(Date.parse('2026-09-10T02:14:00Z'))).toBe('Thu 10 Sep 2026 03:14')
    expect(londonDate(Date.parse('2026-06-30T23:30:00Z'))).toBe('2026-07-01')
  })
})
