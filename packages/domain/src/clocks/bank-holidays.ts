/**
 * Bank holidays of England and Wales, as published. Data with a version: a holiday that is proclaimed or moved is a new version.
 *
 * Source: GOV.UK bank holidays 2019 to 2028 (alphagov/frontend, `lib/data/bank-holidays.json`, commit cb2a016), substitute
 * days included. Contains public sector information licensed under the Open Government Licence v3.0.
 */
export const bankHolidaysVersion = 'gov.uk-cb2a016'

/** Month and day of each, by year. */
const published: Readonly<Record<string, string>> = {
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
}

const dates = new Set(Object.entries(published).flatMap(([year, days]) => days.split(' ').map(day => `${year}-${day}`)))

/** @param date London date, `YYYY-MM-DD` */
export const isBankHoliday = (date: string): boolean => dates.has(date)

/** Are the bank holidays of this date's year known? Outside the published years a result must say that it is uncertain. */
export const areHolidaysKnown = (date: string): boolean => Object.hasOwn(published, date.slice(0, 4))

export const bankHolidays: readonly string[] = [...dates]
