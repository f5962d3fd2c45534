import { keysOfOrder } from '@breach-alerts/domain'
import { type BatchHandler, type EventLog, partitionKey } from '@breach-alerts/log'
import { decodeOrder, parkedRecord, type Platform } from '@breach-alerts/runtime'
import type { OrderIndex } from '@breach-alerts/store'
import { tellGaps } from './gaps.ts'

/**
 * Puts the orders of a batch into the index and moves its position, in one stretch.
 *
 * What can't be read is parked with its reason **before** the position moves past it. Of several versions of one order in a
 * batch only the last counts, as in the compacted topic.
 */
export const makeHandler =
  ({ log, orders, logger, metrics }: Platform & { log: Pick<EventLog, 'append'>; orders: OrderIndex }): BatchHandler =>
  async ({ topic, partition, records }) => {
    const last = records.at(-1)
    if (!last) return { kind: 'done' }
    const decoded = records.map(record => ({ record, result: decodeOrder(record) }))

    const bad = decoded.flatMap(({ record, result }) =>
      result.kind === 'bad' ? [{ record, reason: result.reason }] : [],
    )
    if (bad.length > 0) {
      await log.append(bad.map(({ record, reason }) => parkedRecord(record, reason)))
      for (const { record, reason } of bad) {
        metrics.count('order_register_parked_total', 'Orders that could not be read', { reason })
        logger.error({ topic, partition, offset: record.offset, outcome: 'parked', reason }, 'order could not be read')
      }
    }

    const latest = new Map(
      decoded.flatMap(({ result }) => (result.kind === 'order' ? [[result.order.orderId, result.order] as const] : [])),
    )
    const keyed = [...latest.values()].map(order => ({ order, keys: keysOfOrder(order) }))
    for (const { order, keys } of keyed) tellGaps(order, keys, { logger, metrics })
    await orders.apply({
      partition: partitionKey(topic, partition),
      nextOffset: last.offset + 1,
      orders: keyed.map(({ order, keys }) => ({ orderId: order.orderId, keys, document: JSON.stringify(order) })),
    })
    return { kind: 'done' }
  }
