import type { Area, Point } from '@breach-alerts/contracts'
import * as fc from 'fast-check'
import { readArea } from '../../src/geo/inside.ts'
import { metresPerDegree } from '../../src/geo/plane.ts'
import { isInside, signedDistanceM } from '../../src/geo/signed-distance.ts'

const home: Point = { latitude: 53.723, longitude: -1.86 }
const scale = metresPerDegree(home.latitude)
const away = (x: number, y: number): Point => ({
  latitude: home.latitude + y / scale.y,
  longitude: home.longitude + x / scale.x,
})

/** A star around home: how far each corner is, metres, at even angles. A hole is the same star, made smaller. */
type Star = readonly number[]
const cornersOf = (star: Star, share = 1) =>
  star.map((reach, i) => {
    const angle = (2 * Math.PI * i) / star.length
    return { x: reach * share * Math.cos(angle), y: reach * share * Math.sin(angle) }
  })
const ringOf = (star: Star, share = 1): [number, number][] => {
  const ring = cornersOf(star, share).map(({ x, y }): [number, number] => {
    const { longitude, latitude } = away(x, y)
    return [longitude, latitude]
  })
  return [...ring, ring[0]!]
}

/** How far the edge is in the direction of a place: the ray to it cut with the line between two corners. Needs no even-odd. */
const edgeTowards = (star: Star, x: number, y: number, share = 1): number => {
  const turn = (2 * Math.PI) / star.length
  const angle = (Math.atan2(y, x) + 2 * Math.PI) % (2 * Math.PI)
  const corners = cornersOf(star, share)
  const first = Math.floor(angle / turn) % star.length
  const [a, b] = [corners[first]!, corners[(first + 1) % star.length]!]
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  return (a.x * dy - a.y * dx) / (Math.cos(angle) * dy - Math.sin(angle) * dx)
}

/** Nearest of many points along the edges: a distance measured without the formula for segments. */
const walkedDistance = (star: Star, x: number, y: number): number => {
  const corners = cornersOf(star)
  return Math.min(
    ...corners.flatMap((a, i) => {
      const b = corners[(i + 1) % corners.length]!
      return Array.from({ length: 201 }, (_, step) =>
        Math.hypot(a.x + ((b.x - a.x) * step) / 200 - x, a.y + ((b.y - a.y) * step) / 200 - y),
      )
    }),
  )
}

const stars = fc.array(fc.double({ min: 50, max: 600, noNaN: true }), { minLength: 5, maxLength: 24 })
const metres = fc.double({ min: -700, max: 700, noNaN: true })

describe('a star-shaped polygon', () => {
  it('holds what lies nearer than its edge in that direction, and nothing else', () => {
    fc.assert(
      fc.property(stars, metres, metres, (star, x, y) => {
        const [reach, edge] = [Math.hypot(x, y), edgeTowards(star, x, y)]
        fc.pre(Math.abs(reach - edge) > 0.1)
        expect(isInside({ type: 'Polygon', coordinates: [ringOf(star)] }, away(x, y))).toBe(reach < edge)
      }),
    )
  })

  it('with a hole holds what lies between the two edges', () => {
    fc.assert(
      fc.property(stars, metres, metres, (star, x, y) => {
        const [reach, edge, hole] = [Math.hypot(x, y), edgeTowards(star, x, y), edgeTowards(star, x, y, 0.4)]
        fc.pre(Math.abs(reach - edge) > 0.1 && Math.abs(reach - hole) > 0.1)
        const area: Area = { type: 'Polygon', coordinates: [ringOf(star), ringOf(star, 0.4)] }
        expect(isInside(area, away(x, y))).toBe(reach < edge && reach > hole)
      }),
    )
  })

  it('is as far as a walk along its edges finds', () => {
    fc.assert(
      fc.property(stars, metres, metres, (star, x, y) => {
        const found = Math.abs(signedDistanceM({ type: 'Polygon', coordinates: [ringOf(star)] }, away(x, y)))
        const walked = walkedDistance(star, x, y)
        // The walk takes steps of at most 6 m; the plane is laid at the place and not at home.
        expect(found).toBeLessThanOrEqual(walked + 0.2)
        expect(walked).toBeLessThanOrEqual(Math.hypot(found, 3.1) + 0.2)
      }),
    )
  })

  it('reads the same far away as by its edges: outside, and at least so far as is said', () => {
    const far = fc.double({ min: 700, max: 50_000, noNaN: true })
    fc.assert(
      fc.property(stars, far, far, fc.constantFrom(5, 40, 400), (star, x, y, accuracyM) => {
        const area: Area = { type: 'Polygon', coordinates: [ringOf(star)] }
        const { distanceM, probability } = readArea(area, away(x, y), accuracyM)
        expect(distanceM).toBeLessThan(0)
        expect(signedDistanceM(area, away(x, y))).toBeLessThanOrEqual(distanceM + 1e-6)
        expect(probability).toBeLessThanOrEqual(0.5)
      }),
    )
  })

  it('has inside it as much of the error as falls there', () => {
    let state = 5
    const uniform = () => (state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296
    const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
    for (const [x, y] of [
      [0, 0],
      [120, 40],
      [-200, 10],
      [90, -260],
      [0, 330],
    ] as const) {
      const star = [300, 120, 340, 90, 260, 150, 380]
      const area: Area = { type: 'Polygon', coordinates: [ringOf(star), ringOf(star, 0.3)] }
      const sigma = 40
      let inside = 0
      for (let i = 0; i < 8_000; i++) {
        const [at, to] = [x + sigma * normal(), y + sigma * normal()]
        const reach = Math.hypot(at, to)
        if (reach < edgeTowards(star, at, to) && reach > edgeTowards(star, at, to, 0.3)) inside++
      }
      const { probability } = readArea(area, away(x, y), sigma * Math.sqrt(-2 * Math.log(0.32)))
      expect(Math.abs(probability - inside / 8_000)).toBeLessThan(0.03)
    }
  })
})
