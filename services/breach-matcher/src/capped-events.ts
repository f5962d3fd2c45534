import type { ComponentHealth, Platform } from '@breach-alerts/runtime'
import type { Looked } from './keys/look-up.ts'

/** How long health speaks of an event that was capped, milliseconds. */
const toldMs = 3_600_000

export type CappedEvents = ReturnType<typeof makeCappedEvents>

/** Counts events that had more keys, or more orders under their blocking keys, than were asked for, so that no cap is silent. */
export const makeCappedEvents = ({ clock, logger, metrics }: Platform) => {
  let lastAt = Number.NEGATIVE_INFINITY
  return {
    /** @returns how many of these were capped */
    count: (looked: readonly Looked[], at: { partition: number; offset: number }): number => {
      const capped = looked.filter(one => one.kind !== 'bad' && one.isCapped)
      if (capped.length === 0) return 0
      const orders = capped.reduce((sum, one) => sum + (one.kind === 'event' ? one.left : 0), 0)
      metrics.count(
        'breach_matcher_capped_events_total',
        'Events of which not every order was compared',
        {},
        capped.length,
      )
      metrics.count(
        'breach_matcher_capped_orders_total',
        'Orders under blocking keys that were not compared, at most',
        {},
        orders,
      )
      logger.warn(
        { ...at, count: capped.length, orders },
        'events have more keys, or orders that share them, than were compared',
      )
      lastAt = clock()
      return capped.length
    },
    /** Up: what identifies is never capped. The detail stays for an hour. */
    health: (): ComponentHealth => ({
      status: 'UP',
      ...(clock() - lastAt < toldMs ? { detail: 'BLOCKS_CAPPED' } : {}),
    }),
  }
}
