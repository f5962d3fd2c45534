import type { Order } from '@breach-alerts/contracts'
import { type Desk, isSamePerson, keysOfRespondent, parseDesk } from '@breach-alerts/domain'
import { loadOrders } from '../orders.ts'
import type { ControlRoomPorts } from '../ports.ts'

/** So many orders that share a key are looked at; a common name and day of birth brings tens at most. */
const mostCandidates = 300

/** Every order on one respondent, the given one first, with its alerts. */
export type Respondent = {
  orders: readonly Order[]
  desks: ReadonlyMap<string, Desk>
  /** More orders share keys with this person than were looked at, or one of them could not be read. */
  isPartial: boolean
}

/**
 * Finds the other orders on the respondent of `order`: those that share a key and whose respondent is the same person, at
 * least PROBABLE and without contradiction. This combines records (DPA 2018 s.62): the caller keeps a record of it.
 *
 * @throws StoreUnavailable · StoreLost
 */
export const respondentOf = async (
  { orders, desk }: Pick<ControlRoomPorts, 'orders' | 'desk'>,
  order: Order,
): Promise<Respondent> => {
  const found = await orders.find(keysOfRespondent(order))
  const candidates = [...new Set(found.flat())].filter(id => id !== order.orderId)
  const looked = candidates.slice(0, mostCandidates)
  const loaded = looked.length === 0 ? [] : await loadOrders(orders, looked)
  const others = loaded.filter(other => other !== null && isSamePerson(order.respondent, other.respondent))
  const all = [order, ...others.filter(other => other !== null)]
  const documents = await desk.load(all.map(({ orderId }) => orderId))
  return {
    orders: all,
    desks: new Map(documents.flatMap(held => (held ? [[held.orderId, parseDesk(held.document)] as const] : []))),
    isPartial: candidates.length > looked.length || loaded.includes(null),
  }
}
