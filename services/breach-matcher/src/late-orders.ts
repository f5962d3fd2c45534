import { topics } from '@breach-alerts/contracts'
import type { BlockCaps, KeyHash, MatchSettings } from '@breach-alerts/domain'
import { type Consumer, type EventLog, type LogRecord, partitionKey } from '@breach-alerts/log'
import { guarded, type Platform, quietly, startLoop } from '@breach-alerts/runtime'
import type { DueSet, OrderIndex } from '@breach-alerts/store'
import type { ServiceConfig } from './config.ts'
import { makeHorizon } from './late/horizon.ts'
import { takeInHand } from './late/in-hand.ts'
import { makePass } from './late/pass.ts'
import type { RecentReader } from './late/recent-reader.ts'
import { makeWaiting } from './late/waiting.ts'

export type LateOrdersPorts = Platform & {
  log: Pick<EventLog, 'append' | 'consume' | 'ends'>
  orders: Pick<OrderIndex, 'candidates' | 'load' | 'positions'>
  keyHash: KeyHash
  silences: Pick<DueSet, 'set'>
  caps?: BlockCaps
  recent: RecentReader
  /** Default: the domain's. */
  settingsNow?: () => Promise<MatchSettings>
}

/** Orders of one partition in one pass; what waits in the others goes with it. */
const maxRecords = 500

/** Milliseconds between looks, and what is left for other partitions' orders to join the pass. */
const lookMs = 100

/**
 * Matches an order that arrives, or a version of one, against what was received in the `LOOK_BACK_MS` before it arrived.
 *
 * Begins a pass when the index holds the order: every event decided without it, because it was not there yet or because the
 * index was behind, is then in the log and is read by the pass (late/recent-reader.ts); every later one is decided with it. An order that arrived
 * longer ago than the look-back, or before every event, has nothing to be matched against.
 */
export const startLateOrders = async (
  ports: LateOrdersPorts,
  { MATCHER_GROUP, LOOK_BACK_MS }: Pick<ServiceConfig, 'MATCHER_GROUP' | 'LOOK_BACK_MS'>,
): Promise<Pick<Consumer, 'stop' | 'failed'>> => {
  const { log, orders, clock, logger, metrics } = ports
  const waiting = makeWaiting()
  const horizon = makeHorizon()
  let isGathering = false

  const pass = async (records: readonly LogRecord[], atLeast: ReadonlyMap<string, number>, signal: AbortSignal) => {
    const now = clock()
    const recent = records.filter(
      ({ appendedAt }) => appendedAt >= now - LOOK_BACK_MS && !horizon.isBeforeAll(appendedAt),
    )
    if (recent.length === 0) return
    const events = await log.ends(topics.events)
    if (![...events.values()].some(end => end > 0)) return
    const hand = await takeInHand(orders, recent, LOOK_BACK_MS)
    if (hand.since.size === 0) return
    const settings = await ports.settingsNow?.()
    const sized = { ...ports, ...(settings ? { settings } : {}) }
    const { scanned, found, capped } = await makePass(sized, hand, horizon, { atLeast, now, signal })
    metrics.count('breach_matcher_late_passes_total', 'Readings of recent events for orders that arrived')
    metrics.count('breach_matcher_late_events_total', 'Events read for orders that arrived', {}, scanned)
    metrics.count(
      'breach_matcher_late_findings_total',
      'Suspected breaches found for orders that arrived, repeats included',
      {},
      found,
    )
    if (capped > 0)
      metrics.count('breach_matcher_late_capped_total', 'The same, of which not every order was compared', {}, capped)
    const facts = { orders: hand.since.size, events: scanned, count: found, durationMs: clock() - now }
    logger.info(facts, 'orders matched against what happened before')
  }

  const consumer = await log.consume(
    { group: `${MATCHER_GROUP}-late-orders`, topics: [topics.orders], maxRecords },
    guarded('breach-matcher', ports, waiting.handler),
  )
  const passing = startLoop(ports, 'late orders', async signal => {
    const records = waiting.records()
    metrics.gauge('breach_matcher_late_orders', 'Orders to be matched against what happened before', records.length)
    if (records.length === 0 || !isGathering) {
      isGathering = records.length > 0
      return lookMs
    }
    const atLeast = await orders.positions()
    const indexed = records.filter(
      ({ topic, partition, offset }) => offset < (atLeast.get(partitionKey(topic, partition)) ?? 0),
    )
    if (indexed.length === 0) return lookMs
    try {
      await pass(indexed, atLeast, signal)
    } catch (error) {
      if (signal.aborted) return 0
      throw error
    }
    waiting.done(indexed)
    isGathering = false
    return 0
  })
  return {
    ...quietly(Promise.race([consumer.failed, passing.failed])),
    stop: async deadlineMs => {
      await Promise.all([passing.stop(deadlineMs), consumer.stop(deadlineMs)])
    },
  }
}
