import * as fc from 'fast-check'
import { type OrderIndex, StoreLost, type Stores } from '../../src/index.ts'
import { order, type Opener, partition } from '../support/build.ts'

export const orderIndexContract = (open: Opener): void => {
  describe('order index', () => {
    let stores: Stores
    let orders: OrderIndex
    beforeEach(async () => {
      stores = await open()
      orders = stores.orders
    })
    afterEach(() => stores.close())

    it('finds an order under each of its keys and loads it as it was written', async () => {
      const document = '{"orderId":"ord_1","text":"Zażółć \\u0000 \u{1F6A8}"}'
      await orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', ['PNC:1', 'CRN:X1'], document)] })
      expect(await orders.find(['CRN:X1', 'nothing', 'PNC:1'])).toEqual([['ord_1'], [], ['ord_1']])
      expect(await orders.load(['unknown', 'ord_1'])).toEqual([null, document])
    })

    it('answers only when it holds as much as the question asks for', async () => {
      await orders.apply({ partition, nextOffset: 3, orders: [order('ord_1', ['a'])] })
      expect(await orders.find(['a'], new Map([[partition, 3]]))).toEqual([['ord_1']])
      await expect(orders.find(['a'], new Map([[partition, 4]]))).rejects.toThrow(StoreLost)
      await expect(orders.find(['a'], new Map([['orders.order.v1/3', 1]]))).rejects.toThrow(StoreLost)
    })

    it('names every order it holds', async () => {
      await orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', ['a']), order('ord_2', [])] })
      expect((await orders.orderIds()).toSorted()).toEqual(['ord_1', 'ord_2'])
    })

    it('answers empty questions with empty answers', async () => {
      expect(await orders.find([])).toEqual([])
      expect(await orders.load([])).toEqual([])
    })

    it('says how many orders there are, however often one is written', async () => {
      expect(await orders.size()).toBe(0)
      await orders.apply({ partition, nextOffset: 2, orders: [order('ord_1', ['a']), order('ord_2', ['b'])] })
      await orders.apply({ partition, nextOffset: 3, orders: [order('ord_1', ['c'])] })
      expect(await orders.size()).toBe(2)
    })

    it('keeps an order without any key', async () => {
      await orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', [], '{}')] })
      expect(await orders.load(['ord_1'])).toEqual(['{}'])
    })

    it('stops finding an order under a key that it no longer holds, and leaves other orders of that key alone', async () => {
      await orders.apply({ partition, nextOffset: 2, orders: [order('ord_1', ['a', 'b']), order('ord_2', ['b'])] })
      await orders.apply({ partition, nextOffset: 3, orders: [order('ord_1', ['a', 'c'])] })
      expect(await orders.find(['a', 'b', 'c'])).toEqual([['ord_1'], ['ord_2'], ['ord_1']])
    })

    it.each([1, 15, 16, 17, 18, 40])(
      'finds all of %i orders under one key, and after some let go of it the rest',
      async count => {
        const all = Array.from({ length: count }, (_, at) => `ord_${String(at).padStart(3, '0')}`)
        await orders.apply({ partition, nextOffset: count, orders: all.map(orderId => order(orderId, ['shared'])) })
        expect(await orders.find(['shared'])).toEqual([all])

        const [first, ...others] = all
        await orders.apply({ partition, nextOffset: count + 1, orders: [order(first ?? '', ['own'])] })
        expect(await orders.find(['shared', 'own'])).toEqual([others, [first]])

        await orders.apply({ partition, nextOffset: count + 2, orders: others.map(orderId => order(orderId, [])) })
        expect(await orders.find(['shared'])).toEqual([[]])
      },
    )

    it('takes the last of two writes of one order in a stretch', async () => {
      await orders.apply({
        partition,
        nextOffset: 2,
        orders: [order('ord_1', ['a'], 'first'), order('ord_1', ['b'], 'last')],
      })
      expect(await orders.load(['ord_1'])).toEqual(['last'])
      expect(await orders.find(['a', 'b'])).toEqual([[], ['ord_1']])
    })

    it('changes nothing when a stretch is repeated', async () => {
      const stretch = { partition, nextOffset: 5, orders: [order('ord_1', ['a'])] }
      await orders.apply(stretch)
      await orders.apply(stretch)
      expect(await orders.find(['a'])).toEqual([['ord_1']])
      expect(await orders.positions()).toEqual(new Map([[partition, 5]]))
    })

    it.each([4, 5])('ignores a stretch that ends at %i when 5 is held', async nextOffset => {
      await orders.apply({ partition, nextOffset: 5, orders: [order('ord_1', ['a'], 'new')] })
      await orders.apply({
        partition,
        nextOffset,
        orders: [order('ord_1', ['b'], 'old'), order('ord_2', ['b'], 'old')],
      })
      expect(await orders.load(['ord_1', 'ord_2'])).toEqual(['new', null])
      expect(await orders.find(['a', 'b'])).toEqual([['ord_1'], []])
      expect(await orders.positions()).toEqual(new Map([[partition, 5]]))
    })

    it('moves the position of an empty stretch, and each partition on its own', async () => {
      await orders.apply({ partition: 'orders.order.v1/0', nextOffset: 7, orders: [] })
      await orders.apply({ partition: 'orders.order.v1/1', nextOffset: 3, orders: [] })
      expect(await orders.positions()).toEqual(
        new Map([
          ['orders.order.v1/0', 7],
          ['orders.order.v1/1', 3],
        ]),
      )
    })

    it('holds nothing at first', async () => {
      expect(await orders.positions()).toEqual(new Map())
    })

    it('answers more keys and ids than fit one command, in their order', async () => {
      const ids = Array.from({ length: 1_200 }, (_, at) => `ord_${at}`)
      await orders.apply({
        partition,
        nextOffset: 1_200,
        orders: ids.map(orderId => order(orderId, [`key_${orderId}`], orderId)),
      })
      expect(await orders.load(ids)).toEqual(ids)
      expect(await orders.find(ids.map(orderId => `key_${orderId}`))).toEqual(ids.map(orderId => [orderId]))
    })

    it('finds exactly what a plain map would, whatever is written in whatever stretches', async () => {
      const key = fc.constantFrom('k1', 'k2', 'k3', 'k4')
      const write = fc.record({ orderId: fc.constantFrom('o1', 'o2', 'o3'), keys: fc.uniqueArray(key) })
      let run = 0
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(write, { maxLength: 4 }), { maxLength: 6 }), async stretches => {
          const space = `run${++run}:`
          const model = new Map<string, readonly string[]>()
          for (const [at, writes] of stretches.entries()) {
            const own = writes.map(({ orderId, keys }) =>
              order(
                space + orderId,
                keys.map(name => space + name),
              ),
            )
            for (const { orderId, keys } of own) model.set(orderId, keys)
            await orders.apply({ partition: `${space}/0`, nextOffset: at + 1, orders: own })
          }
          for (const name of ['k1', 'k2', 'k3', 'k4']) {
            const expected = [...model].filter(([, keys]) => keys.includes(space + name)).map(([orderId]) => orderId)
            expect(await orders.find([space + name])).toEqual([expected.toSorted()])
          }
        }),
        { numRuns: 40 },
      )
    })
  })
}
