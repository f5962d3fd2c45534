/** A count as it may leave the building: hidden where it is small enough to point at somebody. */
export type SafeCount = number | 'SUPPRESSED'

export const smallestShown = 5

export const isSmall = (count: number, atLeast = smallestShown): boolean => count > 0 && count < atLeast

export type Suppressing = {
  atLeast?: number
  /** What the cell is part of, where another table gives the sum of the parts: the force of a unit. */
  partOf?: (key: string) => string
  /** Keys that are hidden in any case. */
  alsoHidden?: ReadonlySet<string>
}

/**
 * Hides small counts of one table, and so many more that none can be worked out from a sum.
 *
 * The sum of the whole table and of each part is taken as known. In each of them, what is hidden is never a single cell and
 * never sums to a small number, as long as there is another count to hide: the next smallest goes. A zero is shown: it points
 * at nobody.
 */
export const suppressed = (
  counts: Readonly<Record<string, number>>,
  { atLeast = smallestShown, partOf = () => '', alsoHidden = new Set() }: Suppressing = {},
): Record<string, SafeCount> => {
  const keys = Object.keys(counts)
  const hidden = new Set(keys.filter(key => alsoHidden.has(key) || isSmall(counts[key] ?? 0, atLeast)))
  const sums = [keys, ...Map.groupBy(keys, partOf).values()]
  // Hiding one cell may leave the sum of another set to be worked out: again until nothing more is to be hidden.
  for (let before = -1; before !== hidden.size;) {
    before = hidden.size
    for (const set of sums) hideNext(set, counts, hidden, atLeast)
  }
  return Object.fromEntries(keys.map(key => [key, hidden.has(key) ? 'SUPPRESSED' : (counts[key] ?? 0)]))
}

const hideNext = (
  set: readonly string[],
  counts: Readonly<Record<string, number>>,
  hidden: Set<string>,
  atLeast: number,
): void => {
  const within = set.filter(key => hidden.has(key) && (counts[key] ?? 0) > 0)
  const sum = within.reduce((all, key) => all + (counts[key] ?? 0), 0)
  if (within.length === 0 || (within.length > 1 && sum >= atLeast)) return
  const [next] = set
    .filter(key => !hidden.has(key) && (counts[key] ?? 0) > 0)
    .toSorted((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))
  if (next !== undefined) hidden.add(next)
}
