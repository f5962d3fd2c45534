import { assess, type Freshness, unseen } from '../src/freshness.ts'

const topic = 'o'
const ends = new Map([
  [0, 10],
  [1, 0],
])
const at = (position: number | null) => new Map(position === null ? [] : [['o/0', position]])
const look = (before: Freshness, position: number | null, now: number) =>
  assess(before, { topic, ends, positions: at(position), now, waitMs: 1_000 })

describe('assess', () => {
  it('is fresh when every partition that has orders is covered', () => {
    expect(look(unseen, 10, 0).verdict).toBe('fresh')
    expect(look(unseen, 12, 0).verdict).toBe('fresh')
  })

  it('is fresh when there are no orders at all', () => {
    expect(assess(unseen, { topic, ends: new Map([[0, 0]]), positions: new Map(), now: 0, waitMs: 1 }).verdict).toBe(
      'fresh',
    )
  })

  it('holds for ever while a partition with orders has no position: nothing found means nothing then', () => {
    const first = look(unseen, null, 0)
    expect(first.verdict).toBe('unknown')
    expect(look(first.state, null, 1_000_000).verdict).toBe('unknown')
  })

  it('waits so long for an index that was complete before, then goes on and says so', () => {
    const complete = assess(unseen, { topic, ends: new Map([[0, 9]]), positions: at(9), now: 0, waitMs: 1_000 }).state
    const behind = look(complete, 9, 100)
    expect(behind.verdict).toBe('behind')
    expect(look(behind.state, 9, 1_099).verdict).toBe('behind')
    const stale = look(behind.state, 9, 1_100)
    expect(stale.verdict).toBe('stale')
    expect(look(stale.state, 9, 1_101).verdict).toBe('stale')
    expect(look(stale.state, 10, 1_102)).toMatchObject({ verdict: 'fresh', state: { waitingSince: null } })
  })

  it('gives an index that is being built its time as long as it moves', () => {
    let state = look(unseen, 1, 0).state
    for (const [position, now] of [
      [2, 900],
      [3, 1_800],
      [4, 2_700],
    ] as const) {
      const looked = look(state, position, now)
      expect(looked.verdict).toBe('behind')
      state = looked.state
    }
    expect(look(state, 4, 3_700).verdict).toBe('stale')
  })

  it('holds when the index holds less than was seen in it, until it holds that again', () => {
    const complete = look(unseen, 10, 0).state
    const lost = look(complete, 4, 1)
    expect(lost.verdict).toBe('unknown')
    expect(look(lost.state, 9, 999_999).verdict).toBe('unknown')
    expect(look(lost.state, 10, 1_000_000).verdict).toBe('fresh')
  })
})
