import type { Area, Point } from '@breach-alerts/contracts'
import { isInside } from './signed-distance.ts'

/** Where a police force responds; a force with several parts has several. Data of the installation, not of this package. */
export type ForceArea = { forceCode: string; area: Area }

type Box = { west: number; east: number; south: number; north: number }

/** Degrees beyond the outermost corners, so that the edge itself, which is inside, is never cut off by rounding. */
const marginDeg = 1e-6

const boxOf = (area: Area): Box | null => {
  if (area.type !== 'Polygon') return null
  const ring = area.coordinates[0] ?? []
  const [longitudes, latitudes] = [ring.map(([longitude = 0]) => longitude), ring.map(([, latitude = 0]) => latitude)]
  return {
    west: Math.min(...longitudes) - marginDeg,
    east: Math.max(...longitudes) + marginDeg,
    south: Math.min(...latitudes) - marginDeg,
    north: Math.max(...latitudes) + marginDeg,
  }
}

// The areas of a country are asked for every finding; their boxes rule out all but two or three without walking their edges.
const boxes = new WeakMap<Area, Box | null>()

const mayHold = (area: Area, { latitude, longitude }: Point): boolean => {
  const box = boxes.has(area) ? boxes.get(area) : boxOf(area)
  if (box === undefined) return true
  boxes.set(area, box)
  return (
    box === null || (longitude >= box.west && longitude <= box.east && latitude >= box.south && latitude <= box.north)
  )
}

/** The force in whose area a point lies: the first that holds it; null: none does. */
export const forceAt = (point: Point, areas: readonly ForceArea[]): string | null =>
  areas.find(({ area }) => mayHold(area, point) && isInside(area, point))?.forceCode ?? null
