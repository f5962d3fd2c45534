import { BreachEvent } from '@breach-alerts/contracts'
import { bundledNames, crossedAfterMs, orderAt, outingsOf, zoneRadiusM, walkIn } from '../src/index.ts'

const world = { seed: 1, names: bundledNames }
const outings = [...outingsOf(world, 1_200)]
const positions = outings.flatMap(one => one.positions).map(one => BreachEvent.parse(one))
const truths = outings.flatMap(one => one.truths)

describe('walks', () => {
  it('are those of every order whose respondent wears a tag', () => {
    const tagged = Array.from({ length: 1_200 }, (_, at) => orderAt(world, at)).flatMap(({ orderId, respondent }) =>
      respondent.identifiers.some(({ scheme }) => scheme === 'EM_DEVICE') ? [orderId] : [],
    )
    expect(truths.map(({ orderId }) => orderId)).toEqual(tagged)
    expect(new Set(truths.map(({ crossedAt }) => crossedAt === null))).toEqual(new Set([true, false]))
  })

  it('come in order of time, also where one outing follows another', () => {
    const times = positions.map(({ time }) => time!)
    expect(outings.length).toBe(2)
    expect(times).toEqual(times.toSorted())
  })

  it('cross the edge when they say', () => {
    expect(walkIn(crossedAfterMs)).toBeCloseTo(zoneRadiusM)
    expect(walkIn(crossedAfterMs - 1_000)).toBeGreaterThan(zoneRadiusM)
  })
})
