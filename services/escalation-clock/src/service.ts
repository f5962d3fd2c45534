import { type Platform, probed, type RunningService, serviceOf, startLoop } from '@breach-alerts/runtime'
import type { ServiceConfig } from './config.ts'
import { makeTick, type TickPorts } from './handler.ts'

export { ServiceConfig } from './config.ts'

export type EscalationClockPorts = Platform & TickPorts

/** How far behind the earliest timer may be before the clock is not doing its work. */
const overdueMs = 15_000

/** Says in the journal when a timer came due. Several may run: each timer is claimed by one. */
export const startEscalationClock = async (
  ports: EscalationClockPorts,
  config: ServiceConfig,
): Promise<RunningService> => {
  const { due, clock } = ports
  const tick = makeTick(ports, config)
  let unreadableAt: number | null = null
  const loop = startLoop(ports, 'timers', async () => {
    const ticked = await tick()
    if (ticked.unreadable > 0) unreadableAt = clock()
    return ticked.waitMs
  })
  return serviceOf({
    name: 'escalation-clock',
    running: [loop],
    health: async () => {
      let earliest: number | null = null
      const reach = await probed(async () => (earliest = await due.earliest()))
      if (reach.status === 'DOWN') return { timers: reach }
      // Such a timer is seen again after each lease, not at each look.
      const isStuck = unreadableAt !== null && clock() - unreadableAt < 2 * config.CLOCK_LEASE_MS
      if (isStuck) return { timers: { status: 'DOWN', detail: 'UNREADABLE_TIMER' } }
      const isLate = earliest !== null && clock() - earliest > overdueMs
      return { timers: isLate ? { status: 'DOWN', detail: 'OVERDUE' } : { status: 'UP' } }
    },
  })
}
