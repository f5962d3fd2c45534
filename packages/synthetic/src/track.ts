import { moved, type Point } from './plane.ts'
import type { Random } from './random.ts'

/** Somebody walks into an area, stays and walks out again; or stays near it all day. Lengths in metres, times in milliseconds. */
export type Walk = {
  deviceId: string
  /** Middle of the area, WGS84. */
  centre: Point
  /** Epoch milliseconds of the first fix. */
  startAt: number
  everyMs: number
  fixes: number
  /** Distance from the middle at an instant after the start. */
  distanceAt: (ms: number) => number
}

/**
 * Fixes of a walk as a tag reports them: errors that hang together from fix to fix (AR(1), 5 m), and now and then a burst of 45 m of which the
 * tag admits half. Source of the error model: matching.md §4.2.
 */
export const fixesOf = function* (random: Random, walk: Walk) {
  const [keep, sigmaM] = [0.9, 5]
  let [north, east] = [sigmaM * random.normal(), sigmaM * random.normal()]
  let burst = 0
  const bearing = random.next() * 2 * Math.PI
  for (let at = 0; at < walk.fixes; at++) {
    const fresh = sigmaM * Math.sqrt(1 - keep * keep)
    ;[north, east] = [keep * north + fresh * random.normal(), keep * east + fresh * random.normal()]
    burst = burst > 0 ? burst - 1 : random.chance(0.003) ? random.between(1, 3) : 0
    const off = burst > 0 ? 45 : 0
    const distance = walk.distanceAt(at * walk.everyMs)
    const point = moved(walk.centre, distance * Math.cos(bearing) + north + off, distance * Math.sin(bearing) + east)
    const time = new Date(walk.startAt + at * walk.everyMs).toISOString()
    yield {
      specversion: '1.0',
      // Of one tag no two fixes are of one instant.
      id: time,
      source: `urn:synthetic:${walk.deviceId}`,
      time,
      type: 'em.position',
      data: { deviceId: walk.deviceId, fix: { ...point, accuracyM: burst > 0 ? 22 : 7.6, kind: 'GNSS', sequence: at } },
    }
  }
}
