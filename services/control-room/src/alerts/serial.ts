import type { Serial } from '@breach-alerts/contracts'
import { serialOrders, serialView } from '@breach-alerts/domain'
import { maySee, maySeeOrder, type Reader } from '../need-to-know.ts'
import { concernedIn } from './find.ts'
import type { Respondent } from './respondent.ts'

/**
 * The serial view as this reader may have it: counts, kinds and forces of every order; the id of an order only where the
 * reader may see that order or an alert of it. Names never.
 *
 * @param now epoch milliseconds
 */
export const serialFor = (reader: Reader, { orders, desks, isPartial }: Respondent, now: number): Serial => {
  const own = orders[0]?.orderId
  const { conditionKinds: _, ...view } = serialView(
    serialOrders(orders, orderId => desks.get(orderId) ?? null, now),
    now,
  )
  const mayName = ({ orderId, forceCode }: { orderId: string; forceCode: string | null }) =>
    maySeeOrder(reader, forceCode) ||
    (desks.get(orderId)?.alerts ?? []).some(alert => maySee(reader, concernedIn(alert)))
  return {
    ...view,
    orders: view.orders
      .filter(({ orderId }) => orderId !== own)
      .map(order => ({ ...order, orderId: mayName(order) ? order.orderId : null })),
    isPartial,
  }
}
