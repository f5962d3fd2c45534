import type { Order } from '@breach-alerts/contracts'
import type { BlockCaps, EventKeys, KeyHash } from '@breach-alerts/domain'
import { type OrderIndex, type Positions, StoreUnavailable } from '@breach-alerts/store'

/** @throws StoreUnavailable the index was lost meanwhile: an order that it found has no document */
export const loadOrders = async (
  orders: Pick<OrderIndex, 'load'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Order>> => {
  const documents = ids.length === 0 ? [] : await orders.load(ids)
  if (documents.includes(null)) throw new StoreUnavailable('load-orders', new Error('an order that was found is gone'))
  return new Map(
    ids.flatMap((id, index) => (documents[index] ? [[id, JSON.parse(documents[index]) as Order] as const] : [])),
  )
}

/** Orders of one event; `isCapped`: its keys lead to more than were taken, or it has more keys. */
export type OrdersOfEvent = { orders: readonly Order[]; isCapped: boolean }

/**
 * The orders that each event may concern, in the order of the events: one question for keys, one for documents.
 *
 * @param events with their keys, and the orders that are known to share one with each: no cap on orders takes them away
 * @param atLeast what the index must hold for its answer to mean something
 * @throws StoreUnavailable the index was lost meanwhile: less is held, or an order that it found has no document
 */
export const ordersFor = async (
  { orders, keyHash, caps }: { orders: Pick<OrderIndex, 'candidates' | 'load'>; keyHash: KeyHash; caps?: BlockCaps },
  events: readonly { keys: EventKeys; orderIds: ReadonlySet<string> }[],
  atLeast: Positions,
): Promise<readonly OrdersOfEvent[]> => {
  const hashes = events.map(({ keys }) => keyHash.of(keys.keys))
  const found = await orders.candidates(hashes, { atLeast, ...(caps ? { caps } : {}) })
  const byId = await loadOrders(orders, [
    ...new Set([...found.flatMap(({ orderIds }) => orderIds), ...events.flatMap(({ orderIds }) => [...orderIds])]),
  ])
  return found.map(({ orderIds, left }, index) => {
    // Sorted, so that the same event gives the same findings in the same order, whatever the index answers first.
    const ids = [...new Set([...orderIds, ...(events[index]?.orderIds ?? [])])].toSorted()
    return {
      orders: ids.flatMap(id => byId.get(id) ?? []),
      isCapped: left > 0 || events[index]?.keys.isCapped === true,
    }
  })
}
