/** How far two dates of birth agree, best first. */
export const birthLevels = [
  'EXACT',
  'AGREE',
  'SWAPPED',
  'ONE_DIGIT',
  'TWO_OF_THREE',
  'NEAR',
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

/** Compares two believed dates of birth. Symmetric. */
export const compareBirths = (a: string | null, b: string | null): BirthLevel => {
  if (a === null || b === null) return 'UNKNOWN'
  const length = Math.min(a.length, b.length)
  if (a.slice(0, length) === b.slice(0, length)) return length === 10 ? 'EXACT' : 'AGREE'
  if (length === 10) return compareFull(a, b)
  return Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) <= 1 ? 'NEAR' : 'DIFFERENT'
}

const compareFull = (a: string, b: string): BirthLevel => {
  const [year, month, day] = [a.slice(0, 4), a.slice(5, 7), a.slice(8)]
  if (b === `${year}-${day}-${month}`) return 'SWAPPED'
  if (differences(a, b) === 1) return 'ONE_DIGIT'
  const same = [year === b.slice(0, 4), month === b.slice(5, 7), day === b.slice(8)].filter(Boolean).length
  if (same === 2) return Math.abs(Number(year) - Number(b.slice(0, 4))) <= 10 ? 'TWO_OF_THREE' : 'DIFFERENT'
  return 'DIFFERENT'
}

const differences = (a: string, b: string): number => {
  let count = 0
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) count++
  return count
}
