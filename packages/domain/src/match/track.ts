import type { EventOf, Level } from '@breach-alerts/contracts'
import { eventKeyOf } from '../identifiers/digest.ts'

/** One position as the matcher remembers it. `at` is epoch milliseconds; `accuracyM` has the floor in it. */
export type TrackFix = {
  key: string
  at: number
  latitude: number
  longitude: number
  accuracyM: number
  kind: 'GNSS' | 'WIFI' | 'CELL'
}

/** A stay that has been found: where a run of fixes touches one condition. Instants in epoch milliseconds. */
export type Stay = {
  version: number
  level: Level
  since: number
  /** Latest fix of the stay. */
  last: number
  /** Fix of the last finding that was written. */
  told: number
  /** Fixes that touched the condition. */
  count: number
  /** Fixes outside since the last one inside; two end the stay. */
  outs: number
}

/** What is remembered of a device between its events. Plain JSON, under 2 kB for a wearer with a few conditions. */
export type DeviceTrack = {
  v: 1
  /** The latest fixes in order of time. */
  fixes: readonly TrackFix[]
  /** The last fix that came too late to stand among them: tags send what they held back in one run, oldest first. */
  late: TrackFix | null
  /** By order and condition; a run of late fixes has its own. */
  stays: Readonly<Record<string, Stay>>
}

const held = 6

const emptyTrack: DeviceTrack = { v: 1, fixes: [], late: null, stays: {} }

export const fixOf = (event: EventOf<'em.position'>, at: number, accuracyFloorM: number): TrackFix => {
  const { latitude, longitude, accuracyM = 0, kind = 'GNSS' } = event.data.fix
  return {
    key: eventKeyOf(event.source, event.id),
    at,
    latitude,
    longitude,
    accuracyM: Math.max(accuracyFloorM, accuracyM),
    kind,
  }
}

/** A fix put in its place, and its neighbours in time there. */
export type Placed = {
  track: DeviceTrack
  fix: TrackFix
  neighbours: readonly TrackFix[]
  /** Before the fixes that are held, or among them: it can't end a stay. */
  isLate: boolean
}

const inOrder = (a: TrackFix, b: TrackFix) => a.at - b.at || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

/** Puts a fix in its place by time, whenever it comes. The same fix again changes nothing. */
export const place = (before: DeviceTrack | null, fix: TrackFix): Placed => {
  const track = before ?? emptyTrack
  const others = track.fixes.filter(one => one.key !== fix.key)
  const first = others[0]
  if (first && others.length >= held && inOrder(fix, first) < 0) {
    const neighbours = track.late && track.late.key !== fix.key ? [track.late] : []
    return { track: { ...track, late: fix }, fix, neighbours, isLate: true }
  }
  const fixes = [...others, fix].toSorted(inOrder)
  const index = fixes.indexOf(fix)
  const neighbours = [fixes[index - 1], fixes[index + 1]].filter(one => one !== undefined)
  return { track: { ...track, fixes: fixes.slice(-held) }, fix, neighbours, isLate: index < fixes.length - 1 }
}
