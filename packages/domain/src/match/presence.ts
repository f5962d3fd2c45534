import type { Area, Level, Order } from '@breach-alerts/contracts'
import { readArea } from '../geo/inside.ts'
import { spotOf } from '../geo/place.ts'
import { distanceM, isNullIsland } from '../geo/plane.ts'
import type { MatchSettings } from './settings.ts'
import type { Placed, TrackFix } from './track.ts'

/** Is the person where the condition says he must not be? `distanceM` to the edge, positive inside the area. */
export type Presence = {
  verdict: 'THERE' | 'NOT_THERE' | 'CANNOT_TELL'
  /** What the position alone allows; the identity may allow less. */
  cap: Level
  confirmed: boolean
  distanceM: number
  probability: number
}

/** Inside enough for a first hit; near-certain; and as good as outside. Source: matching.md §4.2. */
const [likely, nearCertain, unlikely] = [0.95, 0.999, 0.05]

/** How a condition takes its area: a place to stay out of, or (CURFEW) to stay in. */
export type AreaUse = 'STAY_OUT' | 'STAY_IN'

export const readFor = (area: Area, use: AreaUse, fix: TrackFix) => {
  const { distanceM: gap, probability } = readArea(area, fix, fix.accuracyM)
  return { distanceM: gap, probability: use === 'STAY_OUT' ? probability : 1 - probability }
}

/**
 * Reads a fix, with its neighbours in time, against an area.
 *
 * One fix that is likely there is POSSIBLE; a neighbour that is likely there too makes it PROBABLE, and two that are near-certain
 * leave the level to the identity. Two neighbours that only lean that way are POSSIBLE: the edge of a zone is not a hiding place.
 * Wi-Fi and cell fixes never go above POSSIBLE, nor do they confirm. Within `innerRingM` of a protected address one fix is enough.
 */
export const presenceOf = (area: Area, use: AreaUse, { fix, neighbours }: Placed, order: Order, settings: MatchSettings): Presence => {
  if (isNullIsland(fix)) return { verdict: 'CANNOT_TELL', cap: 'POSSIBLE', confirmed: false, distanceM: 0, probability: 0.5 }
  const reading = readFor(area, use, fix)
  const found = (verdict: Presence['verdict'], cap: Level, confirmed = false): Presence => ({ verdict, cap, confirmed, ...reading })
  if (reading.probability <= unlikely) return found('NOT_THERE', 'POSSIBLE')
  const beside = neighbours
    .filter(one => one.kind === 'GNSS' && !isNullIsland(one) && Math.abs(one.at - fix.at) <= settings.confirmWithinMs)
    .map(one => readFor(area, use, one).probability)
  const isConfirmed = (least: number) => reading.probability >= least && beside.some(probability => probability >= least)
  if (fix.kind !== 'GNSS') return found(reading.probability >= likely ? 'THERE' : 'CANNOT_TELL', 'POSSIBLE')
  if (isConfirmed(nearCertain)) return found('THERE', 'CERTAIN', true)
  if (isConfirmed(likely)) return found('THERE', 'PROBABLE', true)
  if (reading.probability >= likely)
    return found('THERE', use === 'STAY_OUT' && isAtHerDoor(fix, order, settings) ? 'PROBABLE' : 'POSSIBLE')
  return found(isConfirmed(0.5) ? 'THERE' : 'CANNOT_TELL', 'POSSIBLE')
}

const isAtHerDoor = (fix: TrackFix, order: Order, { innerRingM }: MatchSettings) =>
  order.protectedPersons.some(person =>
    (person.addresses ?? []).some(address => {
      const spot = spotOf(address)
      return spot !== null && distanceM(spot.point, fix) + fix.accuracyM <= innerRingM
    }),
  )
