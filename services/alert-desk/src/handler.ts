import { type PolicyHistory, rowsOf, serialiseDesk } from '@breach-alerts/domain'
import { type BatchHandler, type EventLog, type NewRecord, partitionKey } from '@breach-alerts/log'
import { decodeEntry, parkedRecord, type Platform } from '@breach-alerts/runtime'
import type { DeskStore, DueSet } from '@breach-alerts/store'
import type { DeskCache } from './desk-cache.ts'
import { type FoldedOrder, foldOrder, type PlacedEntry } from './fold-batch.ts'
import { lifecycleRecord, makeTold } from './told.ts'

export type DeskPorts = Platform & {
  log: Pick<EventLog, 'append' | 'readToEnd' | 'ends'>
  desk: DeskStore
  due: DueSet
}

/**
 * Folds a batch of the journal into the alerts of its orders.
 *
 * Told first, timers next, state stored last and only over what was read: a crash in between says the same again under the
 * same ids, and a second desk that took the partition over is never overwritten.
 *
 * @param options.policiesUntil the policies that entries up to an instant are folded under
 * @param options.startedAt where each partition of the journal ended when this desk began: what lies before may have been
 * folded before
 * @param options.onCatchingUp called when timers were left to a sweep, because entries are folded again
 */
export const makeHandler = (
  { log, desk, due, logger, metrics }: DeskPorts,
  options: {
    policiesUntil: (latest: number) => Promise<PolicyHistory>
    cache: DeskCache
    startedAt: ReadonlyMap<number, number>
    onCatchingUp: () => void
  },
): BatchHandler => {
  const { policiesUntil, cache, startedAt, onCatchingUp } = options
  const told = makeTold(log, startedAt.size)

  const fold = async (entries: ReadonlyMap<string, readonly PlacedEntry[]>) => {
    const latest = Math.max(...[...entries.values()].flatMap(placed => placed.map(({ at }) => at)))
    const [policies, states] = await Promise.all([policiesUntil(latest), cache.get([...entries.keys()])])
    return [...entries].flatMap(([orderId, placed]) => {
      const held = states.get(orderId)
      return held ? [{ ...foldOrder(held.desk, placed, policies), storedOffset: held.storedOffset }] : []
    })
  }

  const store = async ({ orderId, before, after, storedOffset }: FoldedOrder & { storedOffset: number | null }) => {
    if (after === before) return null
    const { appliedOffset } = after
    const result = await desk.save(
      { orderId, document: serialiseDesk(after), appliedOffset },
      rowsOf(after),
      storedOffset,
    )
    if (result === 'superseded') return orderId
    cache.put(orderId, { desk: after, storedOffset: appliedOffset })
    return null
  }

  /** One stretch of a partition: `again` entries from its first on may have been folded before. */
  type Stretch = { partition: number; again: number; isHeld: () => Promise<boolean> }
  type Entries = ReadonlyMap<string, readonly PlacedEntry[]>

  /** @returns the orders whose state somebody else stored meanwhile, or that the store was lost */
  const settle = async (entries: Entries, { partition, again, isHeld }: Stretch): Promise<string[] | 'lost'> => {
    const folded = await fold(entries)
    // Asked after the reading: an order that was not found in a store that was emptied meanwhile is not a new order.
    if (!(await isHeld())) return 'lost'
    const happened = folded.flatMap(({ lifecycle }) => lifecycle)
    const news = await told.news(partition, happened, again)
    if (news.length > 0) await log.append(news.map(lifecycleRecord))
    told.add(partition, news)
    for (const event of news) {
      const { eventType } = event
      metrics.count('alert_desk_lifecycle_total', 'Lifecycle events', { eventType })
      if (eventType === 'task.raised') logger.info({ taskId: event.taskId, eventType }, 'task raised')
      else logger.info({ alertId: event.alertId, eventType, grade: event.grade, state: event.state }, 'alert changed')
    }

    const cancel = folded.flatMap(({ timers }) => timers.cancel)
    const set = folded.flatMap(({ timers }) => timers.set)
    if (cancel.length > 0) await due.cancel(cancel)
    if (set.length > 0 && again > 0) onCatchingUp()
    else if (set.length > 0) await due.set(set)

    const superseded = await Promise.all(folded.map(store))
    for (const { type, outcome } of folded.flatMap(({ outcomes }) => outcomes)) {
      metrics.count('alert_desk_entries_total', 'Journal entries by what became of them', { type, outcome })
    }
    return superseded.filter(orderId => orderId !== null)
  }

  const settleTwice = async (entries: Entries, stretch: Stretch): Promise<'settled' | 'SUPERSEDED' | 'STORE_LOST'> => {
    let rest = entries
    for (let tries = 0; tries < 2; tries += 1) {
      const superseded = await settle(rest, stretch)
      if (superseded === 'lost') return 'STORE_LOST'
      if (superseded.length === 0) return 'settled'
      cache.drop(superseded)
      rest = new Map([...rest].filter(([orderId]) => superseded.includes(orderId)))
    }
    return 'SUPERSEDED'
  }

  /** Next offset of each partition, as this process stored it. */
  const reached = new Map<string, number>()
  /** The same, but never back: what lies before was folded before. */
  const furthest = new Map<number, number>()

  return async ({ topic, partition, records }) => {
    const [first, last] = [records[0], records.at(-1)]
    if (!first || !last) return { kind: 'done' }
    const key = partitionKey(topic, partition)
    // Read again from further back: the store was lost or rolled back, so nothing remembered of it holds.
    if (first.offset < (reached.get(key) ?? 0)) cache.clear()
    const entries = new Map<string, PlacedEntry[]>()
    const bad: NewRecord[] = []
    for (const record of records) {
      const decoded = decodeEntry(record)
      if (decoded.kind === 'entry') {
        const { entry } = decoded
        entries.set(entry.orderId, [...(entries.get(entry.orderId) ?? []), decoded])
      } else {
        bad.push(parkedRecord(record, decoded.reason))
        metrics.count('alert_desk_parked_total', 'Entries that could not be read', { reason: decoded.reason })
        logger.error(
          { topic, partition, offset: record.offset, outcome: 'parked', reason: decoded.reason },
          'entry could not be read',
        )
      }
    }
    if (bad.length > 0) await log.append(bad)

    const before = Math.min(reached.get(key) ?? 0, first.offset)
    const isHeld = async () => ((await desk.positions()).get(key) ?? 0) >= before
    const again = Math.max(startedAt.get(partition) ?? 0, furthest.get(partition) ?? 0) - first.offset
    const settled = await settleTwice(entries, { partition, again, isHeld })
    if (settled !== 'settled') return { kind: 'retry', handled: 0, afterMs: 100, reason: settled }
    // A store that was emptied while this batch was stored must not be told that it holds everything.
    if (!(await isHeld())) return { kind: 'retry', handled: 0, afterMs: 100, reason: 'STORE_LOST' }
    await desk.advance(key, last.offset + 1)
    reached.set(key, last.offset + 1)
    furthest.set(partition, Math.max(furthest.get(partition) ?? 0, last.offset + 1))
    return { kind: 'done' }
  }
}
