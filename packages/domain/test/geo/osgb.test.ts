import * as fc from 'fast-check'
import { cellOf, cellsWithin } from '../../src/geo/cells.ts'
import { osgbToPoint } from '../../src/geo/osgb.ts'
import { spotOf } from '../../src/geo/place.ts'
import { distanceM, metresPerDegree } from '../../src/geo/plane.ts'

describe('national grid references', () => {
  // Ordnance Survey's published test points of OSTN15 (ETRS89 beside OSGB36).
  it.each([
    ['St Mary’s, Scilly', 91_492.146, 11_318.804, 49.922_263_937_3, -6.299_777_520_14],
    ['Caister', 651_409.804, 313_177.45, 52.658_007_83, 1.716_073_97],
    ['Blackpool', 331_534.564, 431_920.794, 53.779_110_257_6, -3.040_454_906_91],
  ])('%s comes out within 5 m', (_, easting, northing, latitude, longitude) => {
    expect(distanceM(osgbToPoint({ easting, northing })!, { latitude, longitude })).toBeLessThan(5)
  })

  it.each([
    [0, 5],
    [-1, 5],
    [5, 0],
    [5, -1],
    [700_000, 5],
    [800_000, 100_000],
    [5, 1_300_000],
    [5, 1_400_000],
    [Number.NaN, 1],
  ])('%d, %d is off the grid', (easting, northing) => {
    expect(osgbToPoint({ easting, northing })).toBeNull()
  })

  it('is used when a place has no point, and counts as inexact', () => {
    expect(spotOf({ osgb: { easting: 331_534.564, northing: 431_920.794 } })?.accuracyM).toBe(5)
    expect(
      spotOf({ point: { latitude: 0, longitude: 0 }, osgb: { easting: 331_534.564, northing: 431_920.794 } })
        ?.accuracyM,
    ).toBe(5)
    expect(spotOf({ point: { latitude: 0, longitude: 0 } })).toBeNull()
  })
})

describe('grid cells', () => {
  it('find every point within the distance, at every latitude of the country', () => {
    const point = fc.record({
      latitude: fc.double({ min: 49, max: 61, noNaN: true }),
      longitude: fc.double({ min: -9, max: 2, noNaN: true }),
    })
    fc.assert(
      fc.property(
        point,
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        fc.double({ min: 0, max: 29.99, noNaN: true }),
        (from, angle, metres) => {
          const scale = metresPerDegree(from.latitude)
          const to = {
            latitude: from.latitude + (metres * Math.sin(angle)) / scale.y,
            longitude: from.longitude + (metres * Math.cos(angle)) / scale.x,
          }
          expect(cellsWithin(from, 30)).toContain(cellOf(to))
        },
      ),
    )
  })

  it('are those that reach into the distance and no others, and of a point alone its own', () => {
    const point = fc.record({
      latitude: fc.double({ min: 49, max: 61, noNaN: true }),
      longitude: fc.double({ min: -9, max: 2, noNaN: true }),
    })
    fc.assert(
      fc.property(point, from => {
        const scale = metresPerDegree(from.latitude)
        const farthest = cellsWithin(from, 30).map(cell => {
          const [south, west] = cell.split(':').map(Number) as [number, number]
          const beyond = (at: number, first: number, size: number) =>
            Math.max(first * size - at, at - (first + 1) * size)
          return Math.max(
            beyond(from.latitude, south, 0.0005) * scale.y,
            beyond(from.longitude, west, 0.0008) * scale.x,
          )
        })
        expect(Math.max(...farthest)).toBeLessThanOrEqual(30.001)
        expect(cellsWithin(from, 0)).toEqual([cellOf(from)])
      }),
    )
    expect(cellsWithin({ latitude: 90, longitude: 0 }, 30).length).toBeLessThan(30)
  })
})
