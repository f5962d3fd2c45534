import { BreachEvent, Order } from '@breach-alerts/contracts'
import { isBlockingKey, keysOfEvent, keysOfOrder } from '@breach-alerts/domain'
import { bundledNames, eventAt, orderAt } from '@breach-alerts/synthetic'
import { readOrderBook } from '../../src/batch/order-book.ts'

const world = { seed: 1, names: bundledNames }
const count = 3_000
const orders = Array.from({ length: count }, (_, at) => Order.parse(orderAt(world, at)))
const made = Array.from({ length: 1_500 }, (_, at) => eventAt(world, at, { orders: count, matching: 0.5, near: 0.1 }))
const events = made.map(({ event, truth }) => ({ event: BreachEvent.parse(event), truth }))

/** A thousandth of the usual cap, so that it bites on so few orders. */
const caps = { perKey: 1, perEvent: 2_000 }

describe('capping blocking keys, on orders and events of which the truth is known', () => {
  it('loses nobody who was found by more than a rare name, and nobody who agrees on something that identifies', async () => {
    const [capped, whole] = [await readOrderBook(orders, caps), await readOrderBook(orders)]
    const numbered = new Map<string, string[]>()
    const byMore = new Map<string, ReadonlySet<string>>()
    for (const order of orders) {
      const keys = keysOfOrder(order)
      byMore.set(order.orderId, new Set(keys.filter(key => !key.startsWith('R:BN:'))))
      for (const key of keys) if (!isBlockingKey(key)) numbered.set(key, [...(numbered.get(key) ?? []), order.orderId])
    }
    const tally = { found: 0, lost: 0, lostByNumber: 0, byNumber: 0, bitten: 0 }
    for (const { event, truth } of events) {
      const { orders: some, left } = capped.find(event)
      const ids = new Set(some.map(({ orderId }) => orderId))
      if (left > 0) tally.bitten += 1
      const { keys } = keysOfEvent(event)
      const named = keys.flatMap(key => numbered.get(key) ?? [])
      tally.byNumber += named.length
      tally.lostByNumber += named.filter(orderId => !ids.has(orderId)).length
      if (truth.orderId === null || !whole.find(event).orders.some(({ orderId }) => orderId === truth.orderId)) continue
      tally.found += 1
      if (!ids.has(truth.orderId) && keys.some(key => byMore.get(truth.orderId ?? '')?.has(key))) tally.lost += 1
    }
    expect(tally).toMatchObject({ lost: 0, lostByNumber: 0 })
    // It did bite, and there was something to lose.
    expect(tally.bitten).toBeGreaterThan(5)
    expect(tally.byNumber).toBeGreaterThan(100)
    expect(tally.found).toBeGreaterThan(600)
  })
})
