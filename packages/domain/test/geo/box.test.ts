import type { Area, Point } from '@breach-alerts/contracts'
import { boxGapM, linesOf } from '../../src/geo/box.ts'
import { forceAt } from '../../src/geo/force-areas.ts'

type Polygon = Extract<Area, { type: 'Polygon' }>
const square = (west: number, south: number, side = 1): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]
const polygon = (...coordinates: [number, number][][]): Polygon => ({ type: 'Polygon', coordinates })
const at = (longitude: number, latitude: number): Point => ({ longitude, latitude })

describe('the box around an area', () => {
  const scale = { x: 100, y: 1_000 }
  const lines = linesOf(polygon(square(10, 50, 2), square(20, 40)))

  it('is around all of its lines', () => {
    expect(lines).toMatchObject({ west: 10, east: 21, south: 40, north: 52 })
    expect(lines.rings.map(ring => Array.from(ring.slice(0, 4)))).toEqual([
      [10, 50, 12, 50],
      [20, 40, 21, 40],
    ])
    const corridor = linesOf({
      type: 'Corridor',
      line: [
        [3, 4],
        [1, 2],
      ],
      halfWidthM: 5,
    })
    expect(corridor).toMatchObject({ west: 1, east: 3, south: 2, north: 4 })
  })

  it.each([
    ['within', at(15, 45), 0],
    ['on its edge', at(10, 52), 0],
    ['on its other edge', at(21, 40), 0],
    ['to the north', at(15, 53), 1_000],
    ['to the south', at(15, 38), 2_000],
    ['to the east', at(24, 45), 300],
    ['to the west', at(6, 45), 400],
    ['beyond a corner', at(24, 52.4), 500],
    ['beyond the date line, to the west of it', at(-170, 45), 16_900],
  ])('is so far away from a place %s', (_, point, metres) => {
    expect(boxGapM(lines, point, scale)).toBeCloseTo(metres, 6)
  })

  it('rules nothing out where it reaches over the date line', () => {
    const wide = linesOf(polygon([...square(-179, 0), ...square(178, 0)]))
    expect(boxGapM(wide, at(0, 70), scale)).toBe(0)
    expect(boxGapM(linesOf(polygon(square(-90, 0, 180))), at(100, 0), scale)).toBe(1_000)
  })
})

describe('the force in whose area a point lies', () => {
  const areas = [
    { forceCode: '13', area: polygon(square(-2, 53), square(-1.6, 53.4, 0.2)) },
    { forceCode: '12', area: polygon(square(-1, 53)) },
    { forceCode: '48', area: { type: 'Circle', centre: at(-1.5, 53.5), radiusM: 1_000 } as const },
  ]

  it.each([
    ['the area', at(-1.9, 53.1), '13'],
    ['the next area', at(-0.5, 53.5), '12'],
    ['the edge of two: the first', at(-1, 53.5), '13'],
    ['a corner', at(-2, 53), '13'],
    ['a circle in a hole', at(-1.5, 53.5), '48'],
    ['the hole beside it', at(-1.55, 53.55), null],
    ['nobody’s', at(-3, 53.5), null],
  ])('in %s', (_, point, force) => {
    expect(forceAt(point, areas)).toBe(force)
  })
})
