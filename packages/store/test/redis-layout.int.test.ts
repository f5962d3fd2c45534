import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { redisStores, StoreUnavailable } from '../src/index.ts'
import { documentDictionary } from '../src/redis/document-dictionary.ts'
import { makeOrderKeys, orderLayout } from '../src/redis/keys.ts'
import { packDocument, unpackDocument } from '../src/redis/pack-document.ts'
import { order, partition } from './support/build.ts'
import { redisFixture } from './support/redis-fixture.ts'

const document = JSON.stringify({
  orderId: 'ord_1',
  type: 'NON_MOLESTATION',
  respondent: { names: [{ given: ['Zażółć'], family: 'O’Brien \u{1F6A8}' }], identifiers: [], addresses: [] },
  mappa: null,
  cohorts: [],
})

describe('packed documents', () => {
  it('have a dictionary that goes with the layout: another digest here is another number there', () => {
    const digest = createHash('sha256').update(documentDictionary).digest('hex').slice(0, 16)
    expect([orderLayout, digest]).toEqual([2, '659faf2bb0c6e099'])
  })

  it('come back as they were, and are a good deal shorter', () => {
    const packed = packDocument(document)
    expect(unpackDocument(packed)).toBe(document)
    expect(packed.length).toBeLessThan(document.length / 2)
    expect(unpackDocument(packDocument(''))).toBe('')
  })

  it.each<[string, string, (packed: Buffer) => Buffer]>([
    ['another dictionary', 'Bad dictionary', () => deflateSync(document, { dictionary: Buffer.from('another') })],
    ['a byte that was changed', 'incorrect', packed => Buffer.from(packed).fill(packed[20]! ^ 1, 20, 21)],
    ['an end that is missing', 'unexpected end of file', packed => packed.subarray(0, -1)],
  ])('are refused with %s', (_, message, spoil) => {
    expect(() => unpackDocument(spoil(packDocument(document)))).toThrow(message)
  })
})

describe('the layout of the order index in redis', () => {
  const fixture = redisFixture()
  const put = (nextOffset: number, orderId: string, keys: readonly string[]) =>
    fixture.stores.orders.apply({ partition, nextOffset, orders: [order(orderId, keys, document)] })

  it('has a room of its own beside those of other layouts, keys and secrets', () => {
    expect(makeOrderKeys('ba', '5.abc').root).toBe('{ba:orders:2.5.abc}:')
  })

  /** Keys that stand in one bucket: the order remembers buckets only. */
  const neighbours = (count: number): string[] => {
    const byBucket = new Map<number, string[]>()
    for (let at = 0; ; at += 1) {
      const key = `R:OTHER:n:${at}`
      const bucket = Buffer.from(fixture.stores.keyHash.of([key])).readUInt16BE(0)
      const all = [...(byBucket.get(bucket) ?? []), key]
      if (all.length === count) return all
      byBucket.set(bucket, all)
    }
  }
  const found = (keys: readonly string[]) => fixture.stores.orders.find(keys)

  it('tells keys of one bucket apart: what an order no longer holds is gone, and nothing else is', async () => {
    const keys = neighbours(3)
    await put(1, 'ord_1', keys)
    await put(2, 'ord_2', keys)
    await put(3, 'ord_1', [keys[2]!, keys[0]!])
    expect(await found(keys)).toEqual([['ord_1', 'ord_2'], ['ord_2'], ['ord_1', 'ord_2']])
    await put(4, 'ord_1', [keys[1]!])
    expect(await found(keys)).toEqual([['ord_2'], ['ord_1', 'ord_2'], ['ord_2']])
    await put(5, 'ord_2', [])
    expect(await found(keys)).toEqual([[], ['ord_1'], []])
  })

  it('does so where a key of the bucket has many orders', async () => {
    const [shared, own, other] = neighbours(3) as [string, string, string]
    const many = Array.from({ length: 20 }, (_, at) => `ord_${at + 10}`)
    for (const [at, orderId] of many.entries()) await put(at + 1, orderId, [shared, own])
    await put(30, many[0]!, [other])
    expect(await found([shared, own, other])).toEqual([many.slice(1), many.slice(1), [many[0]]])
    const entries = () => fixture.admin.keys(`${fixture.ordersRoot()}[ks]:*`)
    expect(await entries()).toHaveLength(3)
    for (const [at, orderId] of many.entries()) await put(40 + at, orderId, [])
    expect(await found([shared, own, other])).toEqual([[], [], []])
    expect(await entries()).toEqual([])
  })

  it('takes an order with more keys than two bytes can count', async () => {
    const patient = redisStores({
      url: fixture.redis.url,
      prefix: fixture.prefix,
      indexSecret: 'of the test',
      commandTimeoutMs: 30_000,
    })
    const keys = Array.from({ length: 70_000 }, (_, at) => `R:OTHER:k:${at}`)
    await patient.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', keys, document)] })
    expect(await patient.orders.load(['ord_1'])).toEqual([document])
    expect(await patient.orders.find([keys[69_999]!])).toEqual([['ord_1']])
    await patient.close()
  }, 60_000)

  it('refuses a document of another layout, and says no word of it', async () => {
    await put(1, 'ord_1', [])
    const key = `${fixture.ordersRoot()}o:ord_1`
    await fixture.admin.setrange(key, 0, Buffer.from([1]).toString('latin1'))
    await expect(fixture.stores.orders.load(['ord_1'])).rejects.toThrow(StoreUnavailable)
  })
})
