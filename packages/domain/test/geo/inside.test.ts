import type { Area, Point } from '@breach-alerts/contracts'
import * as fc from 'fast-check'
import { readArea } from '../../src/geo/inside.ts'
import { metresPerDegree } from '../../src/geo/plane.ts'

const centre = { latitude: 53.5, longitude: -1.5 }
const north = (metres: number) => ({
  latitude: centre.latitude + metres / metresPerDegree(centre.latitude).y,
  longitude: centre.longitude,
})
const r68 = Math.sqrt(-2 * Math.log(0.32))
const away = (eastM: number, northM: number) => {
  const scale = metresPerDegree(centre.latitude)
  return { latitude: centre.latitude + northM / scale.y, longitude: centre.longitude + eastM / scale.x }
}
const position = ({ longitude, latitude }: Point): [number, number] => [longitude, latitude]
const blockM = 2_000
const block: Area = {
  type: 'Polygon',
  coordinates: [[away(0, 0), away(blockM, 0), away(blockM, blockM), away(0, blockM), away(0, 0)].map(position)],
}

describe('probability of being inside', () => {
  it('is the same where a corner of the ring is said again at once, at the corner, at an edge and away from both', () => {
    const again: Area = {
      type: 'Polygon',
      coordinates: [
        [away(0, 0), away(0, 0), away(blockM, 0), away(blockM, blockM), away(0, blockM), away(0, 0)].map(position),
      ],
    }
    for (const point of [away(0, 0), away(3, 4), away(-3, 4), away(blockM / 2, 5), away(blockM / 2, -900)]) {
      const [one, other] = [readArea(again, point, 10), readArea(block, point, 10)]
      expect(one.distanceM).toBeCloseTo(other.distanceM, 6)
      expect(Math.abs(one.probability - other.probability)).toBeLessThan(0.01)
    }
  })

  it.each([
    [-2, 0.0228],
    [-1, 0.1587],
    [0, 0.5],
    [1, 0.8413],
    [1.645, 0.95],
    [2, 0.9772],
    [4.5, 1],
    [-4.5, 0],
  ])('far from any corner is the normal integral: %d standard deviations inside gives %d', (deviations, expected) => {
    const wide: Area = { type: 'Circle', centre: north(-3_000), radiusM: 3_000 }
    expect(Math.abs(readArea(wide, north(-deviations * 10), 10 * r68).probability - expected)).toBeLessThan(0.005)
  })

  it.each([
    [10, 0.3935],
    [20, 0.8647],
    [5, 0.1175],
  ])(
    'in the middle of a circle smaller than the error is the share of the error that falls in it: radius %d m',
    (radiusM, expected) => {
      // 1 - exp(-R^2 / 2 sigma^2) with sigma 10 m.
      expect(
        Math.abs(readArea({ type: 'Circle', centre, radiusM }, centre, 10 * r68).probability - expected),
      ).toBeLessThan(0.005)
    },
  )

  it('is the same for a corner, however it is asked: a quarter of the error falls beyond both edges', () => {
    const [dx, dy] = [0.1, 0.1]
    const corner: Area = {
      type: 'Polygon',
      coordinates: [
        [
          [-1.5, 53.5],
          [-1.5 + dx, 53.5],
          [-1.5 + dx, 53.5 + dy],
          [-1.5, 53.5 + dy],
          [-1.5, 53.5],
        ],
      ],
    }
    expect(Math.abs(readArea(corner, centre, 15).probability - 0.25)).toBeLessThan(0.01)
    expect(Math.abs(readArea(corner, { latitude: 53.55, longitude: -1.5 }, 15).probability - 0.5)).toBeLessThan(1e-6)
  })

  it('of an exact point is all or nothing, the edge inside', () => {
    const area: Area = { type: 'Circle', centre, radiusM: 100 }
    expect([north(99.9), north(100.1)].map(point => readArea(area, point, 0).probability)).toEqual([1, 0])
  })

  it('never falls on the way to the middle of a circle', () => {
    const area: Area = { type: 'Circle', centre, radiusM: 100 }
    const step = fc.double({ min: 0, max: 250, noNaN: true })
    fc.assert(
      fc.property(step, step, fc.double({ min: 1, max: 80, noNaN: true }), (a, b, accuracyM) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)]
        const gain =
          readArea(area, north(near), accuracyM).probability - readArea(area, north(far), accuracyM).probability
        expect(gain).toBeGreaterThan(-0.001)
      }),
    )
  })

  it.each([
    [-5, 0],
    [-2, 0.0228],
    [-1, 0.1587],
    [1, 0.8413],
    [2, 0.9772],
    [5, 1],
  ])(
    'beside the straight edge of a polygon is the normal integral: %d deviations inside gives %d',
    (sigmas, expected) => {
      const reading = readArea(block, away(blockM / 2, sigmas * 10), 10 * r68)
      expect(reading.distanceM).toBeCloseTo(sigmas * 10, 0)
      expect(Math.abs(reading.probability - expected)).toBeLessThan(0.0005)
    },
  )

  it('is a quarter at every corner', () => {
    const corners = [0, blockM].flatMap(x => [0, blockM].map(y => readArea(block, away(x, y), 15).probability))
    expect(corners.every(one => Math.abs(one - 0.25) < 0.01)).toBe(true)
  })

  it('of an exact point is all on the edge of a polygon, and nothing beside it', () => {
    const { longitude, latitude } = centre
    expect(readArea(block, { longitude, latitude: latitude + 0.001 }, 0)).toEqual({ distanceM: 0, probability: 1 })
    expect(readArea(block, away(-3, 500), 0).probability).toBe(0)
  })

  const street: Area = { type: 'Corridor', line: [away(0, 0), away(1_000, 0)].map(position), halfWidthM: 20 }

  // Of a normal error of 10 m along one axis as much as falls between the two sides; at the end of the line half of that and half a disc.
  it.each([
    ['in the middle of it', 500, 0, 20, 0.9545],
    ['on its side', 500, 20, 0, 0.5],
    ['on its other side', 500, -20, 0, 0.5],
    ['ten metres beside it', 500, 30, -10, 0.1587],
    ['at its end', 0, 0, 20, 0.9096],
    ['at its other end', 1_000, 0, 20, 0.9096],
    ['far beside it', 500, 520, -500, 0],
    ['far behind it', -300, 0, -280, 0],
  ])('of a corridor %s', (_, x, y, distanceM, expected) => {
    const reading = readArea(street, away(x, y), 10 * r68)
    expect(reading.distanceM).toBeCloseTo(distanceM, 0)
    expect(Math.abs(reading.probability - expected)).toBeLessThan(0.02)
  })

  const bent: Area = {
    type: 'Corridor',
    line: [away(0, 0), away(500, 0), away(500, 500)].map(position),
    halfWidthM: 20,
  }

  // The same normal error, added up over a grid of half a metre by the distance to either line.
  it.each([
    ['in the bend', 500, 0, 20, 0.944],
    ['in its inner corner', 480, 20, 0, 0.76],
    ['beyond its inner corner', 470, 30, -10, 0.302],
    ['at its outer corner', 515, -15, -1, 0.36],
    ['well before it', 400, 0, 20, 0.9545],
    ['well after it', 500, 100, 20, 0.9545],
  ])('of a corridor with a bend, %s', (_, x, y, distanceM, expected) => {
    const reading = readArea(bent, away(x, y), 10 * r68)
    expect(reading.distanceM).toBeCloseTo(distanceM, 0)
    expect(Math.abs(reading.probability - expected)).toBeLessThan(0.02)
  })

  it('is neither more than all nor less than nothing', () => {
    // Three and a half deviations from both edges of a corner: too near to be plain, and nothing of the disc falls beyond.
    expect(readArea(block, away(35, 35), 10 * r68).probability).toBe(1)
    expect(readArea(block, away(-35, -35), 10 * r68).probability).toBe(0)
  })
})
