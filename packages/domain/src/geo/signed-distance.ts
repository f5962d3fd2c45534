import type { Area, Circle, Corridor, Point, Polygon } from '@breach-alerts/contracts'
import { linesOf } from './box.ts'
import type { Lines } from './box.ts'
import { distanceM, longitudeGap, metresPerDegree } from './plane.ts'
import type { Offset } from './plane.ts'

/** Nearer than this to an edge is on the edge, and so inside: 1 mm, far below any position, far above rounding. */
const onEdgeM = 0.001

/**
 * Metres from a point to the edge of an area: positive inside, negative outside, 0 on the edge (which is inside, also on the edge
 * of a hole). The plane is laid at the point, so that the distance is best where it decides: near the edge.
 *
 * @param scale metres in a degree at the point, where it is known already
 */
export const signedDistanceM = (
  area: Area,
  point: Point,
  scale: Readonly<Offset> = metresPerDegree(point.latitude),
): number =>
  area.type === 'Circle'
    ? toCircle(area, point)
    : area.type === 'Corridor'
      ? toCorridor(area, point, scale)
      : toPolygon(area, point, scale)

export const isInside = (area: Area, point: Point): boolean => signedDistanceM(area, point) >= 0

const settled = (distance: number) => (Math.abs(distance) <= onEdgeM ? 0 : distance)

const toCircle = ({ centre, radiusM }: Circle, point: Point) => settled(radiusM - distanceM(centre, point))

const toCorridor = (corridor: Corridor, point: Point, scale: Readonly<Offset>) =>
  settled(corridor.halfWidthM - readLines(linesOf(corridor), point, scale).nearestM)

const toPolygon = (polygon: Polygon, point: Point, scale: Readonly<Offset>) => {
  const { nearestM, crossings } = readLines(linesOf(polygon), point, scale)
  if (nearestM <= onEdgeM) return 0
  // Even-odd over all rings: inside the outer one, and inside no hole.
  return crossings % 2 === 1 ? nearestM : -nearestM
}

/** Nearest distance to the lines, and how often they cross the ray to the east of the point. */
const readLines = ({ rings }: Lines, { latitude, longitude }: Point, scale: Readonly<Offset>) => {
  let nearest2 = Number.POSITIVE_INFINITY
  let crossings = 0
  for (const ring of rings) {
    let fromX = longitudeGap(longitude, ring[0]!) * scale.x
    let fromY = (ring[1]! - latitude) * scale.y
    for (let at = 2; at < ring.length; at += 2) {
      const toX = longitudeGap(longitude, ring[at]!) * scale.x
      const toY = (ring[at + 1]! - latitude) * scale.y
      const apart2 = originToSegment2(fromX, fromY, toX, toY)
      if (apart2 < nearest2) nearest2 = apart2
      if (fromY > 0 !== toY > 0 && fromX - (fromY * (toX - fromX)) / (toY - fromY) > 0) crossings++
      fromX = toX
      fromY = toY
    }
  }
  return { nearestM: Math.sqrt(nearest2), crossings }
}

/** Lines in a plane, metres: x and y of one end, then of the other. */
export type Segments = readonly number[]

/** The lines of an area that come nearer than this to a point, in the plane laid at it. */
export const segmentsWithin = (
  { rings }: Lines,
  { latitude, longitude }: Point,
  reachM: number,
  scale: Readonly<Offset>,
): Segments => {
  const found: number[] = []
  for (const ring of rings)
    for (let at = 2; at < ring.length; at += 2) {
      const ax = longitudeGap(longitude, ring[at - 2]!) * scale.x
      const ay = (ring[at - 1]! - latitude) * scale.y
      const bx = longitudeGap(longitude, ring[at]!) * scale.x
      const by = (ring[at + 1]! - latitude) * scale.y
      if (originToSegment2(ax, ay, bx, by) < reachM * reachM) found.push(ax, ay, bx, by)
    }
  return found
}

/** Squared distance of the origin to a segment. */
export const originToSegment2 = (ax: number, ay: number, bx: number, by: number): number => {
  const dx = bx - ax
  const dy = by - ay
  const length2 = dx * dx + dy * dy
  const along = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2))
  const x = ax + along * dx
  const y = ay + along * dy
  return x * x + y * y
}
