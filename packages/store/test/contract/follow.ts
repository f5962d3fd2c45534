import { until } from '@breach-alerts/testing'
import type { KeyFollower, KeySink, Stores } from '../../src/index.ts'
import { order, type Opener, partition } from '../support/build.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** Keeps what it is told, as plainly as can be. */
const makeBasket = () => {
  const basket = { begins: 0, keys: new Set<string>(), reached: new Map<string, number>() }
  const sink: KeySink = {
    begin: () => {
      basket.begins += 1
      basket.keys.clear()
      basket.reached.clear()
    },
    add: hashes => {
      const all = hex(hashes)
      for (let at = 0; at < all.length; at += 16) basket.keys.add(all.slice(at, at + 16))
    },
    reached: positions => {
      for (const [name, offset] of positions) basket.reached.set(name, offset)
    },
  }
  return { basket, sink }
}

export const followContract = (open: Opener): void => {
  describe('following the keys of the order index', () => {
    let stores: Stores
    let follower: KeyFollower | null = null
    beforeEach(async () => {
      stores = await open()
    })
    afterEach(async () => {
      await follower?.stop()
      follower = null
      await stores.close()
    })
    const put = (nextOffset: number, keys: readonly string[]) =>
      stores.orders.apply({ partition, nextOffset, orders: [order(`ord_${nextOffset}`, keys)] })
    const hashesOf = (keys: readonly string[]) => keys.map(key => hex(stores.keyHash.of([key])))

    it('tells what is held, then what comes, and says how far that reaches', async () => {
      await put(1, ['a', 'b'])
      const { basket, sink } = makeBasket()
      follower = stores.orders.follow(sink)
      await until(() => basket.reached.get(partition) === 1)
      expect([...basket.keys].toSorted()).toEqual(hashesOf(['a', 'b']).toSorted())
      await put(2, ['c'])
      await put(3, ['a', 'd'])
      await until(() => basket.reached.get(partition) === 3)
      expect([...basket.keys].toSorted()).toEqual(hashesOf(['a', 'b', 'c', 'd']).toSorted())
      expect(basket.begins).toBe(1)
    })

    it('never says that it reaches further than what it has told', async () => {
      const { basket, sink } = makeBasket()
      const early: string[] = []
      follower = stores.orders.follow({
        ...sink,
        reached: positions => {
          sink.reached(positions)
          const offset = positions.get(partition) ?? 0
          for (const key of hashesOf(Array.from({ length: offset }, (_, at) => `k${at + 1}`)))
            if (!basket.keys.has(key)) early.push(key)
        },
      })
      for (let offset = 1; offset <= 60; offset += 1) await put(offset, [`k${offset}`])
      await until(() => basket.reached.get(partition) === 60)
      expect(early).toEqual([])
    })

    it('tells an order of many keys, and a key of many orders', async () => {
      const many = Array.from({ length: 300 }, (_, at) => `many-${at}`)
      await put(1, many)
      for (let offset = 2; offset < 40; offset += 1) await put(offset, ['shared'])
      const { basket, sink } = makeBasket()
      follower = stores.orders.follow(sink)
      await until(() => basket.reached.get(partition) === 39)
      expect([...basket.keys].toSorted()).toEqual(hashesOf([...many, 'shared']).toSorted())
    })
  })
}
