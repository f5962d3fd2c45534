import type { BatchHandler, EventLog } from '@breach-alerts/log'
import { type BlockCaps, defaultBlockCaps, type KeyHash, type MatchSettings, widthOf } from '@breach-alerts/domain'
import { type ParkReason, parkedRecord, type Platform } from '@breach-alerts/runtime'
import type { DueSet, MatcherMemory, OrderIndex } from '@breach-alerts/store'
import { counted, type makeAccounts, newAccount } from './accounts.ts'
import type { makeBarrier } from './barrier.ts'
import { decide, headOf } from './decide.ts'
import type { Head } from './decode.ts'
import type { KnownKeys } from './keys/known-keys.ts'
import { type Looked, lookUp } from './keys/look-up.ts'
import type { CappedEvents } from './capped-events.ts'
import { expectAgain } from './silences.ts'

export type MatcherPorts = Platform & {
  log: Pick<EventLog, 'append' | 'ends' | 'readToEnd'>
  orders: OrderIndex
  memory: MatcherMemory
  keyHash: KeyHash
  silences: DueSet
  settings: MatchSettings
  /** How many orders blocking keys may lead to; default: the domain's. */
  caps?: BlockCaps
  /** With the model for the number of orders there are; default: `settings`. */
  settingsNow?: () => Promise<MatchSettings>
}

/** Until the next look at the order index, milliseconds: short while it is about to catch up, longer while it is being built. */
const again = { behind: 25, unknown: 250 } as const

/**
 * Events of one batch that may each lead to as many orders as a blocking key brings, a second's work: more wait for the next. One that
 * names many people counts as so many more.
 */
const hotEventsTogether = 20

/** How many of these records are decided together, at least one. */
const together = (looked: readonly Looked[], { perKey }: BlockCaps): number => {
  let work = 0
  const beyond = looked.findIndex((one, at) => {
    work += one.kind === 'event' ? one.orderIds.length * widthOf(one.candidate.event) : 0
    return at > 0 && work > hotEventsTogether * perKey
  })
  return beyond === -1 ? looked.length : beyond
}

/**
 * Decides a batch: each record ends matched, unmatched or parked, and is counted once.
 *
 * Findings and parked records are appended first, tracks and silences stored next, the account settled last. Dying in between decides the
 * same again under the same ids; what the account has counted is never decided a second time.
 */
export const makeHandler = (
  ports: MatcherPorts,
  parts: {
    barrier: ReturnType<typeof makeBarrier>
    accounts: ReturnType<typeof makeAccounts>
    known: KnownKeys
    capped: CappedEvents
    rememberMs: number
  },
): BatchHandler => {
  const { log, memory, silences, settings, caps = defaultBlockCaps, clock, logger, metrics } = ports
  const { barrier, accounts, known, capped, rememberMs } = parts

  const report = (topic: string, partition: number, { offset, reason }: { offset: number; reason: ParkReason }) => {
    metrics.count('breach_matcher_parked_total', 'Events that could not be read', { reason })
    logger.error({ topic, partition, offset, outcome: 'parked', reason }, 'event could not be read')
  }

  return async ({ topic, partition, records }) => {
    const [account, passed] = await Promise.all([accounts.of(topic, partition), barrier.pass(partition, records)])
    if (passed.verdict === 'behind' || passed.verdict === 'unknown') {
      const reason = `ORDERS_${passed.verdict.toUpperCase()}`
      return { kind: 'retry', handled: 0, afterMs: again[passed.verdict], reason }
    }
    const base = account ?? newAccount(topic, partition)
    const uncounted = passed.records.filter(({ offset }) => offset >= base.nextOffset)
    let left = records.length - passed.records.length
    const [first] = uncounted
    if (first) {
      if (first.offset > base.nextOffset)
        logger.error({ topic, partition, offset: base.nextOffset, nextOffset: first.offset }, 'records are missing')
      const all = await lookUp({ ...ports, known }, uncounted, { ends: passed.ends, atLeast: passed.positions })
      const looked = all.slice(0, together(all, caps))
      left += all.length - looked.length
      const last = uncounted[looked.length - 1] ?? first
      const readable = looked.flatMap(item => (item.kind === 'bad' ? [] : [item]))
      const sized = (await ports.settingsNow?.()) ?? settings
      const decided = await decide({ ...ports, settings: sized }, partition, readable, clock())

      const parked = looked.flatMap((item, index) => {
        const record = uncounted[index]
        return item.kind === 'bad' && record ? [{ record, reason: item.reason, offset: item.offset }] : []
      })
      const appended = [...parked.map(({ record, reason }) => parkedRecord(record, reason)), ...decided.entries]
      if (appended.length > 0) await log.append(appended)
      if (decided.tracks.size > 0) await memory.saveTracks(decided.tracks)
      if (decided.heard.length > 0) await expectAgain(silences, decided.heard, settings.silentMs)
      const outcomes = [...parked.map(() => 'parked' as const), ...decided.outcomes]
      const ahead = readable.map(headOf).filter(isFutureStamped).length
      const notAllCompared = capped.count(looked, { partition, offset: last.offset })
      const next = counted(base, last.offset + 1, outcomes, { futureStamped: ahead, notAllCompared })
      await memory.settle(next, decided.decisions, rememberMs)
      accounts.settled(next)

      for (const item of parked) report(topic, partition, item)
      measure(looked, decided.outcomes)
      if (ahead > 0) reportAhead(partition, last.offset, ahead)
      if (decided.entries.length > 0)
        logger.info({ partition, offset: last.offset, count: decided.entries.length }, 'findings journaled')
    }
    if (left === 0) return { kind: 'done' }
    return { kind: 'retry', handled: records.length - left, afterMs: 0, reason: 'REST_COMES_NEXT' }
  }

  function isFutureStamped({ occurredAt, receivedAt }: Head) {
    return occurredAt - receivedAt > settings.futureMs
  }

  function reportAhead(partition: number, offset: number, count: number) {
    metrics.count('breach_matcher_future_stamped_total', 'Events stamped later than they were received', {}, count)
    logger.warn({ partition, offset, count }, 'events are stamped in the future: a source has a wrong clock')
  }

  function measure(looked: readonly Looked[], outcomes: readonly string[]) {
    const now = clock()
    for (const outcome of ['matched', 'unmatched']) {
      const count = outcomes.filter(one => one === outcome).length
      if (count > 0) metrics.count('breach_matcher_decisions_total', 'Events by decision', { outcome }, count)
    }
    for (const item of looked) {
      if (item.kind === 'event') {
        metrics.observe(
          'breach_matcher_decided_seconds',
          'From receipt to decision',
          (now - item.candidate.receivedAt) / 1_000,
        )
      }
    }
  }
}
