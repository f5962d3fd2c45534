import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { devicesOf, judge, type MatchSettings, sightingsOf } from '@breach-alerts/domain'
import type { NewRecord } from '@breach-alerts/log'
import type { Decision, MatcherMemory, OrderIndex } from '@breach-alerts/store'
import { loadOrders } from './candidates.ts'
import type { Head } from './decode.ts'
import type { Looked } from './keys/look-up.ts'
import { entriesOf } from './entries.ts'
import { type Heard, heardFrom } from './silences.ts'
import { deviceOf, loadTracks } from './tracks.ts'

export type Decided = {
  /** In the order of the candidates; a repeat counts as its first was. */
  outcomes: readonly Decision[]
  /** First decisions made here, on events that a key found. */
  decisions: ReadonlyMap<string, Decision>
  entries: readonly NewRecord[]
  tracks: ReadonlyMap<string, string>
  /** Worn tags that a position came from. */
  heard: readonly Heard[]
}

export type DecidePorts = {
  orders: Pick<OrderIndex, 'load'>
  memory: Pick<MatcherMemory, 'decided' | 'tracks'>
  settings?: MatchSettings
}

type Readable = Exclude<Looked, { kind: 'bad' }>
type Found = Extract<Looked, { kind: 'event' }>

const isFound = (looked: Readable): looked is Found => looked.kind === 'event'

/** What is known of a record without its body. */
export const headOf = (looked: Readable): Head => (looked.kind === 'none' ? looked.head : looked.candidate)

/** What was decided before, by event. */
const recall = async (memory: DecidePorts['memory'], eventKeys: readonly string[]) => {
  const earlier = eventKeys.length === 0 ? [] : await memory.decided(eventKeys)
  return new Map<string, Decision>(
    eventKeys.flatMap((eventKey, index) => {
      const decision = earlier[index]
      return decision ? [[eventKey, decision] as const] : []
    }),
  )
}

/**
 * Decides events of one partition, in order, each once. Reads, and writes nothing: the caller appends, stores and counts.
 *
 * Events that were decided before are not judged again; matching anew against an order that came late does not go through here.
 * What no key finds is unmatched as it stands, and not remembered: a repeat of it finds no more, or an order that came since.
 *
 * @param now epoch milliseconds
 */
export const decide = async (
  { orders, memory, settings }: DecidePorts,
  partition: number,
  looked: readonly Readable[],
  now: number,
): Promise<Decided> => {
  const found = looked.filter(isFound)
  const firsts = new Map(found.toReversed().map(one => [one.candidate.eventKey, one]))
  // Documents and tracks are looked up for repeats too: that is rare, and waiting to know would make every event wait.
  const [known, byId, tracks] = await Promise.all([
    recall(memory, [...firsts.keys()]),
    loadOrders(orders, [...new Set(found.flatMap(({ orderIds }) => orderIds))]),
    loadTracks(
      memory,
      partition,
      found.map(({ candidate }) => candidate),
    ),
  ])
  const ordersOf = ({ orderIds }: { orderIds: readonly string[] }) => orderIds.flatMap(id => byId.get(id) ?? [])
  await tracks.loadOthers(found.flatMap(one => othersOf(one.candidate.event, ordersOf(one))))
  const entries: NewRecord[] = []
  const heard: Heard[] = []
  const decisions = new Map<string, Decision>()
  for (const one of found) {
    const { candidate } = one
    const { eventKey } = candidate
    if (known.has(eventKey) || firsts.get(eventKey) !== one) continue
    const held = ordersOf(one)
    const { event, occurredAt, receivedAt } = candidate
    const device = deviceOf(candidate)
    const judgement = judge({
      event,
      occurredAt,
      receivedAt,
      orders: held,
      isCapped: one.isCapped,
      track: device === null ? null : tracks.get(device),
      devices: tracks.get,
      ...(settings ? { settings } : {}),
    })
    if (device !== null) tracks.put(device, judgement.track)
    for (const { deviceId, track } of judgement.sighted) tracks.put(deviceId, track)
    if (device !== null && judgement.isWorn) heard.push(heardFrom(device, receivedAt, held))
    entries.push(...entriesOf(candidate, judgement, now))
    decisions.set(eventKey, judgement.outcome)
  }
  const outcomeOf = (one: Readable): Decision => {
    if (!isFound(one)) return 'unmatched'
    const { eventKey } = one.candidate
    return known.get(eventKey) ?? decisions.get(eventKey) ?? 'unmatched'
  }
  const last = looked.at(-1)
  return {
    outcomes: looked.map(outcomeOf),
    decisions,
    entries,
    tracks: last ? tracks.changes(headOf(last).offset) : new Map(),
    heard,
  }
}

/** Whose whereabouts an event is held against besides its own: of a position those of protected persons, else the wearer's and when he was seen. */
const othersOf = ({ type }: BreachEvent, orders: readonly Order[]): string[] =>
  type === 'em.position'
    ? orders.flatMap(({ protectedPersons }) => protectedPersons.flatMap(devicesOf))
    : type === 'police.encounter' || type === 'anpr.hit'
      ? orders.flatMap(({ respondent }) => devicesOf(respondent).flatMap(device => [device, sightingsOf(device)]))
      : []
