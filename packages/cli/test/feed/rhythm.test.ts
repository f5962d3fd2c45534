import { longestGapMs, rhythm } from '../../src/feed/rhythm.ts'

describe('the rhythm of a replay', () => {
  it.each([
    ['real', 1, [0, 1_000, 4_000]],
    ['ten times', 10, [0, 100, 400]],
    ['at once', 0, [0, 0, 0]],
  ])('is %s', (_what, speed, expected) => {
    const due = rhythm(speed)
    expect([5_000, 6_000, 9_000].map(due)).toEqual(expected)
  })

  it('leaves out the silence between windows that lie months apart', () => {
    const due = rhythm(1)
    expect([0, 1_000, 1_001 + longestGapMs, 2_001 + longestGapMs].map(due)).toEqual([0, 1_000, 1_000, 2_000])
  })

  it('sends a row that goes back in time at once', () => {
    const due = rhythm(1)
    expect([10_000, 4_000, 11_000].map(due)).toEqual([0, 0, 1_000])
  })
})
