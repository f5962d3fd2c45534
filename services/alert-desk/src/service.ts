import { topics } from '@breach-alerts/contracts'
import { type EventLog, partitionKey } from '@breach-alerts/log'
import {
  makePolicyReader,
  patiently,
  type Platform,
  probed,
  type RunningService,
  serviceOf,
  startLoop,
  startProjection,
} from '@breach-alerts/runtime'
import type { DeskStore, DueSet } from '@breach-alerts/store'
import type { ServiceConfig } from './config.ts'
import { makeDeskCache } from './desk-cache.ts'
import { makeHandler } from './handler.ts'
import { makePolicyWatch } from './policy-watch.ts'
import { beginPolicy, readStartPolicy } from './start-policy.ts'
import { sweepTimers } from './sweep.ts'

export { ServiceConfig } from './config.ts'

const name = 'alert-desk'

/** How often it is asked whether the timers must be set anew; costs nothing while they need not. Milliseconds. */
const sweepLookMs = 100

export type AlertDeskPorts = Platform & { log: EventLog; desk: DeskStore; due: DueSet }

/** Keeps the state of every alert equal to what its journal says, and tells the world what changed. */
export const startAlertDesk = async (ports: AlertDeskPorts, config: ServiceConfig): Promise<RunningService> => {
  const { log, desk, due, metrics, logger } = ports
  const cache = makeDeskCache(desk, config.DESK_CACHE)
  // Once at every start: the desk may have died between a rebuild and the sweep that ends it.
  let needsSweep = true

  const start = await readStartPolicy(config.DESK_POLICY_FILE)
  const readPolicies = makePolicyReader(log, ports)
  await patiently(() => beginPolicy(ports, readPolicies, start))
  const policiesUntil = makePolicyWatch(readPolicies, ports.clock)

  const startedAt = await patiently(() => log.ends(topics.journal))

  /** Entries of the journal that are not folded yet. */
  const lag = async (): Promise<number> => {
    const [held, ends] = await Promise.all([desk.positions(), log.ends(topics.journal)])
    return [...ends].reduce(
      (sum, [p, end]) => sum + Math.max(0, end - (held.get(partitionKey(topics.journal, p)) ?? 0)),
      0,
    )
  }

  const projection = await startProjection(
    {
      platform: ports,
      log,
      group: name,
      topic: topics.journal,
      positions: desk.positions,
      maxRecords: config.DESK_BATCH,
      // Findings and what was said of them come in bursts; one by one they cost the broker and the store thrice as much.
      lingerMs: 30,
    },
    makeHandler(ports, { policiesUntil, cache, startedAt, onCatchingUp: () => (needsSweep = true) }),
  )
  const sweep = startLoop(ports, 'sweep', async () => {
    if (!needsSweep || (await lag()) > 0) return sweepLookMs
    needsSweep = false
    const count = await sweepTimers(desk, due)
    logger.info({ count }, 'timers set from the state of open alerts')
    return sweepLookMs
  })

  return serviceOf({
    name,
    running: [projection, sweep],
    health: async () => {
      let behind = 0
      const reach = await probed(async () => (behind = await lag()))
      metrics.gauge('alert_desk_lag_records', 'Entries not yet folded', behind)
      const isFar = reach.status === 'UP' && behind > 2 * config.DESK_BATCH
      return { journal: isFar ? { status: 'DOWN', detail: 'BEHIND' } : reach }
    },
  })
}
