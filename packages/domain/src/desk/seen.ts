/**
 * Ids that were seen, in the order in which they came; they only grow, and are asked at every entry whether they hold one.
 *
 * Held in chunks that double, as a binary counter counts: one more id copies few of those before it (log2 of their number,
 * taken over all of them), so an order with a million entries is folded about as fast as one with ten. Plain JSON.
 */
export type Seen = string[][]

/** Makes asking quick; belongs to the newest list only, so that the lists before it are asked as they were. */
type Index = { owner: Readonly<Seen>; ids: Set<string> }

/** Nothing is ever taken out: V8 lays the whole map out anew when much of it was deleted, which cost more than the folding. */
const indexes = new WeakMap<Readonly<Seen>, Index>()

export const holds = (seen: Readonly<Seen>, id: string): boolean => indexOf(seen).ids.has(id)

export const withId = (seen: Readonly<Seen>, id: string): Seen => {
  let kept = seen.length
  let chunk = [id]
  while (kept > 0 && seen[kept - 1]!.length === chunk.length) {
    kept -= 1
    chunk = seen[kept]!.concat(chunk)
  }
  const next = [...seen.slice(0, kept), chunk]
  const index = indexOf(seen)
  index.owner = next
  index.ids.add(id)
  indexes.set(next, index)
  return next
}

const indexOf = (seen: Readonly<Seen>): Index => {
  const known = indexes.get(seen)
  if (known?.owner === seen) return known
  const index: Index = { owner: seen, ids: new Set(seen.flat()) }
  indexes.set(seen, index)
  return index
}
