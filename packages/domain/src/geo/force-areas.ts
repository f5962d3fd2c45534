import type { Area, Point } from '@breach-alerts/contracts'
import { isInside } from './signed-distance.ts'

/** Where a police force responds; a force with several parts has several. Data of the installation, not of this package. */
export type ForceArea = { forceCode: string; area: Area }

/** The force in whose area a point lies: the first that holds it; null: none does. */
export const forceAt = (point: Point, areas: readonly ForceArea[]): string | null =>
  areas.find(({ area }) => isInside(area, point))?.forceCode ?? null
