import { holds, withId } from '../../src/desk/seen.ts'
import type { Seen } from '../../src/desk/seen.ts'

/** Adds ids one by one and counts how many are copied on the way. */
const many = (count: number): { seen: Seen; copied: number } => {
  let [seen, copied]: [Seen, number] = [[], 0]
  for (let n = 0; n < count; n++) {
    const next = withId(seen, `id_${n}`)
    for (const chunk of next) if (!seen.includes(chunk)) copied += chunk.length
    seen = next
  }
  return { seen, copied }
}

describe('the ids that were seen', () => {
  it('are held for ever, in order', () => {
    const { seen } = many(2_500)
    expect(seen.flat()).toEqual(Array.from({ length: 2_500 }, (_, n) => `id_${n}`))
    expect([holds(seen, 'id_0'), holds(seen, 'id_2499'), holds(seen, 'id_2500')]).toEqual([true, true, false])
  })

  it.each([100, 10_000, 200_000])('take more with little copying, however many there are (%d)', count => {
    expect(many(count).copied).toBeLessThanOrEqual(count * (Math.log2(count) / 2 + 2))
  })

  it('of a state that went on are not those of the state before', () => {
    const { seen } = many(5)
    withId(seen, 'later')
    expect(holds(seen, 'later')).toBe(false)
    expect(seen.flat()).toHaveLength(5)
  })
})
