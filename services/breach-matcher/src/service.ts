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
import type { DueSet, MatcherMemory, OrderIndex } from '@breach-alerts/store'
import type { KeyHash, MatchSettings } from '@breach-alerts/domain'
import { makeAccounts } from './accounts.ts'
import { makeBarrier } from './barrier.ts'
import { makeCappedEvents } from './capped-events.ts'
import type { ServiceConfig } from './config.ts'
import { loadForceAreas } from './force-areas.ts'
import { makeHandler } from './handler.ts'
import { makeKnownKeys } from './keys/known-keys.ts'
import { startLateOrders } from './late-orders.ts'
import { makeSeal } from './late/recent-blob.ts'
import { keepRecentEvents } from './late/recent-events.ts'
import { makeRecentReader } from './late/recent-reader.ts'
import { capsOf, matchSettingsOf } from './settings.ts'
import { makeSilenceLook } from './silences.ts'
import { makeSizedSettings } from './sized-settings.ts'

export { ServiceConfig } from './config.ts'

const name = 'breach-matcher'

/** How often recent events are written, and the account is copied to the log and looked for in the store, milliseconds. */
const writeEveryMs = 1_000

export type BreachMatcherPorts = Platform & {
  log: EventLog
  orders: OrderIndex
  memory: MatcherMemory
  keyHash: KeyHash
  silences: DueSet
  /** Of it the keys of the recent events are derived. */
  recentSecret: string
  /** Default: by the configuration, with the police force areas of this service. */
  settings?: MatchSettings
}

/** Decides every accepted event: matched, unmatched or parked, each counted once; and again for orders that come late. */
export const startBreachMatcher = async (given: BreachMatcherPorts, config: ServiceConfig): Promise<RunningService> => {
  const { log, memory } = given
  const settings = given.settings ?? matchSettingsOf(config, await loadForceAreas())
  const settingsNow = makeSizedSettings(given.orders, settings, given.clock)
  const ports = { ...given, settings, settingsNow, caps: capsOf(config) }
  const accounts = makeAccounts(ports)
  const known = makeKnownKeys()
  const follower = ports.orders.follow(known.sink)
  const barrier = makeBarrier(ports, known, config.ORDERS_WAIT_MS)
  const capped = makeCappedEvents(ports)
  const handler = makeHandler(ports, { barrier, accounts, known, capped, rememberMs: config.REMEMBER_MS })
  const seal = makeSeal(ports.recentSecret)
  const recent = keepRecentEvents(ports, seal)
  const consumer = await log.consume(
    {
      group: config.MATCHER_GROUP,
      topics: [topics.events],
      maxRecords: config.MATCHER_BATCH,
      lingerMs: config.MATCHER_LINGER_MS,
      startAt: recent.startAt(accounts.startAt),
    },
    guarded(name, ports, recent.keeping(handler)),
  )
  const lateOrders = await startLateOrders({ ...ports, recent: makeRecentReader(ports, seal, recent.flush) }, config)
  const writing = startLoop(ports, 'recent events and account', async () => {
    await recent.flush()
    await accounts.save()
    await accounts.restore()
    return writeEveryMs
  })
  const listening = startLoop(
    ports,
    'silent tags',
    makeSilenceLook(ports, config.MATCHER_GROUP, config.SILENCE_LOOK_MS),
  )

  const orders = (): ComponentHealth => {
    const verdict = barrier.verdict()
    if (verdict === 'unknown') return { status: 'DOWN', detail: 'ORDERS_UNKNOWN' }
    return verdict === 'stale' ? { status: 'DOWN', detail: 'ORDERS_BEHIND' } : { status: 'UP' }
  }
  /** Without them every key of every event is asked for: slower, and nothing is missed. */
  const keys = async (): Promise<ComponentHealth> => {
    const ends = await log.ends(topics.orders).catch(() => null)
    const isCovered = ends !== null && known.covering(topics.orders, ends) !== null
    ports.metrics.gauge('breach_matcher_known_keys', 'Keys of the order index known to this process', known.size())
    ports.metrics.gauge(
      'breach_matcher_keys_covered',
      '1: events of which no key is known are not asked for',
      isCovered ? 1 : 0,
    )
    return { status: 'UP', ...(isCovered ? {} : { detail: 'ASKING_FOR_EVERY_KEY' }) }
  }
  const service = serviceOf({
    name,
    running: [consumer, lateOrders, writing, listening],
    health: async () => ({
      orders: orders(),
      keys: await keys(),
      blocks: capped.health(),
      log: await probed(log.ping),
      store: await probed(memory.accounts),
    }),
  })
  return {
    ...service,
    stop: async deadlineMs => {
      await service.stop(deadlineMs)
      await follower.stop()
      await accounts.save()
      await recent.flush()
    },
  }
}
