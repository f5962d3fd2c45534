/**
 * Lists of ids that only grow, and are asked at every entry whether they hold one.
 *
 * The list is the state. The set beside it only makes asking quick, belongs to exactly one list, and is made anew when it is
 * missing, so these functions are pure to their callers.
 */
const sets = new WeakMap<readonly string[], Set<string>>()

export const holds = (ids: readonly string[], id: string): boolean => setOf(ids).has(id)

export const withId = (ids: readonly string[], id: string): string[] => {
  const set = setOf(ids)
  const next = ids.concat(id)
  sets.delete(ids)
  sets.set(next, set.add(id))
  return next
}

const setOf = (ids: readonly string[]): Set<string> => {
  const known = sets.get(ids)
  if (known) return known
  const set = new Set(ids)
  sets.set(ids, set)
  return set
}
