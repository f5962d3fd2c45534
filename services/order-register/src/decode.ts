import { Order, parseStrictJson } from '@breach-alerts/contracts'
import type { LogRecord } from '@breach-alerts/log'
import type { ParkReason } from '@breach-alerts/runtime'

export type Decoded = { kind: 'order'; order: Order } | { kind: 'bad'; reason: ParkReason }

/** Reads one record of `orders.order.v1`. Never throws; says why a record can't be used. */
export const decodeOrder = ({ key, value }: LogRecord): Decoded => {
  if (!value || value.length === 0) return { kind: 'bad', reason: 'EMPTY' }
  const json = parseStrictJson(value)
  if (!json.ok) return { kind: 'bad', reason: 'NOT_JSON' }
  const parsed = Order.safeParse(json.value)
  if (!parsed.success) return { kind: 'bad', reason: 'SCHEMA' }
  // Compaction goes by key: an order under a foreign key would one day remove another order.
  if (key !== parsed.data.orderId) return { kind: 'bad', reason: 'KEY_MISMATCH' }
  return { kind: 'order', order: parsed.data }
}
