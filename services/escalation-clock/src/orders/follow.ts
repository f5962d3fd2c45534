import type { Order } from '@breach-alerts/contracts'
import { parseDesk } from '@breach-alerts/domain'
import { type BatchHandler, partitionKey } from '@breach-alerts/log'
import { decodeOrder, type Platform } from '@breach-alerts/runtime'
import type { DeskStore, OrderWatch } from '@breach-alerts/store'
import { arrivalChange } from './watch-timers.ts'

/**
 * Sets the timers of the orders of a batch, then moves the position: what was set twice is the same.
 *
 * Says nothing itself: a look says it, by the order as the register holds it then. What can't be read is the register's to park.
 */
export const makeFollow =
  ({ watch, desk, clock }: Platform & { watch: OrderWatch; desk: Pick<DeskStore, 'load'> }): BatchHandler =>
  async ({ topic, partition, records }) => {
    const last = records.at(-1)
    if (!last) return { kind: 'done' }
    const latest = new Map<string, Order>()
    for (const record of records) {
      const decoded = decodeOrder(record)
      if (decoded.kind === 'order') latest.set(decoded.order.orderId, decoded.order)
    }
    const documents = await desk.load([...latest.keys()])
    const now = clock()
    const changes = [...latest.values()].map((order, at) => {
      const document = documents[at]?.document
      return arrivalChange({ order, desk: document === undefined ? null : parseDesk(document) }, now)
    })
    await watch.cancel(changes.flatMap(({ cancel }) => cancel))
    await watch.set(changes.flatMap(({ set }) => set))
    await watch.advance(partitionKey(topic, partition), last.offset + 1)
    return { kind: 'done' }
  }
