import type { Area, Point } from '@breach-alerts/contracts'
import { metresPerDegree } from './plane.ts'
import { signedDistanceM } from './signed-distance.ts'

/** Radius that holds 68 % of a two-dimensional normal error, in its standard deviations: sqrt(-2 ln 0.32). */
const r68 = Math.sqrt(-2 * Math.log(0.32))

/** Rings and spokes of the quadrature over the error's disc; the half-plane comes out within 0.005 of the normal integral. */
const [rings, spokes] = [24, 32]
const radii = Array.from({ length: rings }, (_, i) => Math.sqrt(-2 * Math.log(1 - (i + 0.5) / rings)))
const directions = Array.from({ length: spokes }, (_, i) => {
  const angle = ((i + 0.5) * 2 * Math.PI) / spokes
  return [Math.cos(angle), Math.sin(angle)] as const
})

/** How a position lies to an area. */
export type Reading = {
  /** Metres to the edge, positive inside. */
  distanceM: number
  /** Probability that the true place is inside. */
  probability: number
}

/**
 * Reads a position against an area with its accuracy.
 *
 * Farther from the edge than four standard deviations the answer is plain; nearer, the error's disc is integrated, which is right
 * for corners, narrow corridors and zones smaller than the error too, where the usual normal formula is far off
 * (matching.md §4.2).
 *
 * @param accuracyM radius that holds 68 % of the error; 0: the position is exact
 */
export const readArea = (area: Area, point: Point, accuracyM: number): Reading => {
  const distanceM = signedDistanceM(area, point)
  if (accuracyM <= 0) return { distanceM, probability: distanceM >= 0 ? 1 : 0 }
  const sigma = accuracyM / r68
  if (Math.abs(distanceM) >= 4 * sigma) return { distanceM, probability: distanceM >= 0 ? 1 : 0 }
  return { distanceM, probability: discShare(area, point, sigma) }
}

const discShare = (area: Area, { latitude, longitude }: Point, sigma: number): number => {
  const scale = metresPerDegree(latitude)
  let inside = 0
  for (const [cos, sin] of directions)
    for (const radius of radii) {
      const reachM = radius * sigma
      const at = { latitude: latitude + (reachM * sin) / scale.y, longitude: longitude + (reachM * cos) / scale.x }
      if (signedDistanceM(area, at) >= 0) inside++
    }
  return inside / (rings * spokes)
}
