import type { Area, Circle, Corridor, Point, Polygon } from '@breach-alerts/contracts'
import { distanceM, longitudeGap, metresPerDegree } from './plane.ts'

/** Nearer than this to an edge is on the edge, and so inside: 1 mm, far below any position, far above rounding. */
const onEdgeM = 0.001

/**
 * Metres from a point to the edge of an area: positive inside, negative outside, 0 on the edge (which is inside, also on the edge
 * of a hole). The plane is laid at the point, so that the distance is best where it decides: near the edge.
 */
export const signedDistanceM = (area: Area, point: Point): number =>
  area.type === 'Circle'
    ? toCircle(area, point)
    : area.type === 'Corridor'
      ? toCorridor(area, point)
      : toPolygon(area, point)

export const isInside = (area: Area, point: Point): boolean => signedDistanceM(area, point) >= 0

const settled = (distance: number) => (Math.abs(distance) <= onEdgeM ? 0 : distance)

const toCircle = ({ centre, radiusM }: Circle, point: Point) => settled(radiusM - distanceM(centre, point))

const toCorridor = ({ line, halfWidthM }: Corridor, point: Point) => settled(halfWidthM - toLine(line, point).nearestM)

const toPolygon = ({ coordinates }: Polygon, point: Point) => {
  let nearestM = Number.POSITIVE_INFINITY
  let inside = false
  for (const ring of coordinates) {
    const reading = toLine(ring, point)
    nearestM = Math.min(nearestM, reading.nearestM)
    // Even-odd over all rings: inside the outer one, and inside no hole.
    if (reading.crossings % 2 === 1) inside = !inside
  }
  return nearestM <= onEdgeM ? 0 : inside ? nearestM : -nearestM
}

/** How many lines of a polygon's rings come nearer than this to a point. One: its edge is straight as far as that reaches. */
export const linesWithin = ({ coordinates }: Polygon, { latitude, longitude }: Point, reachM: number): number => {
  const scale = metresPerDegree(latitude)
  let count = 0
  for (const ring of coordinates)
    for (let index = 1; index < ring.length; index++) {
      const [[fromLon = 0, fromLat = 0], [toLon = 0, toLat = 0]] = [ring[index - 1]!, ring[index]!]
      const [ax, ay] = [longitudeGap(longitude, fromLon) * scale.x, (fromLat - latitude) * scale.y]
      const [bx, by] = [longitudeGap(longitude, toLon) * scale.x, (toLat - latitude) * scale.y]
      if (originToSegment2(ax, ay, bx, by) < reachM * reachM) count++
    }
  return count
}

/** Nearest distance to a line of positions, and how often it crosses the ray to the east of the point. */
const toLine = (positions: readonly (readonly number[])[], { latitude, longitude }: Point) => {
  const scale = metresPerDegree(latitude)
  let nearest2 = Number.POSITIVE_INFINITY
  let crossings = 0
  let [fromX, fromY] = [0, 0]
  for (let index = 0; index < positions.length; index++) {
    const [lon = 0, lat = 0] = positions[index]!
    const [toX, toY] = [longitudeGap(longitude, lon) * scale.x, (lat - latitude) * scale.y]
    if (index > 0) {
      nearest2 = Math.min(nearest2, originToSegment2(fromX, fromY, toX, toY))
      if (fromY > 0 !== toY > 0 && fromX - (fromY * (toX - fromX)) / (toY - fromY) > 0) crossings++
    }
    fromX = toX
    fromY = toY
  }
  return { nearestM: Math.sqrt(nearest2), crossings }
}

/** Squared distance of the origin to a segment. */
const originToSegment2 = (ax: number, ay: number, bx: number, by: number): number => {
  const [dx, dy] = [bx - ax, by - ay]
  const length2 = dx * dx + dy * dy
  const along = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2))
  const [x, y] = [ax + along * dx, ay + along * dy]
  return x * x + y * y
}
