import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { keysOfEvent, keysOfOrder } from '@breach-alerts/domain'

/** Orders of one file, found by the same keys as in the index of the running system. */
export type OrderBook = {
  /** Orders that share a key with the event, in the order of the file. */
  candidates: (event: BreachEvent) => Order[]
  /** How many there are: the more, the less a chance agreement with one says. */
  size: number
}

export const readOrderBook = async (orders: AsyncIterable<Order>): Promise<OrderBook> => {
  const held: Order[] = []
  const index = new Map<string, number[]>()
  for await (const order of orders) {
    const number = held.push(order) - 1
    for (const key of keysOfOrder(order)) {
      const found = index.get(key)
      if (found) found.push(number)
      else index.set(key, [number])
    }
  }
  return {
    size: held.length,
    candidates: event => {
      const numbers = new Set(keysOfEvent(event).flatMap(key => index.get(key) ?? []))
      return [...numbers].toSorted((a, b) => a - b).map(number => held[number]!)
    },
  }
}
