import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { type BlockCaps, defaultBlockCaps, findOrders, type FoundOrders } from '@breach-alerts/domain'
import { isBlockingKey, keysOfEvent, keysOfOrder } from '@breach-alerts/domain'
import { makeKeyIndex, type SealedIndex } from './key-index.ts'
import { packedValues } from './packed-values.ts'

/** Orders of one file, found by the same keys as in the index of the running system. */
export type OrderBook = {
  /** Orders that share a key with the event, in the order of the file, under the caps of the running system. */
  candidates: (event: BreachEvent) => Order[]
  /** The same, how many more its blocking keys lead to, at most, and whether these are all orders that share a key with it. */
  find: (event: BreachEvent) => { orders: Order[]; left: number; isCapped: boolean }
  /** By place in the file, from 0; lines that were left out do not count. */
  at: (place: number) => Order
  /** How many there are: the more, the less a chance agreement with one says. */
  size: number
}

/** Orders kept as objects, with what comparing made of them: events come back to the same few. */
const kept = 5_000

/**
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
  for await (const order of orders) {
    for (const key of keysOfOrder(order)) filling.add(key, held.size())
    held.add(order)
  }
  const index = filling.seal()
  const find = (event: BreachEvent) => {
    const { keys, isCapped } = keysOfEvent(event)
    const { orderIds, left } = placesOf(keys, index, caps)
    return { orders: orderIds.map(held.get), left, isCapped: isCapped || left > 0 }
  }
  return { size: held.size(), at: held.get, find, candidates: event => find(event).orders }
}

const placesOf = (keys: readonly string[], { under }: SealedIndex, caps: BlockCaps): FoundOrders<number> =>
  findOrders(
    keys.map(key => ({ isBlocking: isBlockingKey(key), newestFirst: under(key).toReversed() })),
    caps,
  )
