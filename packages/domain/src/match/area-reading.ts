import type { Area, Point } from '@breach-alerts/contracts'
import { normalIntegral, r68, readArea } from '../geo/inside.ts'

/** How a condition takes its area: a place to stay out of, or (CURFEW) to stay in. */
export type AreaUse = 'STAY_OUT' | 'STAY_IN'

/** How a position lies to the area of a condition. */
export type AreaReading = {
  /** Metres to the edge, positive inside the area. */
  distanceM: number
  /** Probability that the true place is where the condition says he must not be. */
  probability: number
  /** He is plainly not there. False also where the position is too inexact to say so. */
  isElsewhere: boolean
}

/** As good as not there. Source: matching.md §4.2. */
export const unlikely = 0.05

/**
 * Reads a position against an area as its condition takes it.
 *
 * Hardly any of the error of a position lies inside an area that is much smaller than the error, even in the middle of it. That is no
 * knowledge that he is outside: he is so only if a straight edge as far away would have him outside as well.
 *
 * @param accuracyM radius that holds 68 % of the error; 0: the position is exact
 */
export const readFor = (area: Area, use: AreaUse, point: Point, accuracyM: number): AreaReading => {
  const { distanceM, probability: inside } = readArea(area, point, accuracyM)
  const mayBeInside = accuracyM > 0 ? Math.max(inside, normalIntegral((distanceM * r68) / accuracyM)) : inside
  return use === 'STAY_OUT'
    ? { distanceM, probability: inside, isElsewhere: mayBeInside <= unlikely }
    : { distanceM, probability: 1 - mayBeInside, isElsewhere: 1 - mayBeInside <= unlikely }
}
