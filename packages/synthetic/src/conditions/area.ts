import type { Area } from '@breach-alerts/contracts'
import { movedTowards, type Point } from '../plane.ts'
import type { Random } from '../random.ts'

/** How a place lies to an area: plainly in it, plainly not, or so near the edge that its accuracy does not say. */
export type Lie = 'INSIDE' | 'OUTSIDE' | 'EDGE'

/**
 * An area to which a place lies as is wanted: by at least 60 m and five times the accuracy, or nearer than a third of it to the edge.
 *
 * @param edgeDepthM metres by which a place at the edge is inside; negative: outside
 */
export const areaFor = (random: Random, place: Point, lie: Lie, accuracyM: number, edgeDepthM: number): Area => {
  if (lie === 'EDGE') return atEdge(random, place, accuracyM, edgeDepthM)
  const marginM = Math.max(60, 5 * accuracyM)
  return random.pick([circle, polygon, polygonWithHole, corridor])(random, place, lie === 'INSIDE', marginM)
}

type Shape = (random: Random, place: Point, isInside: boolean, marginM: number) => Area

const direction = (random: Random) => 2 * Math.PI * random.next()

const circle: Shape = (random, place, isInside, marginM) => {
  const radiusM = marginM + random.between(20, 600)
  const awayM = isInside ? random.next() * (radiusM - marginM) : radiusM + marginM + random.below(2_000)
  return { type: 'Circle', centre: movedTowards(place, direction(random), awayM), radiusM }
}

type Corners = { count: number; turn: number }
const cornersOf = (random: Random): Corners => ({ count: random.pick([4, 5, 6, 8]), turn: direction(random) })

/** A regular ring; every point of its edge is between `radiusM` and `outerM` from the middle. */
const ringAround = (middle: Point, { count, turn }: Corners, radiusM: number): [number, number][] => {
  const ring = Array.from({ length: count }, (_, at): [number, number] => {
    const corner = movedTowards(middle, turn + (2 * Math.PI * at) / count, outerM({ count }, radiusM))
    return [corner.longitude, corner.latitude]
  })
  return [...ring, ring[0]!]
}
const outerM = ({ count }: Pick<Corners, 'count'>, radiusM: number) => radiusM / Math.cos(Math.PI / count)

const polygon: Shape = (random, place, isInside, marginM) => {
  const corners = cornersOf(random)
  const radiusM = marginM + random.between(20, 600)
  const awayM = isInside
    ? random.next() * (radiusM - marginM)
    : outerM(corners, radiusM) + marginM + random.below(2_000)
  const middle = movedTowards(place, direction(random), awayM)
  return { type: 'Polygon', coordinates: [ringAround(middle, corners, radiusM)] }
}

/** Outside is in the hole. */
const polygonWithHole: Shape = (random, place, isInside, marginM) => {
  const corners = cornersOf(random)
  const holeM = marginM + random.between(20, 200)
  const leastM = outerM(corners, holeM) + marginM
  const radiusM = leastM + marginM + random.between(20, 600)
  const awayM = isInside ? leastM + random.next() * (radiusM - marginM - leastM) : random.next() * (holeM - marginM)
  const middle = movedTowards(place, direction(random), awayM)
  return {
    type: 'Polygon',
    coordinates: [ringAround(middle, corners, radiusM), ringAround(middle, corners, holeM).toReversed()],
  }
}

/** A way past the place, that turns away from it where it is far. */
const corridor: Shape = (random, place, isInside, marginM) => {
  const halfWidthM = marginM + random.between(20, 200)
  const awayM = isInside ? random.next() * (halfWidthM - marginM) : halfWidthM + marginM + random.below(1_000)
  const along = direction(random)
  const foot = movedTowards(place, along + Math.PI / 2, awayM)
  const farM = halfWidthM + marginM + 500
  const corner = movedTowards(foot, along, farM)
  const points = [movedTowards(foot, along + Math.PI, farM), corner, movedTowards(corner, along + random.next(), farM)]
  return { type: 'Corridor', line: points.map(({ longitude, latitude }) => [longitude, latitude]), halfWidthM }
}

/** A circle or square, so large that its edge is straight near the place. */
const atEdge = (random: Random, place: Point, accuracyM: number, edgeDepthM: number): Area => {
  const radiusM = 6 * accuracyM
  const towards = direction(random)
  const middle = movedTowards(place, towards, radiusM - edgeDepthM)
  // The place lies opposite the middle of a side.
  return random.chance(0.5)
    ? { type: 'Circle', centre: middle, radiusM }
    : { type: 'Polygon', coordinates: [ringAround(middle, { count: 4, turn: towards + Math.PI / 4 }, radiusM)] }
}
