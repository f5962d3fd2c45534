import { conditionKinds } from '@breach-alerts/contracts'
import { bookOf, outcomesOf, type Study } from './outcomes.ts'
import { cultureGap, type Tally, tallyOf } from './tally.ts'
import { trueVerdicts, type Verdicts, verdictsOf } from './verdicts.ts'
import { differenceOf, shareOf } from './wilson.ts'

/** Small and always the same: only what holds by a wide margin is asserted; `npm run quality` reports the rest. */
const study: Study = { seed: 1, events: 1_500, mix: { orders: 800, matching: 0.6, near: 0.2 }, register: 800 }

let tally: Tally
beforeAll(async () => {
  tally = tallyOf(outcomesOf(study, await bookOf(study)), 0)
}, 120_000)

describe('matching, measured against the truth', () => {
  it('is never certain of the wrong person, and almost never thinks him probable', () => {
    const { precision } = tally
    expect(precision.CERTAIN.of - precision.CERTAIN.hits).toBe(0)
    expect(precision.PROBABLE.low).toBeGreaterThan(0.99)
  })

  it('finds nearly everybody who is written down with enough to be told by', () => {
    const { recallTellable, blocked } = tally
    expect(recallTellable.share).toBeGreaterThan(0.9)
    expect(blocked.share).toBeGreaterThan(0.92)
  })

  it('finds people of all name cultures alike, within what so few events can show', () => {
    expect(cultureGap(tally, 'POSSIBLE').difference).toBeLessThan(0.1)
  })

  it('finds everybody who is written down without a change', () => {
    expect(tally.recallByChange.NONE?.share).toBe(1)
  })
})

describe('verdicts on conditions, measured against the truth', () => {
  let verdicts: Verdicts
  beforeAll(async () => {
    verdicts = await verdictsOf({ seed: 1, cases: 1_000 })
  }, 120_000)

  it.each(trueVerdicts)('%s is told wherever it is true', verdict => {
    const { hits, of } = verdicts.agreement[verdict]
    expect(of).toBeGreaterThan(100)
    expect(hits).toBe(of)
  })

  it('are told of every kind of condition, none of them wrongly', () => {
    const wrong = [...verdicts.byKind].map(([kind, { events }]) => [kind, events] as const)
    expect(Object.fromEntries(wrong)).toEqual(Object.fromEntries(conditionKinds.map(kind => [kind, []])))
  })

  it('have the level that the table gives, neither above nor below', () => {
    expect([verdicts.above, verdicts.below]).toEqual([[], []])
  })

  it('are told once, and of no order that the event is not about', () => {
    expect(verdicts.beside).toBe(0)
  })
})

describe('the interval of Wilson', () => {
  it.each([
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [50, 100, 0.4038, 0.5962],
  ])('%d of %d is between %d and %d', (hits, of, low, high) => {
    const share = shareOf(hits, of)
    expect(share.low).toBeCloseTo(low, 3)
    expect(share.high).toBeCloseTo(high, 3)
  })

  it('of nothing is everything', () => {
    expect(shareOf(0, 0)).toMatchObject({ low: 0, high: 1 })
  })
})

describe('the interval of a difference', () => {
  // The worked example of Newcombe 1998, table II, method 10: 56 of 70 and 48 of 80.
  it('is that of Newcombe', () => {
    const { difference, low, high } = differenceOf(shareOf(56, 70), shareOf(48, 80))
    expect([difference, low, high].map(value => value.toFixed(4))).toEqual(['0.2000', '0.0524', '0.3339'])
  })
})
