import { Order, parseStrictJson } from '@breach-alerts/contracts'

/** The order in a record or a document; null: there is none in it. */
export const readOrder = (bytes: Uint8Array | null): Order | null => {
  if (bytes === null) return null
  const json = parseStrictJson(bytes)
  const order = json.ok ? Order.safeParse(json.value) : null
  return order?.success === true ? order.data : null
}
