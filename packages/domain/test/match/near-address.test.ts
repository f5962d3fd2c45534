import { nearnessOf, reachM, spreadM } from '../../src/match/near-address.ts'
import { north } from '../support/made-up.ts'

const spot = (metres: number, accuracyM = 0) => ({ point: north(metres), accuracyM })
const near = (metres: number, accuracyM = 0, addressM = 0) => nearnessOf(spot(metres, accuracyM), spot(0, addressM), 30)

describe('how a place lies to an address', () => {
  it('is plain where both are exact: within so many metres or not', () => {
    expect(near(29.9)).toMatchObject({ probability: 1, isElsewhere: false, accuracyM: 0 })
    expect(near(30.1)).toMatchObject({ probability: 0, isElsewhere: true, accuracyM: 0 })
    expect(near(12.4).distanceM).toBeCloseTo(12.4, 0)
  })

  it('is by the error of both, as one', () => {
    expect(near(10, 30, 40).accuracyM).toBe(50)
    expect(near(10, 30).probability).toBeGreaterThan(near(10, 30, 40).probability)
    expect(near(25, 10).probability).toBeGreaterThan(0.5)
    expect(near(35, 10).probability).toBeLessThan(0.5)
    expect([near(500, 20), near(40, 500)].map(one => one.isElsewhere)).toEqual([true, false])
  })
})

describe('how far addresses are looked for', () => {
  it('is as far as they count where the place is exact, farther where it is not, and no farther where it says nothing', () => {
    expect([reachM(0, 30), reachM(500, 30)]).toEqual([30, 30])
    // 1.7 standard deviations of 16.6 m; of 93 m less, for little of the error lies within 30 m of anywhere.
    expect(reachM(25, 30)).toBeCloseTo(58.2, 0)
    expect(reachM(120, 30)).toBeGreaterThan(30)
    expect(reachM(120, 30)).toBeLessThan(30 + 1.7 * 80)
  })

  it('is farther still by what the address is inexact', () => {
    expect([spreadM(0, 30), spreadM(500, 30)]).toEqual([0, 0])
    expect(spreadM(25, 30)).toBeCloseTo(28.2, 0)
  })
})
