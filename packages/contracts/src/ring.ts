/** GeoJSON position: longitude, latitude. */
export type Position = readonly number[]

const cross = (o: Position, a: Position, b: Position) =>
  (a[0]! - o[0]!) * (b[1]! - o[1]!) - (a[1]! - o[1]!) * (b[0]! - o[0]!)

const within = (a: Position, b: Position, p: Position) =>
  Math.min(a[0]!, b[0]!) <= p[0]! &&
  p[0]! <= Math.max(a[0]!, b[0]!) &&
  Math.min(a[1]!, b[1]!) <= p[1]! &&
  p[1]! <= Math.max(a[1]!, b[1]!)

const apart = (one: number, other: number) => (one > 0 && other < 0) || (one < 0 && other > 0)

/** Do two line segments go through each other? Touching is not crossing. */
export const properlyCross = (a: Position, b: Position, c: Position, d: Position): boolean =>
  apart(cross(a, b, c), cross(a, b, d)) && apart(cross(c, d, a), cross(c, d, b))

/** Does a point lie on a line segment? */
export const liesOn = (a: Position, b: Position, p: Position): boolean => cross(a, b, p) === 0 && within(a, b, p)

/** Do the two closed line segments share a point? Collinear overlap counts. */
const meet = (a: Position, b: Position, c: Position, d: Position) =>
  properlyCross(a, b, c, d) || liesOn(a, b, c) || liesOn(a, b, d) || liesOn(c, d, a) || liesOn(c, d, b)

const isSame = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1]

/** Two lines that meet have no more than one point in common; a line that runs along the other has two of the four ends. */
const touch = (a: Position, b: Position, c: Position, d: Position) => {
  if (properlyCross(a, b, c, d)) return false
  const common = [...[c, d].filter(p => liesOn(a, b, p)), ...[a, b].filter(p => liesOn(c, d, p))]
  return common.every(p => isSame(p, common[0]!))
}

/**
 * Finds the first two lines of a closed ring that meet where they should not: the first that cross, or else the first that touch.
 * A corner that is said again at once makes no line.
 *
 * @param ring positions, longitude first; the last repeats the first
 * @returns the indexes of the positions at which the two lines start, and whether they only touch, in one point; null for a simple ring
 */
export const firstCrossing = (
  ring: readonly Position[],
): { segment: number; other: number; touches: boolean } | null => {
  const starts = [...ring.keys()].slice(1).flatMap(end => (isSame(ring[end - 1]!, ring[end]!) ? [] : [end - 1]))
  const lines = starts.length
  let touching: { segment: number; other: number; touches: boolean } | null = null
  for (let i = 0; i < lines; i++) {
    const segment = starts[i]!
    const [a, b] = [ring[segment]!, ring[segment + 1]!]
    for (let j = i + 1; j < lines; j++) {
      const other = starts[j]!
      const [c, d] = [ring[other]!, ring[other + 1]!]
      const neighbours = j === i + 1 || (i === 0 && j === lines - 1)
      if (!(neighbours ? foldsBack(a, b, c, d) : meet(a, b, c, d))) continue
      if (neighbours || !touch(a, b, c, d)) return { segment, other, touches: false }
      touching ??= { segment, other, touches: true }
    }
  }
  return touching
}

/** Neighbouring lines share one end by design; they cross only when one runs back over the other. */
const foldsBack = (a: Position, b: Position, c: Position, d: Position) => {
  const joint = isSame(b, c) ? b : a
  const [p, q] = joint === b ? [a, d] : [b, c]
  return (
    cross(joint, p, q) === 0 &&
    (p[0]! - joint[0]!) * (q[0]! - joint[0]!) + (p[1]! - joint[1]!) * (q[1]! - joint[1]!) > 0
  )
}

/** Fewer than three corners enclose nothing. */
export const enclosesNothing = (ring: readonly Position[]): boolean =>
  new Set(ring.map(([longitude, latitude]) => `${longitude} ${latitude}`)).size < 3
