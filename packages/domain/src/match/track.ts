import type { EventOf } from '@breach-alerts/contracts'
import { isNowhere } from '../geo/plane.ts'
import { eventKeyOf } from '../identifiers/digest.ts'
import type { MatchSettings } from './settings.ts'
import type { Stay, ToldStay } from './stays.ts'

/** One position as the matcher remembers it. Instants are epoch milliseconds; `accuracyM` has the floor in it. */
export type TrackFix = {
  source: string
  id: string
  at: number
  receivedAt: number
  latitude: number
  longitude: number
  accuracyM: number
  kind: 'GNSS' | 'WIFI' | 'CELL'
  /** The tag did not say how exact it is, or said nonsense: the floor is no more than a guess. */
  isAccuracyAssumed?: true
  /** The event gave no time. */
  isTimeOfReceipt?: true
  /** What was told of it (`follow.ts`), so that judging it again tells only what is new. */
  told?: readonly string[]
}

export type EndedStays = Readonly<Record<string, readonly ToldStay[]>>

/** What is remembered of a device between its events. Plain JSON, under 4 kB for a wearer with a few conditions. */
export type DeviceTrack = {
  v: 2
  /** In order of time. */
  fixes: readonly TrackFix[]
  /** So many of them, from the first, can't be overtaken any more: they only speak for later ones. */
  settled: number
  /** The last fixes that came too late to stand among them: tags send what they held back in one run, oldest first. */
  late: readonly TrackFix[]
  /** Where the wearer stood to each watched condition after the last settled fix; a run of late fixes has its own. */
  stays: Readonly<Record<string, Stay>>
  /** The same after the newest fix. */
  now: Readonly<Record<string, Stay>>
  /** The last stays that were told and are over, by condition, up to the last settled fix: a late fix from one of them adds to it. */
  ended?: EndedStays | undefined
  /** What was last told against the tag itself, by order and condition. */
  doubts: Readonly<Record<string, { code: string; at: number }>>
  /** Since when, by receipt, the newest position was old when it came; absent: it was not. */
  staleSince?: number | undefined
  /** When anything was last received from it. */
  heardAt: number
}

/** Fixes held that still may be overtaken; more than that, and the oldest is settled before its time. */
const mostWaiting = 16
/** Settled fixes kept, and late ones: neighbours in time of those to come. And stays that are over, of one condition. */
export const kept = 4

export const emptyTrack: DeviceTrack = {
  v: 2,
  fixes: [],
  settled: 0,
  late: [],
  stays: {},
  now: {},
  doubts: {},
  heardAt: 0,
}

export const fixOf = (
  event: EventOf<'em.position'>,
  { occurredAt, receivedAt }: { occurredAt: number; receivedAt: number },
  { accuracyFloorM }: Pick<MatchSettings, 'accuracyFloorM'>,
): TrackFix => {
  const { latitude, longitude, accuracyM = 0, kind = 'GNSS' } = event.data.fix
  return {
    source: event.source,
    id: event.id,
    at: occurredAt,
    receivedAt,
    latitude,
    longitude,
    accuracyM: Math.max(accuracyFloorM, accuracyM),
    kind,
    ...(accuracyM > 0 ? {} : { isAccuracyAssumed: true as const }),
    ...(event.time === undefined ? { isTimeOfReceipt: true as const } : {}),
  }
}

export const keyOfFix = ({ source, id }: TrackFix): string => eventKeyOf(source, id)

/**
 * Where a fix stands: MAIN among those that may still be put in order; LATE behind those that are settled; FUTURE by itself, its
 * clock is not to be believed.
 */
export type Lane = 'MAIN' | 'LATE' | 'FUTURE'

/** A fix, and those before it in time, the nearest first. */
export type Placed = { fix: TrackFix; before: readonly TrackFix[] }

const inOrder = (a: TrackFix, b: TrackFix) => a.at - b.at || (keyOfFix(a) < keyOfFix(b) ? -1 : 1)

/** Puts a fix in its place by time, whenever it comes. The same fix again changes nothing. */
export const place = (
  before: DeviceTrack | null,
  fix: TrackFix,
  { futureMs }: Pick<MatchSettings, 'futureMs'>,
): { track: DeviceTrack; lane: Lane; placed: Placed } => {
  const held = before ?? emptyTrack
  const track = { ...held, heardAt: Math.max(held.heardAt, fix.receivedAt) }
  if (fix.at - fix.receivedAt > futureMs) return { track, lane: 'FUTURE', placed: { fix, before: [] } }
  const key = keyOfFix(fix)
  const known = track.fixes.findIndex(one => keyOfFix(one) === key)
  if (known >= 0) return { track, lane: 'MAIN', placed: placedAt(track.fixes, known) }
  const lastSettled = track.fixes[track.settled - 1]
  if (lastSettled && inOrder(fix, lastSettled) < 0) {
    const earlier = track.late.filter(one => keyOfFix(one) !== key && inOrder(one, fix) < 0)
    const late = track.late.some(one => keyOfFix(one) === key) ? track.late : [...track.late, fix].slice(-kept)
    return { track: { ...track, late }, lane: 'LATE', placed: { fix, before: earlier.toReversed() } }
  }
  const fixes = [...track.fixes, fix].toSorted(inOrder)
  return { track: { ...track, fixes }, lane: 'MAIN', placed: placedAt(fixes, fixes.indexOf(fix)) }
}

/** A fix of a track with those before it. */
export const placedAt = (fixes: readonly TrackFix[], index: number): Placed => ({
  fix: fixes[index]!,
  before: fixes.slice(Math.max(0, index - kept), index).toReversed(),
})

/** How many fixes of a track, from the first, can't be overtaken any more. */
export const ripeCount = ({ fixes }: DeviceTrack, { watermarkMs }: Pick<MatchSettings, 'watermarkMs'>): number => {
  const ripeAt = (fixes.at(-1)?.at ?? 0) - watermarkMs
  const open = fixes.findIndex(({ at }) => at > ripeAt)
  return Math.max(open < 0 ? fixes.length : open, fixes.length - mostWaiting)
}

/** Drops the settled fixes that no later one can have as a neighbour. */
export const trimmed = (track: DeviceTrack): DeviceTrack => {
  const spare = Math.max(0, track.settled - kept)
  return { ...track, fixes: track.fixes.slice(spare), settled: track.settled - spare }
}

/** The last position that says where the device was; null: none is held. */
export const lastKnown = (track: DeviceTrack): TrackFix | null => track.fixes.findLast(fix => !isNowhere(fix)) ?? null

/** The position by which silence is told: the last known one; of a device that never said where it was, the last that it sent. */
export const lastSent = (track: DeviceTrack): TrackFix | null => lastKnown(track) ?? track.fixes.at(-1) ?? null

/** What silence is judged by, and no more: `lastSent`, and when anything came from the device. */
export const lastHeard = (track: DeviceTrack): DeviceTrack => {
  const last = lastSent(track)
  return { ...emptyTrack, fixes: last ? [last] : [], heardAt: track.heardAt }
}

/** Of the positions that say where the device was, the one nearest in time; null: none is held. */
export const nearestInTime = (track: DeviceTrack, at: number): TrackFix | null =>
  [...track.fixes, ...track.late]
    .filter(fix => !isNowhere(fix))
    .reduce<TrackFix | null>(
      (best, fix) => (best === null || Math.abs(fix.at - at) < Math.abs(best.at - at) ? fix : best),
      null,
    )
