import { Order } from '@breach-alerts/contracts'
import type { OrderIndex } from '@breach-alerts/store'
import { ProblemError } from '@breach-alerts/web'
import { maySeeOrder, type Reader } from './need-to-know.ts'

/** Orders as the register holds them, every field kept, in the order of the ids; null: not held, or not readable. */
export const loadOrders = async (orders: OrderIndex, orderIds: readonly string[]): Promise<(Order | null)[]> =>
  (await orders.load(orderIds)).map(document => {
    if (document === null) return null
    const parsed = Order.safeParse(JSON.parse(document))
    return parsed.success ? parsed.data : null
  })

const load = async (orders: OrderIndex, orderId: string): Promise<Order | null> =>
  (await loadOrders(orders, [orderId]))[0] ?? null

const atOnce = 500

/** What orders record of equality, diversity and inclusion (`respondent.edi`, texts by name, optional), by orderId; for figures only. */
export const ediByOrder = async (
  orders: OrderIndex,
  orderIds: readonly string[],
): Promise<Map<string, Readonly<Record<string, string>>>> => {
  const found = new Map<string, Readonly<Record<string, string>>>()
  for (let first = 0; first < orderIds.length; first += atOnce) {
    for (const order of await loadOrders(orders, orderIds.slice(first, first + atOnce))) {
      const edi = order?.respondent['edi']
      if (!order || typeof edi !== 'object' || edi === null) continue
      const texts = Object.entries(edi).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
      found.set(order.orderId, Object.fromEntries(texts))
    }
  }
  return found
}

/**
 * The whole order, for the force that owns it.
 *
 * @throws ProblemError 404 when there is none or it is another force's, 503 while the register is being rebuilt (a lost index
 * says nothing about what orders there are) · StoreUnavailable
 */
export const findOrder = async (orders: OrderIndex, reader: Reader, orderId: string): Promise<Order> => {
  const order = await load(orders, orderId)
  if (order && maySeeOrder(reader, order.owner?.forceCode ?? null)) return order
  if (order === null && (await orders.positions()).size === 0)
    throw new ProblemError(503, 'The register of orders is being rebuilt.', { headers: { 'retry-after': '2' } })
  throw new ProblemError(404, 'There is no such order, or it is not yours to see.')
}

/** What the page of an alert adds from the register; null when the register does not answer: the page does without. */
export const orderBeside = async (orders: OrderIndex, orderId: string): Promise<Order | null> => {
  try {
    return await load(orders, orderId)
  } catch {
    return null
  }
}
