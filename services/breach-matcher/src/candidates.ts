import type { Order } from '@breach-alerts/contracts'
import { keysOfEvent } from '@breach-alerts/domain'
import { type OrderIndex, type Positions, StoreUnavailable } from '@breach-alerts/store'
import type { Candidate } from './decode.ts'

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

/**
 * The orders that each event may concern, in the order of the events: one question for keys, one for documents.
 *
 * @param atLeast what the index must hold for its answer to mean something
 * @throws StoreUnavailable the index was lost meanwhile: less is held, or an order that it found has no document
 */
export const ordersFor = async (
  orders: Pick<OrderIndex, 'find' | 'load'>,
  candidates: readonly Candidate[],
  atLeast: Positions,
): Promise<readonly (readonly Order[])[]> => {
  const keysOf = candidates.map(({ event }) => keysOfEvent(event))
  const keys = [...new Set(keysOf.flat())]
  if (keys.length === 0) return candidates.map(() => [])
  const found = await orders.find(keys, atLeast)
  const idsOf = new Map(keys.map((key, index) => [key, found[index] ?? []]))
  const byId = await loadOrders(orders, [...new Set(found.flat())])
  return keysOf.map(keysHere =>
    // Sorted, so that the same event gives the same findings in the same order, whatever the index answers first.
    [...new Set(keysHere.flatMap(key => idsOf.get(key) ?? []))].toSorted().flatMap(id => byId.get(id) ?? []),
  )
}
