/**
 * How many orders the blocking keys of an event may bring. What identifies by itself (a number, a plate, a tag, a UPRN) is never
 * capped.
 */
export type BlockCaps = {
  /** One key with more orders than this is hot: it brings the newest of them, and those that it shares with another hot key. */
  perKey: number
  /** So many at most together: those that most of its keys lead to. */
  perEvent: number
}

export const defaultBlockCaps: BlockCaps = { perKey: 1_000, perEvent: 2_000 }

/** Of an event's hot keys those with the fewest orders are held against each other: fifteen pairs. */
const mostHeld = 6

/** Of the key with fewer orders so many of the newest are looked up in the other, times `perKey`. */
const windows = 10

/** What one key leads to; orders by whatever names them. Of a hot key `orderIds` are the newest. */
export type Posting<Id = string> = { isBlocking: boolean; orderIds: readonly Id[]; total: number }

/** Orders that an event may concern, sorted. `left`: so many more its blocking keys led to, at most, that are not among them. */
export type FoundOrders<Id = string> = { orderIds: readonly Id[]; left: number }

/** Two postings, by their place among those of an event; the first leads to no more orders than the second. */
export type HotPair = readonly [number, number]

const isHot = ({ isBlocking, total }: Posting<unknown>, { perKey }: BlockCaps): boolean => isBlocking && total > perKey

/** Entries of the smaller of two hot keys that are looked up in the other. */
export const windowOf = ({ perKey }: BlockCaps): number => perKey * windows

/**
 * Which hot keys of an event are to be held against each other. An order that stands under two of them agrees in one field more, and
 * is not lost among those that do not.
 */
export const pairsToHold = (postings: readonly Posting<unknown>[], caps: BlockCaps): HotPair[] => {
  const hot = postings
    .map((posting, at) => ({ at, posting }))
    .filter(({ posting }) => isHot(posting, caps))
    .toSorted((a, b) => a.posting.total - b.posting.total)
    .slice(0, mostHeld)
    .map(({ at }) => at)
  return hot.flatMap((one, index) => hot.slice(index + 1).map((other): HotPair => [one, other]))
}

/**
 * Puts together what the keys of one event lead to.
 *
 * Everything that an identifying key leads to; of what blocking keys lead to, at most `perEvent`, those first that most keys agree
 * on. So no event brings more orders than that, whatever it names, and what is left out is counted.
 *
 * @param pairs of `pairsToHold`
 * @param shared for each pair the orders under both, at most `perKey`
 */
export const gatherOrders = <Id extends string | number>(
  postings: readonly Posting<Id>[],
  pairs: readonly HotPair[],
  shared: readonly (readonly Id[])[],
  caps: BlockCaps,
): FoundOrders<Id> => {
  const exact = new Set<Id>()
  const agreeing = new Map<Id, number>()
  let left = 0
  for (const [at, posting] of postings.entries()) {
    if (!posting.isBlocking) {
      for (const id of posting.orderIds) exact.add(id)
      continue
    }
    const kept = isHot(posting, caps) ? keptOf(at, posting, pairs, shared) : posting.orderIds
    for (const id of kept) agreeing.set(id, (agreeing.get(id) ?? 0) + 1)
    left += posting.total - kept.length
  }
  for (const id of exact) agreeing.delete(id)
  if (agreeing.size <= caps.perEvent) return { orderIds: sorted([...exact, ...agreeing.keys()]), left }
  const most = [...agreeing]
    .toSorted(([a, byA], [b, byB]) => byB - byA || (a < b ? -1 : 1))
    .slice(0, caps.perEvent)
    .map(([id]) => id)
  return { orderIds: sorted([...exact, ...most]), left: left + agreeing.size - caps.perEvent }
}

const sorted = <Id extends string | number>(ids: readonly Id[]): Id[] => ids.toSorted((a, b) => (a < b ? -1 : 1))

/** Of a hot key its newest orders, and those that it shares with another. */
const keptOf = <Id>(
  at: number,
  { orderIds }: Posting<Id>,
  pairs: readonly HotPair[],
  shared: readonly (readonly Id[])[],
): Id[] => [...new Set([...orderIds, ...pairs.flatMap((pair, index) => (pair.includes(at) ? shared[index]! : []))])]

/** The same for an index that is in this process. @param keys what each key leads to, the newest orders first */
export const findOrders = <Id extends string | number>(
  keys: readonly { isBlocking: boolean; newestFirst: readonly Id[] }[],
  caps: BlockCaps,
): FoundOrders<Id> => {
  const postings = keys.map(({ isBlocking, newestFirst }) => ({
    isBlocking,
    orderIds: isBlocking ? newestFirst.slice(0, caps.perKey) : newestFirst,
    total: newestFirst.length,
  }))
  const pairs = pairsToHold(postings, caps)
  const shared = pairs.map(([one, other]) => sharedBy(keys[one]!.newestFirst, keys[other]!.newestFirst, caps))
  return gatherOrders(postings, pairs, shared, caps)
}

const sharedBy = <Id>(fewer: readonly Id[], more: readonly Id[], caps: BlockCaps): Id[] => {
  const held = new Set(more)
  return fewer
    .slice(0, windowOf(caps))
    .filter(id => held.has(id))
    .slice(0, caps.perKey)
}
