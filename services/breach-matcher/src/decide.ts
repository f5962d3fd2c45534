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

/** What was decided before, what was not, and the tracks of the latter's devices. */
const recall = async (memory: DecidePorts['memory'], partition: number, firsts: readonly Candidate[]) => {
  const earlier = firsts.length === 0 ? [] : await memory.decided(firsts.map(({ eventKey }) => eventKey))
  const known = new Map<string, Decision>(
    firsts.flatMap(({ eventKey }, index) => {
      const decision = earlier[index]
      return decision ? [[eventKey, decision] as const] : []
    }),
  )
  const fresh = firsts.filter(({ eventKey }) => !known.has(eventKey))
  return { known, fresh, tracks: await loadTracks(memory, partition, fresh) }
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
  const firsts = [...new Map(candidates.toReversed().map(candidate => [candidate.eventKey, candidate])).values()]
  firsts.reverse()
  // Orders are looked up for repeats too: that is rare, and waiting to know would make every event wait.
  const [ordersOfFirsts, { known, fresh, tracks }] = await Promise.all([
    ordersFor(orders, firsts, atLeast),
    recall(memory, partition, firsts),
  ])
  const ordersOf = new Map(firsts.map(({ eventKey }, index) => [eventKey, ordersOfFirsts[index] ?? []]))
  const entries: NewRecord[] = []
  const decisions = new Map<string, Decision>()
  for (const candidate of fresh) {
    const { event, eventKey, occurredAt, receivedAt } = candidate
    const device = deviceOf(candidate)
    const judgement = judge({
      event,
      occurredAt,
      receivedAt,
      orders: ordersOf.get(eventKey) ?? [],
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
