import { topics } from '@breach-alerts/contracts'
import { type EventLog, partitionKey } from '@breach-alerts/log'
import {
  type ComponentHealth,
  type Platform,
  probed,
  type RunningService,
  serviceOf,
  startProjection,
} from '@breach-alerts/runtime'
import type { OrderIndex } from '@breach-alerts/store'
import type { ServiceConfig } from './config.ts'
import { makeHandler } from './handler.ts'

export { ServiceConfig } from './config.ts'

const name = 'order-register'

export type OrderRegisterPorts = Platform & { log: EventLog; orders: OrderIndex }

/** Keeps the order index equal to `orders.order.v1`; builds it again by itself when the store was lost. */
export const startOrderRegister = async (ports: OrderRegisterPorts, config: ServiceConfig): Promise<RunningService> => {
  const { log, orders, metrics } = ports
  const projection = await startProjection(
    {
      platform: ports,
      log,
      group: name,
      topic: topics.orders,
      positions: orders.positions,
      maxRecords: config.ORDERS_BATCH,
    },
    makeHandler(ports),
  )

  /** Records of the topic that the index does not hold yet. */
  const lag = async (): Promise<number> => {
    const [held, ends] = await Promise.all([orders.positions(), log.ends(topics.orders)])
    return [...ends].reduce(
      (sum, [p, end]) => sum + Math.max(0, end - (held.get(partitionKey(topics.orders, p)) ?? 0)),
      0,
    )
  }

  return serviceOf({
    name,
    running: [projection],
    health: async () => {
      let behind = 0
      const reach: ComponentHealth = await probed(async () => (behind = await lag()))
      metrics.gauge('order_register_lag_records', 'Orders not yet in the index', behind)
      // A long way behind (a rebuild) is not able to do its work; a batch in flight is.
      if (reach.status === 'UP' && behind > 2 * config.ORDERS_BATCH)
        return { index: { status: 'DOWN', detail: 'BEHIND' } }
      return { index: reach }
    },
  })
}
