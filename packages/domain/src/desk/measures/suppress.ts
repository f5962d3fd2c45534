/** A count as it may leave the building: hidden where it is small enough to point at somebody. */
export type SafeCount = number | 'SUPPRESSED'

export const smallestShown = 5

/**
 * Hides small counts of one table, and, where exactly one cell was hidden, the next smallest too: else the total gives it away.
 * A zero is shown: it points at nobody.
 */
export const suppressed = (
  counts: Readonly<Record<string, number>>,
  atLeast = smallestShown,
): Record<string, SafeCount> => {
  const entries = Object.entries(counts)
  const hidden = new Set(entries.filter(([, count]) => count > 0 && count < atLeast).map(([key]) => key))
  const next = entries.filter(([key, count]) => count > 0 && !hidden.has(key)).toSorted(([, a], [, b]) => a - b)[0]
  if (hidden.size === 1 && next) hidden.add(next[0])
  return Object.fromEntries(entries.map(([key, count]) => [key, hidden.has(key) ? 'SUPPRESSED' : count]))
}
