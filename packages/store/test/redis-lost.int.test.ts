import { until } from '@breach-alerts/testing'
import { type KeyFollower, type KeySink, redisStores, StoreLost } from '../src/index.ts'
import { journal, order, partition, row } from './support/build.ts'
import { redisFixture } from './support/redis-fixture.ts'

describe('redis stores on a Redis that was emptied', () => {
  const fixture = redisFixture()

  it('holds no positions: "not found" means "unknown"', async () => {
    await fixture.stores.orders.apply({ partition, nextOffset: 5, orders: [order('ord_1', ['a'])] })
    await fixture.stores.desk.advance(journal, 5)
    await fixture.admin.flushall()
    expect(await fixture.stores.orders.positions()).toEqual(new Map())
    expect(await fixture.stores.desk.positions()).toEqual(new Map())
  })

  it('finds nothing rather than too little: a question asked of less than was seen there is refused', async () => {
    await fixture.stores.orders.apply({ partition, nextOffset: 5, orders: [order('ord_1', ['a'])] })
    const seen = await fixture.stores.orders.positions()
    expect(await fixture.stores.orders.find(['a'], seen)).toEqual([['ord_1']])
    await fixture.admin.flushall()
    await expect(fixture.stores.orders.find(['a'], seen)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      partition,
      heldOffset: 0,
    })
    expect(await fixture.stores.orders.find(['a'], await fixture.stores.orders.positions())).toEqual([[]])
  })

  it('takes no stretch from the middle, so that it never claims what it does not hold', async () => {
    await fixture.stores.orders.apply({ partition, nextOffset: 5, orders: [order('ord_1', ['a'])] })
    await fixture.admin.flushall()
    const middle = { partition, nextOffset: 6, orders: [order('ord_2', ['b'])] }
    await expect(fixture.stores.orders.apply(middle)).rejects.toThrow(StoreLost)
    await expect(fixture.stores.orders.apply(middle)).rejects.toThrow(StoreLost)
    await expect(fixture.stores.orders.apply({ partition, nextOffset: 6, orders: [] })).rejects.toThrow(StoreLost)

    expect(await fixture.stores.orders.positions()).toEqual(new Map())
    expect(await fixture.stores.orders.find(['b'])).toEqual([[]])
    await fixture.stores.orders.apply({
      partition,
      nextOffset: 6,
      orders: [order('ord_1', ['a']), order('ord_2', ['b'])],
    })
    expect(await fixture.stores.orders.find(['a', 'b'])).toEqual([['ord_1'], ['ord_2']])
  })

  it('takes no stretch of another partition either before that one was read again', async () => {
    const other = 'orders.order.v1/1'
    await fixture.stores.orders.apply({ partition, nextOffset: 5, orders: [] })
    await fixture.stores.orders.apply({ partition: other, nextOffset: 7, orders: [] })
    await fixture.admin.flushall()
    await expect(fixture.stores.orders.apply({ partition, nextOffset: 6, orders: [] })).rejects.toThrow(StoreLost)
    await fixture.stores.orders.positions()
    await fixture.stores.orders.apply({ partition, nextOffset: 6, orders: [] })
    await expect(fixture.stores.orders.apply({ partition: other, nextOffset: 8, orders: [] })).rejects.toMatchObject({
      partition: other,
      heldOffset: 0,
      code: 'STORE_UNAVAILABLE',
    })
  })

  it('takes no alert of an order whose earlier alerts it lost', async () => {
    await fixture.stores.desk.advance(journal, 5)
    await fixture.admin.flushall()
    const save = () =>
      fixture.stores.desk.save({ orderId: 'ord_1', document: 'd', appliedOffset: 5 }, [row({ alertId: 'alt_1' })], null)
    await expect(save()).rejects.toThrow(StoreLost)
    await expect(fixture.stores.desk.advance(journal, 6)).rejects.toThrow(StoreLost)
    await fixture.stores.desk.positions()
    expect(await save()).toBe('stored')
  })

  it('that failed over to an older copy is refused up to what it still holds', async () => {
    await fixture.stores.orders.apply({ partition, nextOffset: 5, orders: [order('ord_1', ['a'])] })
    await fixture.admin.hset(`${fixture.ordersRoot()}pos`, partition, 3)
    await expect(fixture.stores.orders.apply({ partition, nextOffset: 9, orders: [] })).rejects.toMatchObject({
      heldOffset: 3,
    })
    expect(await fixture.stores.orders.positions()).toEqual(new Map([[partition, 3]]))
    await fixture.stores.orders.apply({ partition, nextOffset: 9, orders: [] })
  })

  describe('whoever follows the keys', () => {
    const heard = { begins: 0, reached: new Map<string, number>() }
    const sink: KeySink = {
      begin: () => {
        heard.begins += 1
        heard.reached.clear()
      },
      add: () => undefined,
      reached: positions => {
        for (const [name, offset] of positions) heard.reached.set(name, offset)
      },
    }
    let follower: KeyFollower | null = null
    afterEach(async () => {
      await follower?.stop()
      follower = null
    })
    beforeEach(() => {
      heard.begins = 0
      heard.reached.clear()
    })
    const put = (nextOffset: number) =>
      fixture.stores.orders.apply({ partition, nextOffset, orders: [order(`ord_${nextOffset}`, [`k${nextOffset}`])] })

    it('is told from the beginning, and that nothing is held any more', async () => {
      await put(5)
      follower = fixture.stores.orders.follow(sink)
      await until(() => heard.reached.get(partition) === 5)
      await fixture.admin.flushall()
      await until(() => heard.begins > 1 && heard.reached.size === 0)
      await fixture.stores.orders.positions()
      await expect(put(6)).rejects.toThrow(StoreLost)
      await fixture.stores.orders.positions()
      await put(6)
      await until(() => heard.reached.get(partition) === 6)
    })

    it('is told from the beginning when the stream was cut while it was away', async () => {
      const options = { url: fixture.redis.url, prefix: fixture.prefix, indexSecret: 'of the test' }
      const short = redisStores({ ...options, longestChanges: 1 })
      await put(1)
      follower = fixture.stores.orders.follow(sink)
      await until(() => heard.reached.get(partition) === 1)
      fixture.proxy.behave('hole')
      for (let offset = 2; offset < 400; offset += 1)
        await short.orders.apply({ partition, nextOffset: offset, orders: [order('ord_1', [`k${offset}`])] })
      fixture.proxy.behave('pass')
      await until(() => heard.reached.get(partition) === 399)
      expect(heard.begins).toBeGreaterThan(1)
      await short.close()
    }, 30_000)
  })
})
