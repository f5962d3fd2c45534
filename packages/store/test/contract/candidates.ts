import * as fc from 'fast-check'
import { type OrderIndex, StoreLost, type Stores } from '../../src/index.ts'
import { order, type Opener, partition } from '../support/build.ts'

const caps = { perKey: 20, perEvent: 60 }
const ids = (prefix: string, count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => `${prefix}_${String(from + at).padStart(3, '0')}`)

/** Two blocking keys of one person, and one of something that identifies. */
const [sound, otherSound, plate] = ['R:BD:KRST|1985-05-17', 'R:BD:PTR|1985-05-17', 'R:VRM:AB12CDE'] as const

export const candidatesContract = (open: Opener): void => {
  describe('orders that an event may concern', () => {
    let stores: Stores
    let orders: OrderIndex
    let next = 0
    beforeEach(async () => {
      stores = await open()
      orders = stores.orders
      next = 0
    })
    afterEach(() => stores.close())

    const put = async (orderIds: readonly string[], keys: readonly string[]) => {
      for (const orderId of orderIds)
        await orders.apply({ partition, nextOffset: (next += 1), orders: [order(orderId, keys)] })
    }
    const ask = async (...events: (readonly string[])[]) =>
      orders.candidates(
        events.map(keys => stores.keyHash.of(keys)),
        { caps },
      )

    it('are those under any key of it, each once, event by event', async () => {
      await put(['ord_1'], [sound, plate])
      await put(['ord_2'], [otherSound])
      expect(await ask([sound, plate, 'nothing'], [], [otherSound, sound], ['nothing'])).toEqual([
        { orderIds: ['ord_1'], left: 0 },
        { orderIds: [], left: 0 },
        { orderIds: ['ord_1', 'ord_2'], left: 0 },
        { orderIds: [], left: 0 },
      ])
      expect(await ask()).toEqual([])
    })

    it('are all under a key that identifies, however many, and as many under a blocking key as the cap says', async () => {
      const [few, many] = [ids('few', 20), ids('ord', 45)]
      await put(few, [otherSound])
      await put(many, [sound, plate])
      expect(await ask([plate], [otherSound])).toEqual([
        { orderIds: many, left: 0 },
        { orderIds: few, left: 0 },
      ])
      expect(await ask([sound])).toEqual([{ orderIds: many.slice(-20), left: 25 }])
      expect(await ask([plate, sound])).toEqual([{ orderIds: many, left: 25 }])
    })

    it('are the newest of a hot key by when each was first written, whatever was written since', async () => {
      const all = ids('ord', 30)
      await put(all, [sound])
      await put(all.slice(0, 5), [sound, plate])
      await put(all.slice(-2), [otherSound])
      expect(await ask([sound])).toEqual([{ orderIds: all.slice(8, 28), left: 8 }])
    })

    it('are those that two hot keys share, though they are older than the newest of either', async () => {
      const [both, one, other] = [ids('both', 3), ids('one', 30), ids('other', 25)]
      await put(both, [sound, otherSound])
      await put(one, [sound])
      await put(other, [otherSound])
      expect(await ask([sound, otherSound])).toEqual([
        { orderIds: [...both, ...one.slice(-20), ...other.slice(-20)], left: 15 },
      ])
      expect(await ask([sound])).toEqual([{ orderIds: one.slice(-20), left: 13 }])
    })

    it('are no more than an event may bring, those first that most keys lead to', async () => {
      const keys = ids('R:BD', 8).map(name => `R:BD:${name}|1985-05-17`)
      for (const [at, key] of keys.entries()) await put(ids(`k${at}`, 10), [key])
      await put(['z_often'], keys)
      const [found] = await ask(keys)
      expect(found?.orderIds).toHaveLength(60)
      expect(found?.orderIds).toContain('z_often')
      expect(found?.left).toBe(21)
    })

    it('are told only when the index holds as much as the question asks for, also of hot keys', async () => {
      await put(ids('ord', 25), [sound, otherSound])
      const asked = [stores.keyHash.of([sound, otherSound])]
      const found = await orders.candidates(asked, { caps, atLeast: new Map([[partition, 25]]) })
      expect(found[0]?.orderIds).toHaveLength(20)
      await expect(orders.candidates(asked, { caps, atLeast: new Map([[partition, 26]]) })).rejects.toThrow(StoreLost)
    })

    it('never miss an order that agrees on what identifies, and count what else they miss', async () => {
      const key = fc.constantFrom('R:BD:A|2000-01-02', 'R:BD:B|2000-01-02', 'P:CELL:1:1', 'R:PNC:1', 'P:PHONE:1')
      const world = fc.array(fc.uniqueArray(key, { maxLength: 5 }), { minLength: 1, maxLength: 40 })
      const small = { perKey: 3, perEvent: 8 }
      let run = 0
      await fc.assert(
        fc.asyncProperty(world, fc.uniqueArray(key, { minLength: 1 }), async (held, asked) => {
          const space = `run${++run}`
          const own = (name: string) => `${name}${space}`
          const writes = held.map((keys, at) => order(`${space}_${String(at).padStart(2, '0')}`, keys.map(own)))
          await orders.apply({ partition: `${space}/0`, nextOffset: 1, orders: writes })
          const [found] = await orders.candidates([stores.keyHash.of(asked.map(own))], { caps: small })
          const under = await orders.find(asked.map(own))
          const identified = new Set(under.filter((_, at) => /PNC|PHONE/u.test(asked[at] ?? '')).flat())
          const [all, brought] = [new Set(under.flat()), new Set(found?.orderIds)]
          expect([...identified].filter(orderId => !brought.has(orderId))).toEqual([])
          expect([...brought].filter(orderId => !all.has(orderId))).toEqual([])
          expect(brought.size - identified.size).toBeLessThanOrEqual(small.perEvent)
          expect(all.size - brought.size).toBeLessThanOrEqual(found?.left ?? -1)
        }),
        { numRuns: 60 },
      )
    })
  })
}
