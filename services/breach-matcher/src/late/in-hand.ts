import { Order, parseStrictJson } from '@breach-alerts/contracts'
import { keysOfOrder } from '@breach-alerts/domain'
import type { LogRecord } from '@breach-alerts/log'
import { type OrderIndex, StoreUnavailable } from '@breach-alerts/store'

/** Orders of one pass. Instants in epoch milliseconds. */
export type InHand = {
  /** By order: events received from then on concern it. */
  since: ReadonlyMap<string, number>
  /** orderIds under each key. */
  byKey: ReadonlyMap<string, readonly string[]>
}

/**
 * The orders of these records as the register holds them: of several versions the newest, nothing that it refused.
 *
 * @throws StoreUnavailable the index does not hold an order that it must hold
 */
export const takeInHand = async (
  orders: Pick<OrderIndex, 'load'>,
  records: readonly LogRecord[],
  lookBackMs: number,
): Promise<InHand> => {
  const since = new Map<string, number>()
  for (const { key, appendedAt } of records)
    if (key !== null) since.set(key, Math.min(since.get(key) ?? Number.POSITIVE_INFINITY, appendedAt - lookBackMs))
  const ids = [...since.keys()]
  const documents = ids.length === 0 ? [] : await orders.load(ids)
  const unknown = new Set(ids.filter((_, index) => documents[index] === null))
  if (records.some(record => record.key !== null && unknown.has(record.key) && isOrder(record)))
    throw new StoreUnavailable('load-orders', new Error('an order that was indexed is gone'))
  for (const id of unknown) since.delete(id)

  const byKey = new Map<string, string[]>()
  for (const document of documents) {
    const order = document && (JSON.parse(document) as Order)
    if (order) for (const key of keysOfOrder(order)) byKey.set(key, [...(byKey.get(key) ?? []), order.orderId])
  }
  return { since, byKey }
}

/** Would the register have taken it? */
const isOrder = ({ key, value }: LogRecord): boolean => {
  const json = value && parseStrictJson(value)
  const parsed = json?.ok ? Order.safeParse(json.value) : null
  return parsed?.success === true && parsed.data.orderId === key
}
