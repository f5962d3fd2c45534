import { topics } from '@breach-alerts/contracts'
import type { EventLog } from '@breach-alerts/log'
import {
  type ComponentHealth,
  type Platform,
  probed,
  type RunningService,
  serviceOf,
  startLoop,
  startProjection,
} from '@breach-alerts/runtime'
import type { DueSet } from '@breach-alerts/store'
import type { ServiceConfig } from './config.ts'
import { makeTick, type TickPorts } from './handler.ts'
import { makeFollow } from './orders/follow.ts'
import { makeHear } from './orders/hear.ts'
import { type LookPorts, makeLook } from './orders/look.ts'

export { ServiceConfig } from './config.ts'

export type EscalationClockPorts = Platform & TickPorts & LookPorts & { log: EventLog }

const name = 'escalation-clock'

/** How far behind the earliest timer may be before the clock is not doing its work. */
const overdueMs = 15_000

/** How far behind the earliest timer is; `due` may also be the watch of the orders. */
const lateness = async (due: Pick<DueSet, 'earliest'>, now: number): Promise<ComponentHealth> => {
  let earliest: number | null = null
  const reach = await probed(async () => (earliest = await due.earliest()))
  if (reach.status === 'DOWN') return reach
  return earliest !== null && now - earliest > overdueMs ? { status: 'DOWN', detail: 'OVERDUE' } : { status: 'UP' }
}

/**
 * Says in the journal when a timer came due, and what time says of orders. Several may run: each timer is claimed by one.
 */
export const startEscalationClock = async (
  ports: EscalationClockPorts,
  config: ServiceConfig,
): Promise<RunningService> => {
  const { log, due, watch, clock } = ports
  const tick = makeTick(ports, config)
  let unreadableAt: number | null = null
  const loop = startLoop(ports, 'timers', async () => {
    const ticked = await tick()
    if (ticked.unreadable > 0) unreadableAt = clock()
    return ticked.waitMs
  })
  const follow = await startProjection(
    {
      platform: ports,
      log,
      group: name,
      topic: topics.orders,
      positions: watch.positions,
      maxRecords: config.CLOCK_ORDERS_BATCH,
    },
    makeFollow(ports),
  )
  const hear = await startProjection(
    {
      platform: ports,
      log,
      group: `${name}-journal`,
      topic: topics.journal,
      positions: watch.positions,
      // What it waits for is days away.
      lingerMs: 500,
    },
    makeHear(ports),
  )
  const look = startLoop(ports, 'orders', makeLook(ports, config))
  return serviceOf({
    name,
    running: [loop, follow, hear, look],
    health: async () => {
      // Such a timer is seen again after each lease, not at each look.
      const isStuck = unreadableAt !== null && clock() - unreadableAt < 2 * config.CLOCK_LEASE_MS
      const timers = await lateness(due, clock())
      return {
        timers: timers.status === 'UP' && isStuck ? { status: 'DOWN', detail: 'UNREADABLE_TIMER' } : timers,
        orders: await lateness(watch, clock()),
      }
    },
  })
}
