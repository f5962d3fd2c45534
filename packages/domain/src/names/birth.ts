/** How far two dates of birth agree, best first. */
export const birthLevels = [
  'EXACT',
  'AGREE',
  'SWAPPED',
  'ONE_DIGIT',
  'TWO_OF_THREE',
  'AGE_IN',
  'NEAR',
  'AGE_OUT',
  'DIFFERENT',
  'UNKNOWN',
] as const
export type BirthLevel = (typeof birthLevels)[number]

/** Dates that systems write when they know none. Source: matching.md §1.2. */
const sentinels = new Set(['1900-01-01', '1970-01-01', '1901-01-01', '9999-12-31'])
/** Nobody alive was born before; databases and spreadsheets count from 0001, 1753, 1800 or the last days of 1899. */
const earliest = '1900'

/**
 * A date of birth as far as it can be believed: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null: unknown.
 *
 * 1 January is read as a year only: it is what is written when the day is not known (matching.md §2).
 */
export const believedBirth = (text: string | null | undefined): string | null => {
  if (!text || text < earliest || sentinels.has(text)) return null
  return text.endsWith('-01-01') ? text.slice(0, 4) : text
}

/** Years by which a year of birth that somebody guessed (1 January) may be off. Ours. */
const guessedYears = 5

/**
 * A full date as its eight digits, four bits each, so that two are compared in a few steps; 0: it is coarser, or unknown.
 */
export const digitsOf = (birth: string | null): number => {
  if (birth?.length !== 10) return 0
  let digits = 0
  for (let at = 0; at < 10; at++) if (at !== 4 && at !== 7) digits = (digits << 4) | (birth.charCodeAt(at) & 15)
  return digits
}

/**
 * Compares two believed dates of birth; coarser ones as far as they go. Of years alone a few apart are NEAR: ages are guessed.
 * Symmetric.
 */
export const compareBirths = (a: string | null, b: string | null): BirthLevel => {
  if (a === null || b === null) return 'UNKNOWN'
  const length = Math.min(a.length, b.length)
  if (length === 10) return compareDigits(digitsOf(a), digitsOf(b))
  if (a.slice(0, length) === b.slice(0, length)) return 'AGREE'
  return Math.abs(yearOf(a) - yearOf(b)) <= (length === 4 ? guessedYears : 1) ? 'NEAR' : 'DIFFERENT'
}

const yearOf = (date: string): number => Number(date.slice(0, 4))

/** Compares two full dates by their digits; see `digitsOf`. Symmetric. */
export const compareDigits = (a: number, b: number): BirthLevel => {
  const apart = a ^ b
  if (apart === 0) return 'EXACT'
  if (isOneDigit(apart)) return 'ONE_DIGIT'
  const [isYear, isMonth, isDay] = [apart >>> 16 === 0, (apart & 0xff00) === 0, (apart & 0xff) === 0]
  if (isYear && ((a >>> 8) & 0xff) === (b & 0xff) && (a & 0xff) === ((b >>> 8) & 0xff)) return 'SWAPPED'
  if (Number(isYear) + Number(isMonth) + Number(isDay) !== 2) return 'DIFFERENT'
  return Math.abs(yearIn(a) - yearIn(b)) <= 10 ? 'TWO_OF_THREE' : 'DIFFERENT'
}

/** Do all bits that are set lie in one digit? */
const isOneDigit = (apart: number): boolean => {
  const above = 28 - (Math.clz32(apart) & 28)
  return (apart & ~(15 << above)) === 0
}

const yearIn = (digits: number): number =>
  ((digits >>> 28) & 15) * 1000 + ((digits >>> 24) & 15) * 100 + ((digits >>> 20) & 15) * 10 + ((digits >>> 16) & 15)

/** Years by which an age that somebody estimated is off without speaking against. Ours: witnesses guess by tens. */
const slackYears = 5

/** Youngest and oldest age in years. */
export type AgeBand = readonly [youngest: number, oldest: number]

/**
 * An estimated age against a date of birth: in the band it speaks for a little, far out of it against; a few years out it says nothing.
 * @param year in which the age was as said
 */
export const compareAge = (band: AgeBand, birth: string, year: number): BirthLevel => {
  // The birthday may be to come this year.
  const oldest = year - yearOf(birth)
  return compareBands(band, [oldest - 1, oldest])
}

/** Two bands of age at one time. Symmetric. */
export const compareBands = (a: AgeBand, b: AgeBand): BirthLevel => {
  const apart = Math.max(Math.min(...a) - Math.max(...b), Math.min(...b) - Math.max(...a))
  return apart <= 0 ? 'AGE_IN' : apart <= slackYears ? 'UNKNOWN' : 'AGE_OUT'
}
