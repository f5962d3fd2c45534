import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { type BlockCaps, defaultBlockCaps, findOrders, type FoundOrders } from '@breach-alerts/domain'
import { isBlockingKey, keysOfEvent, keysOfOrder } from '@breach-alerts/domain'
import { growingNumbers } from './growing-numbers.ts'
import { makeKeyIndex, type SealedIndex } from './key-index.ts'
import { packedValues } from './packed-values.ts'

/** Orders of one file, found by the same keys as in the index of the running system. */
export type OrderBook = {
  /** Orders that share a key with the event, in the order of the file, under the caps of the running system. */
  candidates: (event: BreachEvent) => Order[]
  /** The same, how many more its blocking keys lead to, at most, and whether these are all orders that share a key with it. */
  find: (event: BreachEvent) => { orders: Order[]; left: number; isCapped: boolean }
  /** By place among those there are, from 0, in the order of the file. */
  at: (place: number) => Order
  /** How many there are: the more, the less a chance agreement with one says. */
  size: number
}

/** Orders kept as objects, with what comparing made of them: events come back to the same few. */
const kept = 5_000

/**
 * Of an order that comes again the last line counts, as in a topic that is not compacted yet.
 *
 * Holds a file of orders in little more than its own size: bytes and hashed keys, read again when an event comes near one.
 *
 * @param caps the newest orders are the last of the file
 */
export const readOrderBook = async (
  orders: AsyncIterable<Order> | Iterable<Order>,
  caps: BlockCaps = defaultBlockCaps,
): Promise<OrderBook> => {
  const held = packedValues<Order>(kept)
  const filling = makeKeyIndex()
  const lines = new Map<string, number>()
  const replaced = new Set<number>()
  for await (const order of orders) {
    const earlier = lines.get(order.orderId)
    if (earlier !== undefined) replaced.add(earlier)
    lines.set(order.orderId, held.size())
    for (const key of keysOfOrder(order)) filling.add(key, held.size())
    held.add(order)
  }
  const index = filling.seal(line => replaced.has(line))
  const last = growingNumbers()
  for (let line = 0; line < held.size(); line++) if (!replaced.has(line)) last.push(line)
  const find = (event: BreachEvent) => {
    const { keys, isCapped } = keysOfEvent(event)
    const { orderIds, left } = linesOf(keys, index, caps)
    return { orders: orderIds.map(held.get), left, isCapped: isCapped || left > 0 }
  }
  return { size: last.length(), at: place => held.get(last.at(place)), find, candidates: event => find(event).orders }
}

const linesOf = (keys: readonly string[], { under }: SealedIndex, caps: BlockCaps): FoundOrders<number> =>
  findOrders(
    keys.map(key => ({ isBlocking: isBlockingKey(key), newestFirst: under(key).toReversed() })),
    caps,
  )
