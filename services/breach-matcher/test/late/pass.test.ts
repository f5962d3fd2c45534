import { keysOfOrder } from '@breach-alerts/domain'
import type { LogRecord } from '@breach-alerts/log'
import { makeHorizon } from '../../src/late/horizon.ts'
import { makePass } from '../../src/late/pass.ts'
import { asRecord, fix, indexOrders, inside, makeWorld, order } from '../support/world.ts'

const now = Date.parse('2026-11-23T22:00:00Z')

/** Counts the turns of the event loop until it is stopped. */
const countTurns = () => {
  let [turns, isCounting] = [0, true]
  const count = () => {
    turns += 1
    if (isCounting) setImmediate(count)
  }
  setImmediate(count)
  return () => {
    isCounting = false
    return turns
  }
}

/** As many events as there are, all of the tag under the order, each a minute after the one before. */
const eventsOf = (count: number): LogRecord[] =>
  Array.from({ length: count }, (_, offset) => {
    const at = now - (count - offset) * 60_000
    return { ...asRecord(fix(inside, `fix-${offset}`, new Date(at).toISOString()), offset), appendedAt: at }
  })

describe('a pass for late orders', () => {
  it('gives way to live events every 25 events that it looks at and every 25 that it judges', async () => {
    const world = makeWorld()
    await indexOrders(world, [order])
    const events = eventsOf(500)
    const hand = {
      since: new Map([[order.orderId, 0]]),
      byKey: new Map(keysOfOrder(order).map(key => [key, [order.orderId]])),
    }
    const turns = countTurns()
    const passed = await makePass(
      {
        log: world.log,
        orders: world.stores.orders,
        keyHash: world.stores.keyHash,
        silences: world.stores.silences,
        recent: { read: async (_survey, give) => give(events) },
      },
      hand,
      makeHorizon(),
      { atLeast: new Map(), now, signal: new AbortController().signal },
    )
    expect(passed.scanned).toBe(500)
    expect(passed.found).toBeGreaterThan(0)
    expect(turns()).toBeGreaterThanOrEqual(2 * (500 / 25))
    await world.log.drain(1_000)
  })

  it('ends between two turns when it is stopped', async () => {
    const world = makeWorld()
    const stopping = new AbortController()
    const given = makePass(
      {
        log: world.log,
        orders: world.stores.orders,
        keyHash: world.stores.keyHash,
        silences: world.stores.silences,
        recent: {
          read: async (_survey, give) => {
            stopping.abort()
            await give(eventsOf(100))
          },
        },
      },
      { since: new Map([[order.orderId, 0]]), byKey: new Map() },
      makeHorizon(),
      { atLeast: new Map(), now, signal: stopping.signal },
    )
    await expect(given).rejects.toThrow('aborted')
    await world.log.drain(1_000)
  })
})
