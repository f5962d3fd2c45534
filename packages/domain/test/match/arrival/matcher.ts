import type { BreachEvent, Level, Order } from '@breach-alerts/contracts'
import { deviceOf } from '../../../src/identifiers/identifier.ts'
import { eventKeyOf } from '../../../src/identifiers/digest.ts'
import { keysOfEvent } from '../../../src/match/event-keys.ts'
import { judge } from '../../../src/match/judge.ts'
import type { Judgement, Suspected } from '../../../src/match/judgement.ts'
import { keysOfOrder } from '../../../src/match/keys.ts'
import { isHigher } from '../../../src/match/levels.ts'
import type { DeviceTrack } from '../../../src/match/track.ts'

/** An event with its instants, epoch milliseconds: they are the event's own, whatever comes before it. */
export type Happened = { event: BreachEvent; occurredAt: number; receivedAt: number }
/** What reaches the matcher: an order as it stands then, or an event. */
export type Arrival = Happened | { order: Order }

/** What was told, in the order in which it was; `again`: how many tellings came from passes for orders that arrived. */
export type Told = { suspected: readonly Suspected[]; notes: readonly string[]; again: number }

/**
 * What breach-matcher makes of arrivals one by one, by the same pure functions and nothing else: an event is judged once, beside the orders
 * of the moment that share a key with it (decide.ts); an order that arrives is held against every event before it, in the order in which they
 * came, on tracks of its own (late/pass.ts).
 */
export const runMatcher = (arrivals: readonly Arrival[]): Told => {
  const register = new Map<string, Order>()
  const events = new Map<string, Happened>()
  const live = new Map<string, DeviceTrack | null>()
  const suspected: Suspected[] = []
  const notes: string[] = []
  let again = 0

  const judged = (one: Happened, tracks: Map<string, DeviceTrack | null>): Judgement | null => {
    const orders = [...register.values()].filter(order => sharesKey(one.event, order))
    if (orders.length === 0) return null
    const device = one.event.type === 'em.position' ? (deviceOf(one.event.data.deviceId) ?? '') : null
    const track = device === null ? null : (tracks.get(device) ?? null)
    const judgement = judge({ ...one, orders: orders.toSorted(byId), track, devices: id => tracks.get(id) ?? null })
    if (device !== null) tracks.set(device, JSON.parse(JSON.stringify(judgement.track)) as DeviceTrack | null)
    return judgement
  }
  const tell = (one: Happened, judgement: Judgement, isTold: (orderId: string) => boolean): number => {
    const told = judgement.suspected.filter(({ finding }) => isTold(finding.orderId))
    suspected.push(...told)
    for (const { orderId, what } of judgement.noted)
      if (isTold(orderId)) notes.push(`${one.event.id} ${orderId} ${what}`)
    return told.length
  }

  for (const arrival of arrivals) {
    if ('order' in arrival) {
      const { order } = arrival
      register.set(order.orderId, order)
      const own = new Map<string, DeviceTrack | null>()
      for (const one of events.values()) {
        const judgement = sharesKey(one.event, order) ? judged(one, own) : null
        if (judgement) again += tell(one, judgement, orderId => orderId === order.orderId)
      }
      continue
    }
    const key = eventKeyOf(arrival.event.source, arrival.event.id)
    if (events.has(key)) continue
    events.set(key, arrival)
    const judgement = judged(arrival, live)
    if (judgement) tell(arrival, judgement, () => true)
  }
  return { suspected, notes, again }
}

const byId = (a: Order, b: Order) => (a.orderId < b.orderId ? -1 : 1)

const keys = new WeakMap<object, ReadonlySet<string>>()
const keysIn = <Of extends object>(one: Of, make: (one: Of) => readonly string[]): ReadonlySet<string> => {
  const known = keys.get(one) ?? new Set(make(one))
  keys.set(one, known)
  return known
}

const sharesKey = (event: BreachEvent, order: Order): boolean => {
  const under = keysIn(order, keysOfOrder)
  return [...keysIn(event, one => keysOfEvent(one).keys)].some(key => under.has(key))
}

/** Event, order and condition of a finding, as one word. */
export const idOf = ({ finding }: Suspected): string => `${finding.event.id} ${finding.orderId} ${finding.conditionId}`

/** What a desk takes of it: the first telling of a finding, and each that is surer than all before (fold-breach.ts). */
export const taken = (told: readonly Suspected[]): Suspected[] => {
  const surest = new Map<string, Level>()
  return told.filter(({ finding: { findingId, level } }) => {
    const held = surest.get(findingId)
    const isNews = held === undefined || isHigher(level, held)
    if (isNews) surest.set(findingId, level)
    return isNews
  })
}

/** The last of each finding. */
export const lastOfEach = (told: readonly Suspected[]): ReadonlyMap<string, Suspected> =>
  new Map(told.map(one => [one.finding.findingId, one]))
