import { topics } from '@breach-alerts/contracts'
import type { EventLog, LogRecord } from '@breach-alerts/log'
import type { Platform } from '@breach-alerts/runtime'
import type { OrderIndex, Positions } from '@breach-alerts/store'
import { assess, type Freshness, unseen, type Verdict } from './freshness.ts'
import type { KnownKeys } from './keys/known-keys.ts'

/** Records that may be decided together, and whether the index is good enough for them. */
export type Passed = {
  verdict: Verdict
  records: readonly LogRecord[]
  /** What the index held when the verdict was given: it is good only as long as no less is held. */
  positions: Positions
  /** Where the orders topic ended when the records were read. */
  ends: ReadonlyMap<number, number>
}

/**
 * Holds events back until the order index covers every order that was accepted before them.
 *
 * Where the orders topic ended is asked once for each batch. When the batch comes again, longer, only the records that the
 * answer was for may pass: a later one may depend on a later order.
 */
export const makeBarrier = (
  {
    log,
    orders,
    clock,
    logger,
    metrics,
  }: Platform & { log: Pick<EventLog, 'ends'>; orders: Pick<OrderIndex, 'positions'> },
  known: Pick<KnownKeys, 'covering'>,
  waitMs: number,
) => {
  let state: Freshness = unseen
  let last: Verdict = 'fresh'
  const asked = new Map<number, { first: number; last: number; ends: ReadonlyMap<number, number> }>()

  const report = (verdict: Verdict) => {
    metrics.gauge(
      'breach_matcher_orders_fresh',
      '1: the order index covers what is decided',
      verdict === 'fresh' ? 1 : 0,
    )
    if (verdict === last) return
    last = verdict
    if (verdict === 'unknown')
      logger.error({ outcome: verdict }, 'order index was lost or is not built: events are held')
    else if (verdict === 'stale')
      logger.error({ outcome: verdict }, 'order index is behind: events are decided without the newest orders')
    else logger.info({ outcome: verdict }, 'order index')
  }

  /** One question for all partitions that ask in the same turn. */
  let asking: Promise<ReadonlyMap<number, number>> | null = null
  const endsNow = () => {
    asking ??= Promise.resolve().then(() => {
      asking = null
      return log.ends(topics.orders)
    })
    return asking
  }

  return {
    pass: async (partition: number, records: readonly LogRecord[]): Promise<Passed> => {
      const [first, end] = [records[0]?.offset ?? 0, records.at(-1)?.offset ?? 0]
      const before = asked.get(partition)
      const isSame = before?.first === first && before.last <= end
      const ends = isSame ? before.ends : await endsNow()
      const positions = known.covering(topics.orders, ends) ?? (await orders.positions())
      const limit = isSame ? before.last : end
      const assessed = assess(state, { topic: topics.orders, ends, positions, now: clock(), waitMs })
      state = assessed.state
      report(assessed.verdict)
      const mayPass = assessed.verdict === 'fresh' || assessed.verdict === 'stale'
      if (mayPass) asked.delete(partition)
      else asked.set(partition, { first, last: limit, ends })
      if (assessed.verdict === 'stale')
        metrics.count('breach_matcher_stale_batches_total', 'Batches decided without the newest orders')
      const passed = records.filter(({ offset }) => offset <= limit)
      return { verdict: assessed.verdict, records: passed, positions, ends }
    },
    verdict: (): Verdict => last,
  }
}
