import * as fc from 'fast-check'
import {
  addMonths,
  bankHolidays,
  clockOf,
  clockTable,
  easterSunday,
  endWarnings,
  isWorkingDay,
  paceReviews,
  stateOf,
} from '../../src/clocks/index.ts'
import type { ClockId, ClockOptions } from '../../src/clocks/index.ts'
import { addDays } from '../../src/clocks/days.ts'

const at = (text: string) => Date.parse(text)
const due = (clockId: ClockId, start: string, options?: ClockOptions) => {
  const { dueAt } = clockOf(clockId, at(start), options)
  return dueAt === null ? null : new Date(dueAt).toISOString().replace(':00.000', '')
}
const hour = 3_600_000

describe('Easter and the bank holidays', () => {
  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('of %d: Easter Sunday is %s', (year, sunday) => {
    expect(easterSunday(year)).toBe(sunday)
  })

  it('agree: Good Friday and Easter Monday of every published year are on the list', () => {
    for (let year = 2019; year <= 2028; year++)
      for (const days of [-2, 1]) expect(bankHolidays).toContain(addDays(easterSunday(year), days))
    expect(bankHolidays).toHaveLength(83)
  })

  it('make no working day, nor do weekends', () => {
    expect(
      ['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2026-12-29'].map(isWorkingDay),
    ).toEqual([true, false, false, false, false, true])
  })
})

describe('the 48 hours from a notice to its hearing', () => {
  it.each<[string, ClockId, string, string]>([
    ['midweek: two days on', 'DVPN_HEARING', '2026-11-10T10:00Z', '2026-11-12T10:00Z'],
    ['over a Sunday: a day more', 'DVPN_HEARING', '2026-11-13T10:00Z', '2026-11-16T10:00Z'],
    ['served on a Sunday: from Monday 00:00', 'DVPN_HEARING', '2026-11-15T10:00Z', '2026-11-18T00:00Z'],
    ['Saturdays count', 'DAPN_HEARING', '2026-11-12T10:00Z', '2026-11-14T10:00Z'],
    ['over Easter: Friday, Sunday and Monday do not count', 'DVPN_HEARING', '2026-04-02T17:00Z', '2026-04-07T17:00Z'],
    ['over Christmas 2026 with its substitute day', 'DAPN_HEARING', '2026-12-24T10:00Z', '2026-12-29T10:00Z'],
    [
      'Christmas Day on a Saturday, whose holiday is the Monday',
      'DVPN_HEARING',
      '2021-12-24T10:00Z',
      '2021-12-30T10:00Z',
    ],
    ['over the clocks going forward: 48 hours that pass', 'DVPN_HEARING', '2026-03-28T10:00Z', '2026-03-31T09:00Z'],
    ['over the clocks going back', 'DVPN_HEARING', '2026-10-24T09:00Z', '2026-10-27T10:00Z'],
    ['ends exactly with a day', 'DVPN_HEARING', '2026-11-10T00:00Z', '2026-11-12T00:00Z'],
  ])('%s', (_, clockId, start, end) => {
    expect(due(clockId, start)).toBe(end)
  })
})

