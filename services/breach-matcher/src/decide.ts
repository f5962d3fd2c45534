import { judge, type MatchSettings } from '@breach-alerts/domain'
import type { NewRecord } from '@breach-alerts/log'
import type { Decision, MatcherMemory, OrderIndex, Positions } from '@breach-alerts/store'
import { ordersFor } from './candidates.ts'
import type { Candidate } from './decode.ts'
import { entriesOf } from './entries.ts'
import { deviceOf, loadTracks } from './tracks.ts'

export type Decided = {
  /** In the order of the candidates; a repeat counts as its first was. */
  outcomes: readonly Decision[]
  /** First decisions made here. */
  decisions: ReadonlyMap<string, Decision>
  entries: readonly NewRecord[]
  tracks: ReadonlyMap<string, string>
}

export type DecidePorts = {
  orders: Pick<OrderIndex, 'find' | 'load'>
  memory: Pick<MatcherMemory, 'decided' | 'tracks'>
  settings?: MatchSettings
}

/**
 * Decides events of one partition, in order, each once. Reads, and writes nothing: the caller appends, stores and counts.
 *
 * Events that were decided before are not judged again; matching anew against an order that came late does not go through here.
 *
 * @param now epoch milliseconds
 * @param atLeast what the order index must hold for "not found" to mean that there is no order
 */
export const decide = async (
  { orders, memory, settings }: DecidePorts,
  partition: number,
  candidates: readonly Candidate[],
  now: number,
  atLeast: Positions,
): Promise<Decided> => {
  const keys = [...new Set(candidates.map(({ eventKey }) => eventKey))]
  const earlier = keys.length === 0 ? [] : await memory.decided(keys)
  const known = new Map<string, Decision>(
    keys.flatMap((key, index) => {
      const decision = earlier[index]
      return decision ? [[key, decision] as const] : []
    }),
  )
  const seen = new Set(known.keys())
  const fresh = candidates.filter(({ eventKey }) => !seen.has(eventKey) && seen.add(eventKey))

  const [ordersOf, tracks] = await Promise.all([
    ordersFor(orders, fresh, atLeast),
    loadTracks(memory, partition, fresh),
  ])
  const entries: NewRecord[] = []
  const decisions = new Map<string, Decision>()
  for (const [index, candidate] of fresh.entries()) {
    const { event, eventKey, occurredAt, receivedAt } = candidate
    const device = deviceOf(candidate)
    const judgement = judge({
      event,
      occurredAt,
      receivedAt,
      orders: ordersOf[index] ?? [],
      track: device === null ? null : tracks.get(device),
      ...(settings ? { settings } : {}),
    })
    if (device !== null) tracks.put(device, judgement.track)
    entries.push(...entriesOf(candidate, judgement, now))
    decisions.set(eventKey, judgement.outcome)
  }
  const last = fresh.at(-1)
  return {
    outcomes: candidates.map(({ eventKey }) => known.get(eventKey) ?? decisions.get(eventKey) ?? 'unmatched'),
    decisions,
    entries,
    tracks: last ? tracks.changes(last.offset) : new Map(),
  }
}
