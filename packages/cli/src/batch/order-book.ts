import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { keysOfEvent, keysOfOrder } from '@breach-alerts/domain'
import { makeKeyIndex } from './key-index.ts'
import { packedValues } from './packed-values.ts'

/** Orders of one file, found by the same keys as in the index of the running system. */
export type OrderBook = {
  /** Orders that share a key with the event, in the order of the file. */
  candidates: (event: BreachEvent) => Order[]
  /** By place in the file, from 0; lines that were left out do not count. */
  at: (place: number) => Order
  /** How many there are: the more, the less a chance agreement with one says. */
  size: number
}

/** Orders kept as objects, with what comparing made of them: events come back to the same few. */
const kept = 5_000

/** Holds a file of orders in little more than its own size: bytes and hashed keys, read again when an event comes near one. */
export const readOrderBook = async (orders: AsyncIterable<Order> | Iterable<Order>): Promise<OrderBook> => {
  const held = packedValues<Order>(kept)
  const filling = makeKeyIndex()
  for await (const order of orders) {
    for (const key of keysOfOrder(order)) filling.add(key, held.size())
    held.add(order)
  }
  const index = filling.seal()
  return {
    size: held.size(),
    at: held.get,
    candidates: event => index.find(keysOfEvent(event)).map(held.get),
  }
}