describe('arrest to court', () => {
  it.each<[string, ClockId, string, string]>([
    ['DVPO, Saturday to Monday', 'DVPO_COURT', '2026-11-14T10:00Z', '2026-11-16T10:00Z'],
    ['DVPN, before a bank holiday Monday', 'DVPN_COURT', '2026-05-02T12:00Z', '2026-05-05T12:00Z'],
    ['DAPN, on Maundy Thursday', 'DAPN_COURT', '2026-04-02T20:00Z', '2026-04-04T20:00Z'],
    ['occupation order: a bank holiday counts', 'OCCUPATION_COURT', '2026-05-02T12:00Z', '2026-05-04T12:00Z'],
    [
      'occupation order: Easter Monday counts, Good Friday and Sunday do not',
      'OCCUPATION_COURT',
      '2026-04-04T12:00Z',
      '2026-04-06T12:00Z',
    ],
    ['occupation order: Good Friday does not', 'OCCUPATION_COURT', '2026-04-02T12:00Z', '2026-04-04T12:00Z'],
    ['occupation order: Boxing Day counts', 'OCCUPATION_COURT', '2025-12-24T12:00Z', '2025-12-26T12:00Z'],
    ['PACE: every hour counts', 'PACE_DETENTION', '2026-04-03T12:00Z', '2026-04-04T12:00Z'],
    ['PACE over the clocks going forward', 'PACE_DETENTION', '2026-03-28T12:00Z', '2026-03-29T12:00Z'],
    ['PACE by a court', 'PACE_COURT', '2026-04-03T12:00Z', '2026-04-07T12:00Z'],
    ['PACE by a superintendent', 'PACE_SUPERINTENDENT', '2026-04-03T12:00Z', '2026-04-05T00:00Z'],
  ])('%s', (_, clockId, start, end) => {
    expect(due(clockId, start)).toBe(end)
  })

  it('reviews of detention come after 6 hours, then every 9', () => {
    expect(paceReviews(0, 24 * hour).map(review => review / hour)).toEqual([6, 15])
    expect(paceReviews(0, 96 * hour).map(review => review / hour)).toEqual([6, 15, 24, 33, 42, 51, 60, 69, 78, 87])
  })
})

describe('notification in three days, the first of which counts', () => {
  it.each<[string, ClockId, string, ClockOptions, string | null]>([
    ['served in the morning', 'SPO_NOTIFY', '2026-11-10T00:01Z', {}, '2026-11-13T00:00Z'],
    ['served in the last minute of the day', 'SPO_NOTIFY', '2026-11-10T23:59Z', {}, '2026-11-13T00:00Z'],
    [
      'served just after midnight in London, still the day before in UTC',
      'SPO_NOTIFY',
      '2026-06-09T23:30Z',
      {},
      '2026-06-12T23:00Z',
    ],
    ['over the clocks going back', 'SPO_NOTIFY', '2026-10-24T12:00Z', {}, '2026-10-27T00:00Z'],
    ['weekends and holidays count', 'DAPO_NOTIFY', '2026-12-24T12:00Z', {}, '2026-12-27T00:00Z'],
    [
      'suspended while sex-offender notification applies',
      'SPO_NOTIFY',
      '2026-11-10T12:00Z',
      { suspensions: [{ by: 'SOA_NOTIFICATION', from: '2020-01-01', to: null }] },
      null,
    ],
    [
      'starts on the day that the suspension ends',
      'SPO_NOTIFY',
      '2026-11-10T12:00Z',
      { suspensions: [{ by: 'SOA_NOTIFICATION', from: '2020-01-01', to: '2026-12-01' }] },
      '2026-12-04T00:00Z',
    ],
    [
      'a suspension that ended before changes nothing',
      'SPO_NOTIFY',
      '2026-11-10T12:00Z',
      { suspensions: [{ by: 'SOA_NOTIFICATION', from: '2020-01-01', to: '2026-11-01' }] },
      '2026-11-13T00:00Z',
    ],
    [
      'one that begins after the end changes nothing',
      'SPO_NOTIFY',
      '2026-11-10T12:00Z',
      { suspensions: [{ by: 'SOA_NOTIFICATION', from: '2026-11-13', to: null }] },
      '2026-11-13T00:00Z',
    ],
    [
      'one that begins on the last day does',
      'SPO_NOTIFY',
      '2026-11-10T12:00Z',
      { suspensions: [{ by: 'SOA_NOTIFICATION', from: '2026-11-12', to: null }] },
      null,
    ],
    [
      'an SPO does not suspend itself',
      'SPO_NOTIFY',
      '2026-11-10T12:00Z',
      { suspensions: [{ by: 'SPO_NOTIFICATION', from: '2020-01-01', to: null }] },
      '2026-11-13T00:00Z',
    ],
    [
      'an SPO suspends that of a DAPO',
      'DAPO_NOTIFY_CHANGE',
      '2026-11-10T12:00Z',
      { suspensions: [{ by: 'SPO_NOTIFICATION', from: '2020-01-01', to: null }] },
      null,
    ],
  ])('%s', (_, clockId, start, options, end) => {
    expect(due(clockId, start, options)).toBe(end)
  })
})

