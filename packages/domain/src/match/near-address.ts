import { r68 } from '../geo/inside.ts'
import type { Spot } from '../geo/place.ts'
import { distanceM } from '../geo/plane.ts'
import { readFor, unlikely } from './area-reading.ts'

/** How a place lies to an address. Lengths in metres. */
export type Nearness = {
  distanceM: number
  /** Radius that holds 68 % of the error of both; 0: both are exact. */
  accuracyM: number
  /** Probability that one is within reach of the other. */
  probability: number
  /** It is plainly not. False also where the two are too inexact to say so. */
  isElsewhere: boolean
}

/** Reads a place against an address as a position against an area: the disc of so many metres around its point. */
export const nearnessOf = (spot: Spot, address: Spot, nearM: number): Nearness => {
  const apartM = distanceM(spot.point, address.point)
  const accuracyM = Math.hypot(spot.accuracyM, address.accuracyM)
  const disc = { type: 'Circle', centre: address.point, radiusM: nearM } as const
  const { probability, isElsewhere } =
    accuracyM === 0
      ? { probability: apartM <= nearM ? 1 : 0, isElsewhere: apartM > nearM }
      : readFor(disc, 'STAY_OUT', spot.point, accuracyM)
  return { distanceM: apartM, accuracyM, probability, isElsewhere }
}

/** Standard deviations beyond a straight edge at which what lies across it is unlikely, with room for what integrals are wrong by. */
const beyond = 1.7

/**
 * How far from a place an address may have its point, metres, for the place to be at it (`protectedAddress`), if the address is exact. A
 * disc holds less than the half-plane that it touches, and no more than its area at the density where it is nearest: with an error of
 * 140 m it is as near as if both were exact.
 */
export const reachM = (accuracyM: number, nearM: number): number => {
  if (accuracyM === 0) return nearM
  const sigma = accuracyM / r68
  const most = (nearM / sigma) ** 2 / (2 * unlikely)
  return most < 1 ? nearM : nearM + sigma * Math.min(beyond, Math.sqrt(2 * Math.log(most)))
}

/** How much farther still, by what the address is inexact; 0 also where it is too inexact for a place farther off to be at it. */
export const spreadM = (accuracyM: number, nearM: number): number =>
  reachM(accuracyM, nearM) === nearM ? 0 : (beyond * accuracyM) / r68
