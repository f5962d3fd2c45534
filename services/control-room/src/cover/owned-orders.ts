import { Order, topics } from '@breach-alerts/contracts'
import { inForce, rulingVersion } from '@breach-alerts/domain'
import type { EventLog, LogRecord } from '@breach-alerts/log'
import { makeTail } from '@breach-alerts/runtime'

/** Who must be told of a breach of an order, as the order says. */
export type OwnedOrder = {
  orderId: string
  forceCode: string | null
  unit: string | null
  officerId: string | null
  deputyId: string | null
}

/** The orders in force now, by owner; read from the log when first asked, then read on. Holds no person. */
export const makeOwnedOrders = (log: Pick<EventLog, 'ends' | 'readToEnd'>) => {
  const held = new Map<string, { owned: OwnedOrder; versions: Order['versions'] }>()
  const tail = makeTail(log, topics.orders, record => {
    const order = orderIn(record)
    if (order) held.set(order.orderId, { owned: ownedOf(order), versions: order.versions.map(spanOnly) })
  })
  return {
    /** @param now epoch milliseconds @throws LogUnavailable */
    inForce: async (now: number): Promise<OwnedOrder[]> => {
      await tail.upToDate()
      return [...held.values()].flatMap(({ owned, versions }) => {
        const ruling = rulingVersion({ versions }, now)
        return ruling !== null && inForce(ruling, now) ? [owned] : []
      })
    },
  }
}

/** null: not an order; that somebody hears of it is the register's business. */
const orderIn = ({ value }: LogRecord): Order | null => {
  try {
    return Order.safeParse(JSON.parse(value?.toString('utf8') ?? 'null')).data ?? null
  } catch {
    return null
  }
}

const ownedOf = ({ orderId, owner }: Order): OwnedOrder => ({
  orderId,
  forceCode: owner?.forceCode ?? null,
  unit: owner?.unit ?? null,
  officerId: owner?.officerId ?? null,
  deputyId: owner?.deputyId ?? null,
})

/** What decides whether it is in force, and nothing else: no condition and no place stays in memory. */
const spanOnly = ({ version, validFrom, validTo, status, recordedAt }: Order['versions'][number]) => ({
  version,
  validFrom,
  validTo,
  status,
  recordedAt,
  madeWithoutNotice: false,
  knowledge: [],
  conditions: [],
})
