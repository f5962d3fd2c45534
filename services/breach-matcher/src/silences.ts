import { topics, type Order } from '@breach-alerts/contracts'
import { type DeviceTrack, devicesOf, idOf, judgeSilence, lastHeard, type MatchSettings } from '@breach-alerts/domain'
import type { EventLog, NewRecord, Progress } from '@breach-alerts/log'
import type { Platform } from '@breach-alerts/runtime'
import type { ClaimedTimer, DueSet, MatcherMemory, OrderIndex } from '@breach-alerts/store'
import { covers } from './covers.ts'
import { suspectedEntries } from './entries.ts'
import { readTrack } from './tracks.ts'

/** A worn tag that was heard from, epoch milliseconds, and the orders of its wearer; `track`: what a pass for late orders made of it. */
export type Heard = { timerId: string; heardAt: number; orderIds: readonly string[]; track?: DeviceTrack }

/** What a timer says. Orders alone: the track is in the store. */
type Payload = readonly string[] | { orderIds: readonly string[]; track: DeviceTrack }

/** No device is named in the store: which it is follows from the orders. */
const timerIdOf = (deviceId: string) => idOf('tag', deviceId)
const lateTimerIdOf = (deviceId: string) => idOf('tag', deviceId, 'LATE_ORDER')

export const heardFrom = (deviceId: string, heardAt: number, orders: readonly Order[]): Heard => ({
  timerId: timerIdOf(deviceId),
  heardAt,
  orderIds: orders.map(({ orderId }) => orderId),
})

/**
 * A tag that was heard from before the order of its wearer came. The store has no track of it then, so the timer brings what silence is
 * judged by; and it is a timer of its own, so that it never moves back that of a position which came meanwhile.
 */
export const heardBefore = (deviceId: string, track: DeviceTrack, orders: readonly Order[]): Heard => ({
  ...heardFrom(deviceId, track.heardAt, orders),
  timerId: lateTimerIdOf(deviceId),
  track: lastHeard(track),
})

/** Sets anew when these tags will have been silent for too long. */
export const expectAgain = async (
  silences: Pick<DueSet, 'set'>,
  heard: readonly Heard[],
  silentMs: number,
): Promise<void> => {
  const last = new Map<string, Heard>()
  for (const one of heard) if ((last.get(one.timerId)?.heardAt ?? -1) <= one.heardAt) last.set(one.timerId, one)
  await silences.set(
    [...last.values()].map(({ timerId, heardAt, orderIds, track }) => ({
      timerId,
      dueAt: heardAt + silentMs,
      payload: JSON.stringify((track ? { orderIds, track } : orderIds) satisfies Payload),
    })),
  )
}

export type SilencePorts = Platform & {
  log: Pick<EventLog, 'append' | 'progress'>
  orders: Pick<OrderIndex, 'load'>
  memory: Pick<MatcherMemory, 'tracks' | 'accounts'>
  silences: DueSet
  settings: MatchSettings
}

/** Taken in one look, and how long they are kept from others meanwhile, milliseconds. */
const [mostClaimed, leaseMs] = [200, 30_000]

/**
 * One look for worn tags that have been silent for too long; gives the milliseconds until the next.
 *
 * A matcher that was away would take its own absence for silence: it looks as of an instant, and only when everything that the log
 * held then is decided. Findings are appended before the timer is removed: dying in between tells the same again under the same ids.
 */
export const makeSilenceLook = (ports: SilencePorts, group: string, everyMs: number) => {
  const { log, memory, silences, clock, logger, metrics } = ports
  let asOf: { at: number; ends: ReadonlyMap<number, number> } | null = null

  return async (): Promise<number> => {
    asOf ??= { at: clock(), ends: heldEnds(await log.progress(group, topics.events)) }
    if (!covers(await memory.accounts(), asOf.ends)) return everyMs
    const { at } = asOf
    asOf = null
    const claimed = await silences.claim(at, mostClaimed, leaseMs)
    let told = 0
    for (const timer of claimed) told += await judged(ports, timer, at)
    if (told > 0) {
      metrics.count('breach_matcher_silences_total', 'Findings about worn tags that are silent', {}, told)
      logger.info({ count: told }, 'worn tags are silent')
    }
    return claimed.length === mostClaimed ? 0 : everyMs
  }
}

/** Ends of the partitions that hold anything: where all was dropped, nothing will ever be decided, and nothing is waited for. */
const heldEnds = (partitions: readonly Progress[]): ReadonlyMap<number, number> =>
  new Map(
    partitions
      .filter(({ beginOffset, endOffset }) => beginOffset < endOffset)
      .map(({ partition, endOffset }) => [partition, endOffset]),
  )

const judged = async (
  { log, orders: index, memory, silences, settings }: SilencePorts,
  timer: ClaimedTimer,
  now: number,
): Promise<number> => {
  const payload = JSON.parse(timer.payload) as Payload
  const { orderIds, track: brought } = 'track' in payload ? payload : { orderIds: payload, track: null }
  const documents = await index.load(orderIds)
  const orders = documents.flatMap(document => (document === null ? [] : [JSON.parse(document) as Order]))
  const deviceId = orders
    .flatMap(({ respondent }) => devicesOf(respondent))
    .find(id => [timerIdOf(id), lateTimerIdOf(id)].includes(timer.timerId))
  const [document = null] = deviceId === undefined ? [] : await memory.tracks([deviceId])
  const track = laterHeard(readTrack(document), brought)
  const silence =
    deviceId === undefined || !track
      ? { suspected: [], looksAgain: false }
      : judgeSilence(deviceId, track, orders, now, settings)
  const entries: NewRecord[] = suspectedEntries(silence.suspected, now)
  if (entries.length > 0) await log.append(entries)
  if (silence.looksAgain)
    await silences.set([{ timerId: timer.timerId, dueAt: now + settings.silentMs, payload: timer.payload }])
  // Not removed where a position that came meanwhile, or another matcher, has it now.
  else await silences.complete(timer.timerId, timer.token)
  return entries.length
}

const laterHeard = (one: DeviceTrack | null, other: DeviceTrack | null): DeviceTrack | null =>
  one && other ? (one.heardAt >= other.heardAt ? one : other) : (one ?? other)
