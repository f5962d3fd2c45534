import { Area } from '@breach-alerts/contracts'
import { readFor } from '../../src/match/area-reading.ts'
import { home, nowhere } from '../support/made-up.ts'

const corner = [home.longitude, home.latitude] as const
const [east, north] = [corner[0] + 0.01, corner[1] + 0.01]
const square = Area.parse({
  type: 'Polygon',
  coordinates: [[corner, [east, corner[1]], [east, north], [corner[0], north], corner]],
})

describe('an exact position on the edge of an area', () => {
  it('is inside it: where he must not be, and where he is to stay', () => {
    expect(readFor(square, 'STAY_OUT', home, 0)).toMatchObject({ probability: 1, isElsewhere: false })
    expect(readFor(square, 'STAY_IN', home, 0)).toMatchObject({ probability: 0, isElsewhere: true })
  })
})

describe('a position far away', () => {
  it('is plainly elsewhere for a place to stay out of, and plainly not where he is to stay', () => {
    expect(readFor(square, 'STAY_OUT', nowhere, 10)).toMatchObject({ probability: 0, isElsewhere: true })
    expect(readFor(square, 'STAY_IN', nowhere, 10)).toMatchObject({ probability: 1, isElsewhere: false })
  })
})
