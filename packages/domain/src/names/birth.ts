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

/**
 * A date of birth as far as it can be believed: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null: unknown.
 *
 * 1 January is read as a year only: it is what is written when the day is not known (matching.md §2).
 */
export const believedBirth = (text: string | null | undefined): string | null => {
  if (!text || sentinels.has(text)) return null
  return text.endsWith('-01-01') ? text.slice(0, 4) : text
}

/** Years by which a year of birth that somebody guessed (1 January) may be off. Ours. */
const guessedYears = 5

/**
 * Compares two believed dates of birth; coarser ones as far as they go. Of years alone a few apart are NEAR: ages are guessed.
 * Symmetric.
 */
export const compareBirths = (a: string | null, b: string | null): BirthLevel => {
  if (a === null || b === null) return 'UNKNOWN'
  const length = Math.min(a.length, b.length)
  if (length === 10) return a === b ? 'EXACT' : compareFull(a, b)
  if (a.slice(0, length) === b.slice(0, length)) return 'AGREE'
  return Math.abs(yearOf(a) - yearOf(b)) <= (length === 4 ? guessedYears : 1) ? 'NEAR' : 'DIFFERENT'
}

const yearOf = (date: string): number => Number(date.slice(0, 4))

const compareFull = (a: string, b: string): BirthLevel => {
  let wrong = 0
  for (let at = 0; at < 10; at++) if (a.charCodeAt(at) !== b.charCodeAt(at)) wrong++
  if (wrong === 1) return 'ONE_DIGIT'
  const [isYear, isMonth, isDay] = [same(a, b, 0, 4), same(a, b, 5, 7), same(a, b, 8, 10)]
  if (isYear && a.slice(5, 7) === b.slice(8) && a.slice(8) === b.slice(5, 7)) return 'SWAPPED'
  if (Number(isYear) + Number(isMonth) + Number(isDay) !== 2) return 'DIFFERENT'
  return Math.abs(yearOf(a) - yearOf(b)) <= 10 ? 'TWO_OF_THREE' : 'DIFFERENT'
}

const same = (a: string, b: string, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (a.charCodeAt(at) !== b.charCodeAt(at)) return false
  return true
}

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
