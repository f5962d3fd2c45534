type Position = readonly number[]

const cross = (o: Position, a: Position, b: Position) =>
  (a[0]! - o[0]!) * (b[1]! - o[1]!) - (a[1]! - o[1]!) * (b[0]! - o[0]!)

const within = (a: Position, b: Position, p: Position) =>
  Math.min(a[0]!, b[0]!) <= p[0]! &&
  p[0]! <= Math.max(a[0]!, b[0]!) &&
  Math.min(a[1]!, b[1]!) <= p[1]! &&
  p[1]! <= Math.max(a[1]!, b[1]!)

/** Do the two closed line segments share a point? Collinear overlap counts. */
const meet = (a: Position, b: Position, c: Position, d: Position) => {
  const [abc, abd, cda, cdb] = [cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)]
  if (((abc > 0 && abd < 0) || (abc < 0 && abd > 0)) && ((cda > 0 && cdb < 0) || (cda < 0 && cdb > 0))) return true
  return (
    (abc === 0 && within(a, b, c)) ||
    (abd === 0 && within(a, b, d)) ||
    (cda === 0 && within(c, d, a)) ||
    (cdb === 0 && within(c, d, b))
  )
}

/**
 * Finds the first two lines of a closed ring that meet where they should not.
 *
 * @param ring positions, longitude first; the last repeats the first
 * @returns the indexes of the positions at which the two lines start, or null for a simple ring
 */
export const firstCrossing = (ring: readonly Position[]): { segment: number; other: number } | null => {
  const lines = ring.length - 1
  for (let i = 0; i < lines; i++)
    for (let j = i + 1; j < lines; j++) {
      const neighbours = j === i + 1 || (i === 0 && j === lines - 1)
      const [a, b, c, d] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!]
      if (neighbours ? foldsBack(a, b, c, d) : meet(a, b, c, d)) return { segment: i, other: j }
    }
  return null
}

/** Neighbouring lines share one end by design; they cross only when one runs back over the other. */
const foldsBack = (a: Position, b: Position, c: Position, d: Position) => {
  const joint = b[0] === c[0] && b[1] === c[1] ? b : a
  const [p, q] = joint === b ? [a, d] : [b, c]
  if (a[0] === b[0] && a[1] === b[1]) return false
  return (
    cross(joint, p, q) === 0 &&
    (p[0]! - joint[0]!) * (q[0]! - joint[0]!) + (p[1]! - joint[1]!) * (q[1]! - joint[1]!) > 0
  )
}
