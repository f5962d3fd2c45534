import type { ForceArea } from '../geo/force-areas.ts'
import { model } from './model.ts'
import type { Model } from './model/type.ts'

/** What may be set about matching. Lengths in metres, durations in milliseconds. */
export type MatchSettings = {
  /** Radius (68 %) of a fix that states none, and the least that is believed: tags are not better. */
  accuracyFloorM: number
  /** A fix this near to a protected person's address needs no second one. */
  innerRingM: number
  /** "At" an address: this near to its point. Source: contracts.md §2. */
  nearAddressM: number
  /** Fixes in a row that confirm each other, and that are outside before somebody has left. */
  confirmFixes: number
  leaveFixes: number
  /** Two fixes farther apart than this do not confirm each other; a stay without a fix for this long is over. */
  confirmWithinMs: number
  /** Two fixes outside no farther apart than this tell of the way between them. */
  wayWithinMs: number
  /** While a stay lasts, a finding is written again after this long, so that an alert that was closed does not stay silent. */
  stillInsideMs: number
  /** Fixes of a device that come out of order within this time are put in order; later ones add to a stay and no more. */
  watermarkMs: number
  /** A worn tag that sends no position for so long is silent. */
  silentMs: number
  /** Two worn devices nearer than this are near each other. */
  proximityM: number
  /** Received later than this after it happened: LATE. */
  lateMs: number
  /** Stamped further ahead of receipt than this: FUTURE_STAMPED. */
  futureMs: number
  /** Weights and thresholds of the identity. */
  model: Model
  /** Who responds where; empty: nobody is named. */
  forceAreas: readonly ForceArea[]
}

const minute = 60_000

export const defaultMatchSettings: MatchSettings = {
  accuracyFloorM: 5,
  innerRingM: 30,
  nearAddressM: 30,
  confirmFixes: 2,
  leaveFixes: 2,
  confirmWithinMs: 60 * minute,
  wayWithinMs: 5 * minute,
  stillInsideMs: 15 * minute,
  watermarkMs: 5 * minute,
  silentMs: 30 * minute,
  proximityM: 200,
  lateMs: 15 * minute,
  futureMs: 5 * minute,
  model,
  forceAreas: [],
}
