import type { Area, Circle, Point } from '@breach-alerts/contracts'
import { metresPerDegree } from './plane.ts'
import { linesWithin, signedDistanceM } from './signed-distance.ts'

/** Radius that holds 68 % of a two-dimensional normal error, in its standard deviations: sqrt(-2 ln 0.32). */
const r68 = Math.sqrt(-2 * Math.log(0.32))

/** Rings and spokes of the quadrature over the error's disc; a half-plane comes out within 0.015 of the normal integral. */
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
 * Farther from the edge than four standard deviations the answer is plain. Nearer, a straight edge is the normal integral; a circle
 * is integrated along rays; corners, corridors and zones smaller than the error, where the normal formula is far off
 * (matching.md §4.2), by the share of the error's disc that falls inside.
 *
 * @param accuracyM radius that holds 68 % of the error; 0: the position is exact
 */
export const readArea = (area: Area, point: Point, accuracyM: number): Reading => {
  const distanceM = signedDistanceM(area, point)
  if (accuracyM <= 0) return { distanceM, probability: distanceM >= 0 ? 1 : 0 }
  const sigma = accuracyM / r68
  if (Math.abs(distanceM) >= 4 * sigma) return { distanceM, probability: distanceM >= 0 ? 1 : 0 }
  if (area.type === 'Circle') return { distanceM, probability: circleShare(area, distanceM, sigma) }
  const isStraight = area.type === 'Polygon' && linesWithin(area, point, 4 * sigma) <= 1
  return { distanceM, probability: isStraight ? normalIntegral(distanceM / sigma) : discShare(area, point, sigma) }
}

/** Integral of the standard normal distribution; error under 1.5e-7. Source: Abramowitz and Stegun, 7.1.26. */
export const normalIntegral = (deviations: number): number => {
  const x = Math.abs(deviations) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  const tail = (series * Math.exp(-x * x)) / 2
  return deviations >= 0 ? 1 - tail : tail
}

const rays = 96
const sines = Array.from({ length: rays }, (_, i) => Math.sin(((i + 0.5) * 2 * Math.PI) / rays) ** 2)
const cosines = Array.from({ length: rays }, (_, i) => Math.cos(((i + 0.5) * 2 * Math.PI) / rays))

/** Share of the error inside a circle: exact along each ray from the fix, summed over the directions. */
const circleShare = ({ radiusM }: Circle, distanceM: number, sigma: number): number => {
  const centreM = radiusM - distanceM
  const beyond = (reach: number) => (reach <= 0 ? 1 : Math.exp((-reach * reach) / (2 * sigma * sigma)))
  let sum = 0
  for (let ray = 0; ray < rays; ray++) {
    const half2 = radiusM * radiusM - centreM * centreM * sines[ray]!
    if (half2 < 0) continue
    const [middle, half] = [centreM * cosines[ray]!, Math.sqrt(half2)]
    if (middle + half > 0) sum += beyond(middle - half) - beyond(middle + half)
  }
  return sum / rays
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
