import type { Area, Point } from '@breach-alerts/contracts'
import { boxGapM, linesOf } from './box.ts'
import { metresPerDegree } from './plane.ts'
import type { Offset } from './plane.ts'
import { originToSegment2, segmentsWithin, signedDistanceM } from './signed-distance.ts'
import type { Segments } from './signed-distance.ts'

/** Radius that holds 68 % of a two-dimensional normal error, in its standard deviations: sqrt(-2 ln 0.32). */
export const r68 = Math.sqrt(-2 * Math.log(0.32))

/** Rings and spokes of the quadrature over the error's disc; a half-plane comes out within 0.015 of the normal integral. */
const [rings, spokes] = [24, 32]
const radii = Array.from({ length: rings }, (_, i) => Math.sqrt(-2 * Math.log(1 - (i + 0.5) / rings)))
const directions = Array.from({ length: spokes }, (_, i) => {
  const angle = ((i + 0.5) * 2 * Math.PI) / spokes
  return [Math.cos(angle), Math.sin(angle)] as const
})
/** The points of the quadrature, in standard deviations; none lies farther out than the last ring. */
const samples = Float64Array.from(
  directions.flatMap(([cos, sin]) => radii.flatMap(radius => [radius * cos, radius * sin])),
)

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
 * (matching.md §4.2), by the share of the error's disc that falls inside. Of a place far outside only the distance to the box
 * around the area is told: it is at least that far.
 *
 * @param accuracyM radius that holds 68 % of the error; 0: the position is exact
 */
export const readArea = (area: Area, point: Point, accuracyM: number): Reading => {
  const sigma = Math.max(0, accuracyM) / r68
  if (area.type === 'Circle') {
    const distanceM = signedDistanceM(area, point)
    return (
      plainly(distanceM, sigma) ?? { distanceM, probability: discInside(area.radiusM, area.radiusM - distanceM, sigma) }
    )
  }
  const scale = metresPerDegree(point.latitude)
  const beyond = boxGapM(linesOf(area), point, scale) - (area.type === 'Corridor' ? area.halfWidthM : 0)
  if (beyond > Math.max(1, 4 * sigma)) return { distanceM: -beyond, probability: 0 }
  const distanceM = signedDistanceM(area, point, scale)
  const plain = plainly(distanceM, sigma)
  if (plain) return plain
  if (area.type === 'Corridor') {
    const near = segmentsWithin(linesOf(area), point, 4 * sigma + area.halfWidthM, scale)
    return { distanceM, probability: share(sigma, (x, y) => isAlong(near, area.halfWidthM, x, y)) }
  }
  // From a place on an edge nobody can say which ways cross it: two centimetres beside it will do.
  const from = distanceM === 0 ? nudged(point, scale) : point
  const near = segmentsWithin(linesOf(area), from, 4 * sigma, scale)
  if (near.length <= 4) return { distanceM, probability: normalIntegral(distanceM / sigma) }
  const isIn = distanceM === 0 ? signedDistanceM(area, from, scale) >= 0 : distanceM > 0
  return { distanceM, probability: share(sigma, (x, y) => isIn !== crossesOdd(near, x, y)) }
}

const nudged = ({ latitude, longitude }: Point, scale: Readonly<Offset>): Point => ({
  latitude: latitude + 0.017 / scale.y,
  longitude: longitude + 0.011 / scale.x,
})

const plainly = (distanceM: number, sigma: number): Reading | null =>
  Math.abs(distanceM) >= 4 * sigma ? { distanceM, probability: distanceM >= 0 ? 1 : 0 } : null

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

/**
 * Share of a two-dimensional normal error that falls inside a disc: exact along each ray from the fix, summed over the directions.
 *
 * @param centreM metres from the fix to the middle of the disc
 * @param sigma standard deviation of the error along one axis, metres
 */
export const discInside = (radiusM: number, centreM: number, sigma: number): number => {
  const beyond = (reach: number) => (reach <= 0 ? 1 : Math.exp((-reach * reach) / (2 * sigma * sigma)))
  let sum = 0
  for (let ray = 0; ray < rays; ray++) {
    const half2 = radiusM * radiusM - centreM * centreM * sines[ray]!
    if (half2 < 0) continue
    const middle = centreM * cosines[ray]!
    const half = Math.sqrt(half2)
    if (middle + half > 0) sum += beyond(middle - half) - beyond(middle + half)
  }
  return sum / rays
}

/** Share of the error's disc for which something holds. */
const share = (sigma: number, holds: (x: number, y: number) => boolean): number => {
  let count = 0
  for (let at = 0; at < samples.length; at += 2) if (holds(samples[at]! * sigma, samples[at + 1]! * sigma)) count++
  return count / (rings * spokes)
}

const isAlong = (near: Segments, halfWidthM: number, x: number, y: number): boolean => {
  for (let at = 0; at < near.length; at += 4) {
    const apart2 = originToSegment2(near[at]! - x, near[at + 1]! - y, near[at + 2]! - x, near[at + 3]! - y)
    if (apart2 <= halfWidthM * halfWidthM) return true
  }
  return false
}

/** Does the straight way from the fix to a point cross an odd number of lines? Then one of the two is inside, the other not. */
const crossesOdd = (near: Segments, x: number, y: number): boolean => {
  let odd = false
  for (let at = 0; at < near.length; at += 4) {
    const ax = near[at]!
    const ay = near[at + 1]!
    const bx = near[at + 2]!
    const by = near[at + 3]!
    if (x * ay - y * ax > 0 === x * by - y * bx > 0) continue
    const [dx, dy] = [bx - ax, by - ay]
    if (dy * ax - dx * ay > 0 !== dx * (y - ay) - dy * (x - ax) > 0) odd = !odd
  }
  return odd
}
