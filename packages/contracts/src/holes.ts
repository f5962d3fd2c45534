import { type Position, properlyCross, liesOn } from './ring.ts'

type Box = { west: number; east: number; south: number; north: number }

/** Index of the hole's ring, and of the position at which the line in question starts; null: the ring as a whole. */
export type StrayHole = { ring: number; line: number | null; message: string }

/**
 * Finds the first hole that is none: outside its outer ring or over its edge, the whole of it, or over another hole. Such a hole
 * would count as inside wherever it strays, and so alert where nobody ordered anything. Touching in a point is allowed.
 *
 * @param rings simple closed rings, longitude first; the outer one first
 */
export const strayHole = ([outer = [], ...holes]: readonly (readonly Position[])[]): StrayHole | null => {
  for (const [index, hole] of holes.entries()) {
    const ring = index + 1
    const line = strayLine(hole, outer)
    if (line !== null) return { ring, line, message: 'the hole leaves the outer ring on the line that starts here' }
    if (!probes(hole).some(point => sideOf(outer, point) === 'IN'))
      return { ring, line: null, message: 'the hole takes away the whole area' }
    const other = holes.slice(0, index).findIndex(earlier => overlap(hole, earlier))
    if (other !== -1) return { ring, line: null, message: `the hole lies over the hole at ${other + 1}` }
  }
  return null
}

const strayLine = (hole: readonly Position[], outer: readonly Position[]): number | null => {
  const edges = linesNear(outer, boxOf(hole))
  // No edge comes near: one point speaks for all.
  if (edges.length === 0) return sideOf(outer, hole[0]!) === 'OUT' ? 0 : null
  for (let i = 0; i + 1 < hole.length; i++) {
    const [from, to] = [hole[i]!, hole[i + 1]!]
    if ([from, middle(from, to)].some(point => sideOf(outer, point) === 'OUT')) return i
    if (edges.some(([a, b]) => properlyCross(from, to, a, b))) return i
  }
  return null
}

const overlap = (a: readonly Position[], b: readonly Position[]): boolean => {
  const [boxA, boxB] = [boxOf(a), boxOf(b)]
  if (!boxesMeet(boxA, boxB)) return false
  const [linesA, linesB] = [linesNear(a, boxB), linesNear(b, boxA)]
  return (
    linesA.some(([p, q]) => linesB.some(([r, s]) => properlyCross(p, q, r, s))) ||
    probes(a).some(point => sideOf(b, point) === 'IN') ||
    probes(b).some(point => sideOf(a, point) === 'IN')
  )
}

const middle = (a: Position, b: Position): Position => [(a[0]! + b[0]!) / 2, (a[1]! + b[1]!) / 2]

/** Corners, and the middles between them. */
const probes = (ring: readonly Position[]): Position[] =>
  ring.slice(1).flatMap((to, index) => [ring[index]!, middle(ring[index]!, to)])

/** Even-odd, in degrees as they stand: what is asked is which side, not how far. */
const sideOf = (ring: readonly Position[], point: Position): 'IN' | 'OUT' | 'EDGE' => {
  const [x = 0, y = 0] = point
  let inside = false
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!]
    if (liesOn(a, b, point)) return 'EDGE'
    if (a[1]! > y !== b[1]! > y && x < a[0]! + ((y - a[1]!) * (b[0]! - a[0]!)) / (b[1]! - a[1]!)) inside = !inside
  }
  return inside ? 'IN' : 'OUT'
}

const boxOf = (ring: readonly Position[]): Box => {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  for (const [x = 0, y = 0] of ring) {
    box.west = Math.min(box.west, x)
    box.east = Math.max(box.east, x)
    box.south = Math.min(box.south, y)
    box.north = Math.max(box.north, y)
  }
  return box
}

const boxesMeet = (a: Box, b: Box) => a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north

const linesNear = (ring: readonly Position[], box: Box): (readonly [Position, Position])[] =>
  ring.slice(1).flatMap((to, index) => {
    const line = [ring[index]!, to] as const
    return boxesMeet(boxOf(line), box) ? [line] : []
  })
