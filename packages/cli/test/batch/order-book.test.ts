import { BreachEvent, Order } from '@breach-alerts/contracts'
import { keysOfEvent, keysOfOrder } from '@breach-alerts/domain'
import { bundledNames, eventAt, orderAt } from '@breach-alerts/synthetic'
import { makeKeyIndex } from '../../src/batch/key-index.ts'
import { readOrderBook } from '../../src/batch/order-book.ts'
import { packedValues } from '../../src/batch/packed-values.ts'

const world = { seed: 7, names: bundledNames }
const count = 120
const orders = Array.from({ length: count }, (_, at) => Order.parse(orderAt(world, at)))
const events = Array.from({ length: count }, (_, at) =>
  BreachEvent.parse(eventAt(world, at, { orders: count, matching: 0.7, near: 0.1 }).event),
)

describe('the order book', () => {
  it('finds the very orders that share a key with an event, in the order of the file', async () => {
    const book = await readOrderBook(orders)
    const keys = orders.map(order => new Set(keysOfOrder(order)))
    for (const event of events) {
      const asked = keysOfEvent(event)
      const expected = orders.filter((_, at) => asked.some(key => keys[at]!.has(key)))
      expect(book.candidates(event)).toEqual(expected)
    }
  })

  it('gives back every order as it was, and says how many there are', async () => {
    const book = await readOrderBook(orders)
    expect(book.size).toBe(count)
    expect(orders.map((_, at) => book.at(at))).toEqual(orders)
  })

  it('holds no orders at all', async () => {
    const book = await readOrderBook([])
    expect([book.size, book.candidates(events[0]!)]).toEqual([0, []])
  })
})

describe('the key index', () => {
  it('names an order once, however many of its keys are asked for, and one key may lead to many', () => {
    const filling = makeKeyIndex()
    for (let order = 0; order < 1_000; order++) {
      filling.add('of all', order)
      filling.add(`of ${order}`, order)
    }
    const index = filling.seal()
    expect(index.find(['of all', 'of 12'])).toHaveLength(1_000)
    expect(index.find(['of 999', 'of 3', 'of 3'])).toEqual([3, 999])
    expect(index.find(['of nobody', ''])).toEqual([])
  })

  it('tells thirty thousand keys apart that differ in one character', () => {
    const filling = makeKeyIndex()
    for (let order = 0; order < 30_000; order++) filling.add(`R:BY:${order}|1985`, order)
    const index = filling.seal()
    for (let order = 0; order < 30_000; order += 97) expect(index.find([`R:BY:${order}|1985`])).toEqual([order])
  })
})

describe('packed values', () => {
  it('gives what was put in, also when it is longer than a chunk, has other scripts in it, or was let go of', () => {
    const held = packedValues<unknown>(1)
    const values = ['Zażółć 日本', { long: 'x'.repeat(5_000_000) }, [1, null], 'last']
    values.forEach(held.add)
    expect(values.map((_, at) => held.get(at))).toEqual(values)
    expect(held.get(0)).toBe(values[0])
  })
})
