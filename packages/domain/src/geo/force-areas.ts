import type { Area, Point } from '@breach-alerts/contracts'
import { boxGapM, linesOf } from './box.ts'
import { metresPerDegree } from './plane.ts'
import type { Offset } from './plane.ts'
import { isInside } from './signed-distance.ts'

/** Where a police force responds; a force with several parts has several. Data of the installation, not of this package. */
export type ForceArea = { forceCode: string; area: Area }

/** Metres beyond the outermost corners, so that the edge itself, which is inside, is never cut off by rounding. */
const marginM = 1

// The areas of a country are asked for every finding; their boxes rule out all but two or three without walking their edges.
const mayHold = (area: Area, point: Point, scale: Readonly<Offset>): boolean =>
  area.type !== 'Polygon' || boxGapM(linesOf(area), point, scale) <= marginM

/** The force in whose area a point lies: the first that holds it; null: none does. */
export const forceAt = (point: Point, areas: readonly ForceArea[]): string | null => {
  const scale = metresPerDegree(point.latitude)
  return areas.find(({ area }) => mayHold(area, point, scale) && isInside(area, point))?.forceCode ?? null
}
