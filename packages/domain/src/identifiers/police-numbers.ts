import { checkLetter } from './check-letter.ts'

/**
 * Years with two digits in PNC numbers: up to this one they are 20xx, after it 19xx. A constant and not the clock, so that a
 * number means the same on every day; raise it with the year. Source: domain.md §3.
 */
const latestYear = 26

const fullYear = (year: string) => (year.length === 4 ? year : `${Number(year) <= latestYear ? '20' : '19'}${year}`)

const pnc = (year: string, serial: string, letter: string): string | null => {
  const padded = serial.padStart(7, '0')
  return serial.length >= 1 && serial.length <= 7 && checkLetter(year.slice(-2) + padded) === letter
    ? `${fullYear(year)}/${padded}${letter}`
    : null
}

/**
 * Canonical PNC id `YYYY/NNNNNNNX`, or null when form or check letter is wrong.
 *
 * Without a slash the year may have two digits or four: the reading whose letter fits is taken, four digits first when both do
 * and the year is one of 1900-2099.
 */
export const pncOf = (value: string): string | null => {
  const text = value.toUpperCase().replaceAll(/\s/gu, '')
  const slashed = /^(\d{4}|\d{2})\/(\d{1,7})([A-HJ-NP-RT-Z])$/u.exec(text)
  if (slashed) return pnc(slashed[1]!, slashed[2]!, slashed[3]!)
  const glued = /^(\d{3,11})([A-HJ-NP-RT-Z])$/u.exec(text)
  if (!glued) return null
  const [digits, letter] = [glued[1]!, glued[2]!]
  const long = /^(19|20)\d\d/u.test(digits) ? pnc(digits.slice(0, 4), digits.slice(4), letter) : null
  return long ?? pnc(digits.slice(0, 2), digits.slice(2), letter)
}

/** Canonical CRO, `NNNNNN/YYX` or `SFYY/NNNNNNX`, or null. The placeholder 000000/00Z is nobody's. */
export const croOf = (value: string): string | null => {
  const text = value.toUpperCase().replaceAll(/\s/gu, '')
  const standard = /^(\d{1,6})\/(\d{2})([A-HJ-NP-RT-Z])$/u.exec(text)
  if (standard) {
    const [serial, year, letter] = [standard[1]!, standard[2]!, standard[3]!]
    const padded = serial.padStart(6, '0')
    return Number(serial) > 0 && checkLetter(year + padded) === letter ? `${padded}/${year}${letter}` : null
  }
  const fileOnly = /^SF(\d{2})\/(\d{1,6})([A-HJ-NP-RT-Z])$/u.exec(text)
  if (!fileOnly) return null
  const [year, serial, letter] = [fileOnly[1]!, fileOnly[2]!, fileOnly[3]!]
  // The serial is not padded when the letter is made; a writer may have padded it afterwards.
  const fitting = [serial, serial.replace(/^0+/u, '')].find(one => checkLetter(year + one) === letter)
  return fitting === undefined || Number(serial) === 0 ? null : `SF${year}/${fitting}${letter}`
}

/** Canonical arrest or summons number, 20 characters, or null. Separators are dropped. */
export const asnOf = (value: string): string | null => {
  const text = value.toUpperCase().replaceAll(/[\s/:-]/gu, '')
  const parts = /^(\d{2})([A-Z0-9]{6})(\d{11})([A-HJ-NP-RT-Z])$/u.exec(text)
  if (!parts) return null
  const [year, office, sequence, letter] = [parts[1]!, parts[2]!, parts[3]!, parts[4]!]
  // Force (2) and system (2) count; the unit between them carries letters, which the rule drops.
  const numeric = (office.slice(0, 2) + office.slice(4)).replaceAll(/\D/gu, '')
  return checkLetter(numeric + year + sequence) === letter ? text : null
}
