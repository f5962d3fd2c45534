import type { Area, Point } from '@breach-alerts/contracts'
import { longitudeGap, metresPerDegree } from './plane.ts'
import type { Offset } from './plane.ts'

/** The lines of an area, longitude and latitude in turn, and the box around them, in degrees. */
export type Lines = { rings: readonly Float64Array[]; west: number; east: number; south: number; north: number }

// An area is asked about for every fix of its wearer; it is laid out once, since orders never change in place.
const known = new WeakMap<Area, Lines>()

/** The lines of a polygon or a corridor; a circle has none. */
export const linesOf = (area: Exclude<Area, { type: 'Circle' }>): Lines => {
  const held = known.get(area)
  if (held) return held
  const lines = layOut(area.type === 'Polygon' ? area.coordinates : [area.line])
  known.set(area, lines)
  return lines
}

const layOut = (lists: readonly (readonly (readonly number[])[])[]): Lines => {
  const lines = { rings: [] as Float64Array[], west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  for (const list of lists) {
    const ring = new Float64Array(list.length * 2)
    list.forEach(([longitude = 0, latitude = 0], index) => {
      ring[index * 2] = longitude
      ring[index * 2 + 1] = latitude
      lines.west = Math.min(lines.west, longitude)
      lines.east = Math.max(lines.east, longitude)
      lines.south = Math.min(lines.south, latitude)
      lines.north = Math.max(lines.north, latitude)
    })
    lines.rings.push(ring)
  }
  return lines
}

/**
 * Metres from a point to the box around an area's lines, 0 within it: no line is nearer.
 *
 * @param scale metres in a degree at the point
 */
export const boxGapM = (
  { west, east, south, north }: Lines,
  { latitude, longitude }: Point,
  scale: Readonly<Offset>,
): number => {
  // A box wider than half the world is one that reaches over the date line: it rules nothing out.
  if (east - west > 180) return 0
  const up = latitude > north ? latitude - north : latitude < south ? south - latitude : 0
  const isBeside = longitude >= west && longitude <= east
  const aside = isBeside
    ? 0
    : Math.min(Math.abs(longitudeGap(longitude, west)), Math.abs(longitudeGap(longitude, east)))
  return Math.hypot(aside * scale.x, up * scale.y)
}

/** How deep inside an area one can be, metres: at most, and of a circle and a corridor exactly. */
export const reachM = (area: Area): number => {
  if (area.type === 'Circle') return area.radiusM
  if (area.type === 'Corridor') return area.halfWidthM
  const { west, east, south, north } = linesOf(area)
  const scale = metresPerDegree((south + north) / 2)
  return Math.min((east - west) * scale.x, (north - south) * scale.y) / 2
}
