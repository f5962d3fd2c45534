import type { Area, Point } from '@breach-alerts/contracts'
import * as fc from 'fast-check'
import { distanceM, metresPerDegree } from '../../src/geo/plane.ts'
import { isInside, signedDistanceM } from '../../src/geo/signed-distance.ts'

const home: Point = { latitude: 53.723, longitude: -1.86 }
const scale = metresPerDegree(home.latitude)
const away = (eastM: number, northM: number): Point => ({
  latitude: home.latitude + northM / scale.y,
  longitude: home.longitude + eastM / scale.x,
})
const position = ({ longitude, latitude }: Point): [number, number] => [longitude, latitude]
const square = (halfM: number) =>
  [
    [-halfM, -halfM],
    [halfM, -halfM],
    [halfM, halfM],
    [-halfM, halfM],
    [-halfM, -halfM],
  ].map(([x, y]) => position(away(x!, y!)))
const block: Area = { type: 'Polygon', coordinates: [square(500), square(100)] }

describe('distance to the edge of an area', () => {
  it.each<[string, Area, Point, number]>([
    ['deep inside a circle', { type: 'Circle', centre: home, radiusM: 200 }, away(150, 0), 50],
    ['outside a circle', { type: 'Circle', centre: home, radiusM: 200 }, away(0, 260), -60],
    ['inside a polygon', block, away(300, 0), 200],
    ['outside a polygon', block, away(0, -520), -20],
    ['in the hole', block, away(30, 0), -70],
    ['between the hole and the edge', block, away(110, 0), 10],
    [
      'beside a corridor',
      { type: 'Corridor', line: [position(away(-100, 0)), position(away(100, 0))], halfWidthM: 50 },
      away(0, 60),
      -10,
    ],
    [
      'inside a corridor',
      { type: 'Corridor', line: [position(away(-100, 0)), position(away(100, 0))], halfWidthM: 50 },
      away(50, 20),
      30,
    ],
    [
      'past the end of a corridor',
      { type: 'Corridor', line: [position(away(-100, 0)), position(away(100, 0))], halfWidthM: 50 },
      away(130, 40),
      0,
    ],
  ])('%s', (_, area, point, expected) => {
    expect(signedDistanceM(area, point)).toBeCloseTo(expected, 1)
  })

  it.each<[string, Area, Point]>([
    ['an edge', block, away(500, 20)],
    ['a corner', block, away(500, 500)],
    ['the edge of the hole', block, away(20, 100)],
    ['a corner of the hole', block, away(-100, 100)],
  ])('counts a point on %s as inside', (_, area, point) => {
    expect(isInside(area, point)).toBe(true)
  })

  const line = [away(-100, 0), away(100, 0)].map(position)

  it.each<[string, Area]>([
    ['a circle', { type: 'Circle', centre: home, radiusM: 60 }],
    ['a corridor', { type: 'Corridor', line, halfWidthM: 60 }],
    ['a corridor from a point to itself', { type: 'Corridor', line: [position(home), position(home)], halfWidthM: 60 }],
  ])('takes a millimetre beyond the edge of %s for the edge, and no more', (_, area) => {
    expect(signedDistanceM(area, away(0, 60.0008))).toBe(0)
    expect(signedDistanceM(area, away(0, 60.0012))).toBeLessThan(0)
    expect(signedDistanceM(area, away(0, 59.9988))).toBeGreaterThan(0)
  })

  it('says the same of a polygon that starts at another corner or runs the other way', () => {
    const ring = square(500).slice(0, 4)
    const around = (start: number, turn: number): Area => {
      const turned = Array.from({ length: 4 }, (_, i) => ring[(((start + i * turn) % 4) + 4) % 4]!)
      return { type: 'Polygon', coordinates: [[...turned, turned[0]!]] }
    }
    const metres = fc.double({ min: -900, max: 900, noNaN: true })
    fc.assert(
      fc.property(metres, metres, fc.nat(3), fc.constantFrom(1, -1), (x, y, start, turn) => {
        expect(signedDistanceM(around(start, turn), away(x, y))).toBeCloseTo(
          signedDistanceM(around(0, 1), away(x, y)),
          6,
        )
      }),
    )
  })

  it('agrees with the plain comparison of coordinates for a square', () => {
    const metres = fc.double({ min: -900, max: 900, noNaN: true })
    fc.assert(
      fc.property(metres, metres, (x, y) => {
        const expected = Math.max(Math.abs(x), Math.abs(y)) <= 500
        fc.pre(Math.abs(Math.max(Math.abs(x), Math.abs(y)) - 500) > 0.01)
        expect(isInside({ type: 'Polygon', coordinates: [square(500)] }, away(x, y))).toBe(expected)
      }),
    )
  })

  it('reaches over the date line', () => {
    const area: Area = { type: 'Circle', centre: { latitude: 0, longitude: 179.9999 }, radiusM: 100 }
    expect(isInside(area, { latitude: 0, longitude: -179.9999 })).toBe(true)
  })

  it('measures as the great circle does, within 0.5 %', () => {
    // Haversine on a sphere is itself off by up to 0.5 % against the ellipsoid.
    const leeds = { latitude: 53.7965, longitude: -1.5478 }
    const bradford = { latitude: 53.795, longitude: -1.752 }
    expect(distanceM(leeds, bradford) / 13_413).toBeCloseTo(1, 2)
  })
})