describe('the other clocks', () => {
  it.each<[string, ClockId, string, ClockOptions, string]>([
    ['victim with enhanced rights, Friday: Monday', 'VICTIM_ENHANCED', '2026-11-13T16:00Z', {}, '2026-11-17T00:00Z'],
    ['victim with enhanced rights, on Christmas Eve', 'VICTIM_ENHANCED', '2026-12-24T16:00Z', {}, '2026-12-30T00:00Z'],
    ['victim, 5 working days', 'VICTIM_STANDARD', '2026-11-13T16:00Z', {}, '2026-11-21T00:00Z'],
    ['Clare’s Law', 'DVDS', '2026-11-01T10:00Z', {}, '2026-11-30T00:00Z'],
    ['Sarah’s Law', 'CSODS', '2026-02-01T10:00Z', {}, '2026-03-02T00:00Z'],
    ['IDVA', 'IDVA_CONTACT', '2026-11-13T16:00Z', {}, '2026-11-18T00:00Z'],
    ['a DVPO of 28 days, the day it is made the first', 'DVPO_END', '2026-11-01T14:00Z', {}, '2026-11-29T00:00Z'],
    ['a DVPO of 14 days', 'DVPO_END', '2026-11-01T14:00Z', { dates: 14 }, '2026-11-15T00:00Z'],
    ['a DVPO over the clocks going back', 'DVPO_END', '2026-10-12T14:00Z', { dates: 28 }, '2026-11-09T00:00Z'],
    ['12 months of monitoring', 'DAPO_EM', '2026-02-28T12:00Z', {}, '2027-02-28T00:00Z'],
  ])('%s', (_, clockId, start, options, end) => {
    expect(due(clockId, start, options)).toBe(end)
  })

  it('say when a result may move because bank holidays are not published yet', () => {
    expect(clockOf('DVPN_HEARING', at('2028-12-27T10:00Z')).isCertain).toBe(true)
    expect(clockOf('DVPN_HEARING', at('2028-12-30T10:00Z')).isCertain).toBe(false)
    expect(clockOf('OCCUPATION_COURT', at('2035-12-30T10:00Z')).isCertain).toBe(true)
  })

  it('name the days that did not count', () => {
    expect(clockOf('DVPN_HEARING', at('2026-04-02T17:00Z')).excludedDates).toEqual([
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
    ])
  })

  it.each<[string, number | null, number | null, number, string]>([
    ['before its end', 10, null, 9, 'RUNNING'],
    ['at its end', 10, null, 10, 'OVERDUE'],
    ['stopped before', 10, 9, 20, 'STOPPED_IN_TIME'],
    ['stopped at its end', 10, 10, 20, 'STOPPED_LATE'],
    ['suspended', null, null, 20, 'SUSPENDED'],
  ])('%s: %s', (_, dueAt, stoppedAt, now, state) => {
    expect(stateOf({ dueAt, stoppedAt }, now)).toBe(state)
  })

  it('of an order’s end warn 14, 7, 3 and 1 days before', () => {
    expect(
      endWarnings(at('2026-11-29T00:00Z')).map(({ days, at: when }) => [
        days,
        new Date(when).toISOString().slice(0, 10),
      ]),
    ).toEqual([
      [14, '2026-11-15'],
      [7, '2026-11-22'],
      [3, '2026-11-26'],
      [1, '2026-11-28'],
    ])
  })

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('%s and %d months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected)
  })

  it('never run out before they start, nor earlier for starting later', () => {
    const ids = Object.keys(clockTable) as ClockId[]
    fc.assert(
      fc.property(
        fc.constantFrom(...ids),
        fc.integer({ min: at('2024-01-01T00:00Z'), max: at('2028-06-01T00:00Z') }),
        fc.nat(5 * 24 * hour),
        (clockId, start, later) => {
          const [a, b] = [clockOf(clockId, start).dueAt!, clockOf(clockId, start + later).dueAt!]
          expect(a).toBeGreaterThan(start)
          expect(b).toBeGreaterThanOrEqual(a)
        },
      ),
      { numRuns: 300 },
    )
  })
})
