import type { Point } from '@breach-alerts/contracts'
import { distanceM } from './plane.ts'

/** A position at an instant, epoch milliseconds. */
export type Sighting = Point & { at: number; accuracyM: number }

/** Faster than any road or train: two sightings contradict each other. Source: matching.md §4.2. */
export const impossibleMps = 70

/** Least speed that takes somebody from one sighting to the other, with the accuracy of both in his favour. */
export const speedMps = (a: Sighting, b: Sighting): number => {
  const gapM = Math.max(0, distanceM(a, b) - 2 * (a.accuracyM + b.accuracyM))
  // Clocks of tags tick in seconds: less than one apart counts as one.
  return gapM / Math.max(1, Math.abs(a.at - b.at) / 1000)
}

/** Can both sightings be of one tag? */
export const isPossible = (a: Sighting, b: Sighting): boolean => speedMps(a, b) <= impossibleMps
