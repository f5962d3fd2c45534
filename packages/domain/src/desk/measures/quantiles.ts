/**
 * Quantile by nearest rank: a value that really occurred, not one in between.
 *
 * @param q from 0 to 1; 0.5 is the (lower) median
 * @returns null for no values
 */
export const quantile = (values: readonly number[], q: number): number | null => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? null
}
