import * as fc from 'fast-check'
import {
  type BlockCaps,
  defaultBlockCaps,
  findOrders,
  gatherOrders,
  pairsToHold,
  type Posting,
} from '../../src/match/block-cap.ts'

const caps: BlockCaps = { perKey: 3, perEvent: 6 }

/** What a key leads to when these are its orders, the newest first. */
const blocking = (newestFirst: readonly string[], { perKey } = caps): Posting => ({
  isBlocking: true,
  orderIds: newestFirst.slice(0, newestFirst.length > perKey ? perKey : undefined),
  total: newestFirst.length,
})
const exact = (orderIds: readonly string[]): Posting => ({ isBlocking: false, orderIds, total: orderIds.length })
const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`)

describe('a cap on the orders that blocking keys lead to', () => {
  it('leaves what is not hot as it is, and everything that an identifying key leads to', () => {
    const postings = [blocking(['b', 'a']), exact(ids('x', 9)), blocking(['a', 'c', 'd'])]
    expect(pairsToHold(postings, caps)).toEqual([])
    expect(gatherOrders(postings, [], [], caps)).toEqual({ orderIds: ['a', 'b', 'c', 'd', ...ids('x', 9)], left: 0 })
  })

  it('keeps of a hot key the newest, and counts the rest', () => {
    const postings = [blocking(ids('h', 10))]
    expect(gatherOrders(postings, pairsToHold(postings, caps), [], caps)).toEqual({ orderIds: ids('h', 3), left: 7 })
  })

  it('holds every two hot keys against each other, and keeps what is under both', () => {
    const [one, other, third] = [ids('a', 10), ids('b', 12), ids('c', 4)]
    const postings = [blocking(one), exact(ids('x', 9)), blocking(other), blocking(third)]
    const pairs = pairsToHold(postings, caps)
    expect(pairs).toEqual([
      [3, 0],
      [3, 2],
      [0, 2],
    ])
    const { orderIds, left } = gatherOrders(postings, pairs, [[], [], ['a9']], { ...caps, perEvent: 100 })
    expect(orderIds).toContain('a9')
    // Of the ten under one key four are kept, of the twelve under the other too, of the four three.
    expect(left).toBe(6 + 8 + 1)
  })

  it('counts nothing as left when the pairs bring back all that the cap took', () => {
    const postings = [blocking(['a', 'b', 'c', 'd']), blocking(['e', 'f', 'g', 'd'])]
    const found = gatherOrders(postings, pairsToHold(postings, caps), [['d']], { ...caps, perEvent: 100 })
    expect(found).toEqual({ orderIds: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], left: 0 })
  })

  it('keeps those first that most keys lead to, when an event has too many keys', () => {
    const postings = [blocking(['a', 'b', 'c']), blocking(['c', 'd', 'e']), blocking(['e', 'c', 'f']), blocking(['g'])]
    expect(gatherOrders(postings, [], [], caps)).toEqual({ orderIds: ['a', 'b', 'c', 'd', 'e', 'f'], left: 1 })
  })

  it('prefers an order of three keys to one of two, that to one of one, and of those alike the first by id', () => {
    const postings = [blocking(['a', 'b', 'c']), blocking(['c']), blocking(['c', 'b'])]
    const kept = (perEvent: number) => gatherOrders(postings, [], [], { ...caps, perEvent })
    expect([kept(1), kept(2)]).toEqual([
      { orderIds: ['c'], left: 2 },
      { orderIds: ['b', 'c'], left: 1 },
    ])
    const alike = [blocking(['b', 'c']), blocking(['a'])]
    expect(gatherOrders(alike, [], [], { ...caps, perEvent: 1 })).toEqual({ orderIds: ['a'], left: 2 })
  })

  it('takes for hot what leads to more than a key may bring, and not what leads to as many', () => {
    expect(pairsToHold([blocking(ids('a', 3)), blocking(ids('b', 3))], caps)).toEqual([])
    expect(pairsToHold([blocking(ids('a', 4)), blocking(ids('b', 4))], caps)).toEqual([[0, 1]])
  })

  it('holds six hot keys against each other, those with the fewest orders', () => {
    const pairs = pairsToHold(
      [9, 8, 7, 6, 5, 10, 4].map(count => blocking(ids('o', count))),
      caps,
    )
    expect([pairs.length, pairs.some(pair => pair.includes(5))]).toEqual([15, false])
  })

  it('never brings more than it says, never drops what an identifying key leads to, and counts what it drops', () => {
    const posting = fc.record({
      isBlocking: fc.boolean(),
      orders: fc.uniqueArray(
        fc.nat({ max: 40 }).map(at => `o${at}`),
        { maxLength: 30 },
      ),
    })
    fc.assert(
      fc.property(fc.array(posting, { maxLength: 12 }), asked => {
        const postings = asked.map(({ isBlocking, orders }) => (isBlocking ? blocking(orders) : exact(orders)))
        const pairs = pairsToHold(postings, caps)
        const shared = pairs.map(([one, other]) =>
          asked[one]!.orders.filter(id => asked[other]!.orders.includes(id)).slice(0, caps.perKey),
        )
        const { orderIds, left } = gatherOrders(postings, pairs, shared, caps)
        const held = new Set(orderIds)
        const identified = new Set(asked.flatMap(one => (one.isBlocking ? [] : one.orders)))
        const all = new Set(asked.flatMap(({ orders }) => orders))
        expect([...identified].filter(id => !held.has(id))).toEqual([])
        expect(orderIds.length - identified.size).toBeLessThanOrEqual(caps.perEvent)
        expect(all.size - held.size).toBeLessThanOrEqual(left)
        expect(orderIds).toEqual([...held].toSorted())
      }),
      { numRuns: 500 },
    )
  })
})

describe('the orders of an index in this process', () => {
  const one: BlockCaps = { perKey: 1, perEvent: 100 }
  const key = (newestFirst: readonly string[], isBlocking = true) => ({ isBlocking, newestFirst })

  it('are everything under an identifying key, and the newest under a hot one', () => {
    const keys = [key(['x', 'y', 'z'], false), key(['h1', 'h2', 'h3', 'h4'])]
    expect(findOrders(keys, { ...one, perKey: 2 })).toEqual({ orderIds: ['h1', 'h2', 'x', 'y', 'z'], left: 2 })
  })

  it.each([
    ['the tenth of the smaller key is looked up in the other', 9, ['a0', 'b0', 'both']],
    ['the eleventh is not', 10, ['a0', 'b0']],
  ])('%s, whichever comes first', (_, at, expected) => {
    const smaller = key(ids('a', 12).toSpliced(at, 1, 'both'))
    const bigger = key([...ids('b', 13), 'both'])
    expect(findOrders([smaller, bigger], one).orderIds).toEqual(expected)
    expect(findOrders([bigger, smaller], one).orderIds).toEqual(expected)
  })

  it('are of those under two hot keys as many as a key may bring, the newest', () => {
    const keys = [key(['a', 'm', 'n']), key(['b', 'c', 'n', 'm'])]
    expect(findOrders(keys, one).orderIds).toEqual(['a', 'b', 'm'])
  })

  it('are a thousand of a key and two thousand of an event unless other caps are given', () => {
    const keys = (...counts: number[]) => counts.map((count, at) => key(ids(`${at}-`, count)))
    expect(findOrders(keys(1_000), defaultBlockCaps).left).toBe(0)
    expect(findOrders(keys(1_001), defaultBlockCaps).left).toBe(1)
    const found = findOrders(keys(1_000, 1_000, 3), defaultBlockCaps)
    expect([found.orderIds.length, found.left]).toEqual([2_000, 3])
  })
})
