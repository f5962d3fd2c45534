import * as fc from 'fast-check'
import { makeGroupCommit } from '../../src/shared/group-commit.ts'

type Item = { lane: string; bytes: number; id: number }

const limits = { records: 10, bytes: 1_000, laneBytes: 300 }
const item = (id: number, bytes = 1, lane = 'a'): Item => ({ id, bytes, lane })
const never = (): boolean => false
const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

const makeSlow = () => {
  const requests: { ids: number[]; answer: () => void; refuse: (error: Error) => void }[] = []
  const commit = makeGroupCommit<Item, number>(items => {
    const { promise, resolve, reject } = Promise.withResolvers<number[]>()
    const ids = items.map(({ id }) => id)
    requests.push({ ids, answer: () => resolve(ids), refuse: reject })
    return promise
  }, limits)
  return { requests, commit }
}

describe('group commit', () => {
  it('sends what arrives while one request is under way together in the next', async () => {
    const { requests, commit } = makeSlow()
    const first = commit.offer([item(1)], never)
    await nextTurn()
    const others = [2, 3, 4].map(id => commit.offer([item(id)], never))
    await nextTurn()
    expect(requests.map(({ ids }) => ids)).toEqual([[1]])
    requests[0]?.answer()
    expect(await first).toEqual([1])
    await nextTurn()
    expect(requests[1]?.ids).toEqual([2, 3, 4])
    requests[1]?.answer()
    expect((await Promise.all(others)).flat()).toEqual([2, 3, 4])
  })

  it('does not send what nobody waits for any more', async () => {
    const { requests, commit } = makeSlow()
    void commit.offer([item(1)], never)
    await nextTurn()
    void commit.offer([item(2)], () => true)
    void commit.offer([item(3)], never)
    requests[0]?.answer()
    await nextTurn()
    expect(requests[1]?.ids).toEqual([3])
  })

  it('fails the appends of the request that failed, and no other', async () => {
    const { requests, commit } = makeSlow()
    const first = commit.offer([item(1)], never)
    await nextTurn()
    const second = commit.offer([item(2)], never)
    requests[0]?.refuse(new Error('away'))
    await expect(first).rejects.toThrow('away')
    await nextTurn()
    requests[1]?.answer()
    expect(await second).toEqual([2])
  })

  it('keeps to its limits, keeps the order, and sends everything once', async () => {
    const items = fc.array(fc.record({ bytes: fc.integer({ min: 1, max: 400 }), lane: fc.constantFrom('a', 'b', 'c') }))
    await fc.assert(
      fc.asyncProperty(items, async given => {
        const sent: Item[][] = []
        const commit = makeGroupCommit<Item, number>(async batch => {
          sent.push([...batch])
          return batch.map(({ id }) => id)
        }, limits)
        const all = given.map(({ bytes, lane }, id) => item(id, bytes, lane))
        expect(await commit.offer(all, never)).toEqual(all.map(({ id }) => id))
        expect(sent.flat().map(({ id }) => id)).toEqual(all.map(({ id }) => id))
        for (const batch of sent.filter(({ length }) => length > 1)) {
          const lanes = Map.groupBy(batch, ({ lane }) => lane)
          const weigh = (some: readonly Item[]) => some.reduce((sum, { bytes }) => sum + bytes, 0)
          expect(batch.length).toBeLessThanOrEqual(limits.records)
          expect(weigh(batch)).toBeLessThanOrEqual(limits.bytes)
          const shared = [...lanes.values()].filter(({ length }) => length > 1)
          expect(Math.max(0, ...shared.map(weigh))).toBeLessThanOrEqual(limits.laneBytes)
        }
      }),
    )
  })
})
