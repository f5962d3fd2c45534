import { distanceM, isNowhere, longitudeGap, metresPerDegree } from '../../src/geo/plane.ts'

describe('the plane', () => {
  // Published lengths of a degree on the WGS84 ellipsoid.
  it.each([
    [0, 111_320, 110_574],
    [30, 96_486, 110_852],
    [45, 78_847, 111_132],
    [-60, 55_800, 111_412],
    [90, 0, 111_694],
  ])('at latitude %d has %d m in a degree of longitude and %d m in one of latitude', (latitude, x, y) => {
    const scale = metresPerDegree(latitude)
    expect(Math.abs(scale.x - x)).toBeLessThan(1)
    expect(Math.abs(scale.y - y)).toBeLessThan(1)
  })

  it.each([
    [10, 20, 10],
    [20, 10, -10],
    [179, -179, 2],
    [-179, 179, -2],
    [0, 180, 180],
    [0, -180, -180],
  ])('from longitude %d to %d goes the short way round: %d', (from, to, gap) => {
    expect(longitudeGap(from, to)).toBe(gap)
  })
})

describe('the distance of two points', () => {
  const at = (latitude: number, longitude: number) => ({ latitude, longitude })

  it.each([
    ['a degree of longitude at 45 degrees', at(45, -1), at(45, 0), 78_847],
    ['a degree of latitude around 60 degrees', at(59.5, 7), at(60.5, 7), 111_412],
    ['both', at(59.5, -1), at(60.5, 0), Math.hypot(55_800, 111_412)],
    ['two degrees over the date line', at(60, 179), at(60, -179), 111_600],
    ['a point and itself', at(60, 7), at(60, 7), 0],
  ])('is that of %s, both ways', (_, a, b, metres) => {
    expect(Math.abs(distanceM(a, b) - metres)).toBeLessThan(2)
    expect(distanceM(b, a)).toBeCloseTo(distanceM(a, b), 6)
  })
})

describe('a position that says nothing', () => {
  it.each([
    [0.009, -0.009, true],
    [0.01, 0, false],
    [0, -0.01, false],
    // Latitude and longitude of the corners of the British Isles, changed over.
    [-9, 49, true],
    [2.5, 61.5, true],
    [-9.01, 49, false],
    [2.51, 55, false],
    [0, 48.9, false],
    [0, 61.6, false],
  ])('latitude %d, longitude %d: %s', (latitude, longitude, expected) => {
    expect(isNowhere({ latitude, longitude })).toBe(expected)
  })
})
