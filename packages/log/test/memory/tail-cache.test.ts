import { makeTailCache } from '../../src/memory/tail-cache.ts'

const record = (offset: number) => ({
  topic: 't',
  partition: 0,
  offset,
  key: 'k',
  value: Buffer.alloc(100),
  headers: {},
  appendedAt: 1,
})

describe('the newest records in memory', () => {
  it('no longer hold what was dropped, and have its room', () => {
    const tail = makeTailCache(1_500)
    for (let offset = 0; offset < 5; offset++) tail.push(record(offset))
    tail.dropBelow(3)
    expect(tail.read(2, 1)).toBeNull()
    expect(tail.read(3, 10)?.map(({ offset }) => offset)).toEqual([3, 4])
    for (let offset = 5; offset < 8; offset++) tail.push(record(offset))
    expect(tail.read(3, 10)?.map(({ offset }) => offset)).toEqual([3, 4, 5, 6, 7])
  })
})
