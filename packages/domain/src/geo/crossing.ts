import type { Area, Point } from '@breach-alerts/contracts'
import { distanceM, longitudeGap } from './plane.ts'
import { signedDistanceM } from './signed-distance.ts'

/** Points looked at along the way; an area that is narrower than an eighth of the way can be missed. */
const steps = 24

/**
 * How deep the straight way between two points leads into an area, metres; negative or zero: it stays outside.
 *
 * The signed distance changes by no more than the way walked, so the depth found is short of the true one by half a step at most.
 */
export const depthOnTheWay = (area: Area, from: Point, to: Point): number => {
  const way = distanceM(from, to)
  // Neither end can be nearer to the area than this and the way still reach it.
  if (signedDistanceM(area, from) < -way) return -1
  let deepest = Number.NEGATIVE_INFINITY
  const gap = longitudeGap(from.longitude, to.longitude)
  for (let step = 1; step < steps; step++) {
    const share = step / steps
    const latitude = from.latitude + (to.latitude - from.latitude) * share
    deepest = Math.max(deepest, signedDistanceM(area, { latitude, longitude: from.longitude + gap * share }))
  }
  return deepest
}
