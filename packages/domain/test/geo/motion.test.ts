import type { Area } from '@breach-alerts/contracts'
import { depthOnTheWay } from '../../src/geo/crossing.ts'
import { isPossible, speedMps } from '../../src/geo/motion.ts'
import { isNowhere } from '../../src/geo/plane.ts'
import { home, north } from '../support/made-up.ts'

const sighting = (metres: number, seconds: number, accuracyM = 5) => ({
  ...north(metres),
  at: seconds * 1000,
  accuracyM,
})

describe('two sightings of one tag', () => {
  it.each([
    ['a walk', sighting(0, 0), sighting(90, 60), true],
    ['a motorway', sighting(0, 0), sighting(2000, 60), true],
    ['200 km in a minute', sighting(0, 0), sighting(200_000, 60), false],
    ['5 km in a minute, inexact', sighting(0, 0, 500), sighting(5_000, 60, 500), true],
    ['both at once, a mile apart', sighting(0, 0), sighting(1600, 0), false],
  ])('%s: possible %s', (_, a, b, expected) => {
    expect(isPossible(a, b)).toBe(expected)
    expect(isPossible(b, a)).toBe(expected)
  })
})

describe('the least speed between two sightings', () => {
  it.each([
    ['by way and time, with twice the accuracy of both in his favour', sighting(0, 0), sighting(1_000, 10), 98],
    ['whenever it is', sighting(0, 100), sighting(1_000, 110), 98],
    ['whichever comes first', sighting(1_000, 10), sighting(0, 0), 98],
    ['of both at once by one second', sighting(0, 0), sighting(1_000, 0), 980],
    ['within the accuracy none', sighting(0, 0, 200), sighting(500, 60, 100), 0],
  ])('is %s', (_, a, b, expected) => {
    expect(speedMps(a, b)).toBeCloseTo(expected, -1)
  })
})

describe('positions that say nothing', () => {
  it.each([
    ['0,0', { latitude: 0, longitude: 0 }, true],
    ['latitude and longitude swapped', { latitude: -1.55, longitude: 53.8 }, true],
    ['Leeds', { latitude: 53.8, longitude: -1.55 }, false],
    ['San Antonio', { latitude: 29.4, longitude: -98.5 }, false],
  ])('%s: %s', (_, point, expected) => {
    expect(isNowhere(point)).toBe(expected)
  })
})

describe('the way between two fixes', () => {
  const area: Area = { type: 'Circle', centre: home, radiusM: 200 }
  const east = (metresNorth: number, metresEast: number) => ({
    ...north(metresNorth),
    longitude: home.longitude + metresEast / 65_800,
  })

  it('is as deep in an area as its middle', () => {
    expect(depthOnTheWay(area, north(-500), north(500))).toBeCloseTo(200, -1)
  })

  it('is as deep whichever way it leads, and however far behind the area it ends', () => {
    expect(depthOnTheWay(area, east(0, -500), east(0, 500))).toBeCloseTo(200, -1)
    expect(depthOnTheWay(area, east(0, 300), east(0, -900))).toBeCloseTo(200, -1)
  })

  it('is told by what lies between its ends, not by the ends', () => {
    expect(depthOnTheWay(area, north(-480), north(0))).toBeCloseTo(180, 0)
    expect(depthOnTheWay(area, north(0), north(-480))).toBeCloseTo(180, 0)
  })

  it.each([
    ['passing by', east(-500, 260), east(500, 260)],
    ['far away', north(5000), north(5100)],
  ])('is not in it when %s', (_, from, to) => {
    expect(depthOnTheWay(area, from, to)).toBeLessThanOrEqual(0)
  })
})
