import { topics } from '@breach-alerts/contracts'
import type { EventLog } from '@breach-alerts/log'
import {
  type ComponentHealth,
  guarded,
  type Platform,
  probed,
  type RunningService,
  serviceOf,
  startLoop,
} from '@breach-alerts/runtime'
import type { MatcherMemory, OrderIndex } from '@breach-alerts/store'
import { defaultMatchSettings, type MatchSettings } from '@breach-alerts/domain'
import { makeAccounts } from './accounts.ts'
import { makeBarrier } from './barrier.ts'
import type { ServiceConfig } from './config.ts'
import { loadForceAreas } from './force-areas.ts'
import { makeHandler } from './handler.ts'
import { startLateOrders } from './late-orders.ts'

export { ServiceConfig } from './config.ts'

const name = 'breach-matcher'

/** How often the account is copied to the log and looked for in the store, milliseconds. */
const copyEveryMs = 1_000

export type BreachMatcherPorts = Platform & {
  log: EventLog
  orders: OrderIndex
  memory: MatcherMemory
  /** Default: the domain's, with the police force areas of this service. */
  settings?: MatchSettings
}

/** Decides every accepted event: matched, unmatched or parked, each counted once; and again for orders that come late. */
export const startBreachMatcher = async (given: BreachMatcherPorts, config: ServiceConfig): Promise<RunningService> => {
  const { log, memory } = given
  const settings = given.settings ?? { ...defaultMatchSettings, forceAreas: await loadForceAreas() }
  const ports = { ...given, settings }
  const accounts = makeAccounts(ports)
  const barrier = makeBarrier(ports, config.ORDERS_WAIT_MS)
  const handler = makeHandler(ports, { barrier, accounts, rememberMs: config.REMEMBER_MS })
  const consumer = await log.consume(
    {
      group: config.MATCHER_GROUP,
      topics: [topics.events],
      maxRecords: config.MATCHER_BATCH,
      startAt: accounts.startAt,
    },
    guarded(name, ports, handler),
  )
  const lateOrders = await startLateOrders(ports, config)
  const copying = startLoop(ports, 'account', async () => {
    await accounts.save()
    await accounts.restore()
    return copyEveryMs
  })

  const orders = (): ComponentHealth => {
    const verdict = barrier.verdict()
    if (verdict === 'unknown') return { status: 'DOWN', detail: 'ORDERS_UNKNOWN' }
    return verdict === 'stale' ? { status: 'DOWN', detail: 'ORDERS_BEHIND' } : { status: 'UP' }
  }
  const service = serviceOf({
    name,
    running: [consumer, lateOrders, copying],
    health: async () => ({
      orders: orders(),
      log: await probed(log.ping),
      store: await probed(memory.accounts),
    }),
  })
  return {
    ...service,
    stop: async deadlineMs => {
      await service.stop(deadlineMs)
      await accounts.save()
    },
  }
}
