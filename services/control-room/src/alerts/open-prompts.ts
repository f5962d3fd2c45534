import { type AlertView, promptContextOf, promptsFor } from '@breach-alerts/domain'
import type { OrderIndex } from '@breach-alerts/store'
import { loadOrders } from '../orders.ts'

/**
 * How many questions of each alert nobody has answered, by alertId, for a page of the queue: one look at the register. What
 * only the register knows is left out where it does not answer, as are other orders of the same person.
 */
export const openPrompts = async (
  orders: OrderIndex,
  alerts: readonly AlertView[],
  now: number,
): Promise<ReadonlyMap<string, number>> => {
  const ids = [...new Set(alerts.map(({ orderId }) => orderId))]
  const loaded = ids.length === 0 ? [] : await loadOrders(orders, ids).catch(() => ids.map(() => null))
  const held = new Map(ids.map((id, i) => [id, loaded[i] ?? null]))
  return new Map(
    alerts.map(alert => [
      alert.alertId,
      promptsFor(alert, promptContextOf(alert, held.get(alert.orderId) ?? null, now)).filter(
        ({ state }) => state === 'OPEN',
      ).length,
    ]),
  )
}
