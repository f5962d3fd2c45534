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
      const asked = keysOfEvent(event).keys
      const expected = orders.filter((_, at) => asked.some(key => keys[at]!.has(key)))
      expect(book.candidates(event)).toEqual(expected)
    }
  })

  it('takes of a hot key no more than the cap, the last of the file, and whoever a number names', async () => {
    const born = { names: [{ given: ['Zebulon'], family: 'Quarrington' }], dateOfBirth: '1985-05-17' }
    const namesakes = orders.slice(0, 30).map((order, at) => ({
      ...order,
      respondent: {
        ...born,
        identifiers: at === 0 ? [{ scheme: 'CRN' as const, value: 'X100000' }] : [],
        addresses: [],
      },
    }))
    const book = await readOrderBook(namesakes, { perKey: 10, perEvent: 50 })
    const asked = (identifiers: object[]) =>
      BreachEvent.parse({
        specversion: '1.0',
        id: 'e1',
        source: 'urn:test',
        type: 'police.encounter',
        data: { encounter: 'STOP', people: [{ role: 'SUSPECT', ...born, identifiers }] },
      })
    const byName = book.find(asked([]))
    expect(byName.orders).toEqual(namesakes.slice(-10))
    expect(byName.left).toBeGreaterThanOrEqual(20)
    const byNumber = book.find(asked([{ scheme: 'CRN', value: 'X100000' }]))
    expect(byNumber.orders).toEqual([namesakes[0], ...namesakes.slice(-10)])
  })

  it('gives back every order as it was, and says how many there are', async () => {
    const book = await readOrderBook(orders)
    expect(book.size).toBe(count)
    expect(orders.map((_, at) => book.at(at))).toEqual(orders)
  })

  it('takes of an order that comes again the last line alone, also where that has other keys', async () => {
    const [first, ...others] = orders
    const again = { ...first!, respondent: others[0]!.respondent }
    const book = await readOrderBook([first!, ...others, again])
    expect(book.size).toBe(count)
    expect(Array.from({ length: count }, (_, at) => book.at(at))).toEqual([...others, again])
    const plain = await readOrderBook([...others, again])
    for (const event of events) expect(book.find(event)).toEqual(plain.find(event))
  })

  it('holds no orders at all', async () => {
    const book = await readOrderBook([])
    expect([book.size, book.candidates(events[0]!)]).toEqual([0, []])
  })
})

describe('the key index', () => {
  it('names every order under a key, in the order of the file, and none under another', () => {
    const filling = makeKeyIndex()
    for (let order = 0; order < 1_000; order++) {
      filling.add('of all', order)
      filling.add(`of ${order}`, order)
    }
    const index = filling.seal()
    expect(index.under('of all')).toEqual(Array.from({ length: 1_000 }, (_, order) => order))
    expect(index.under('of 999')).toEqual([999])
    expect(index.under('of nobody')).toEqual([])
  })

  it('tells thirty thousand keys apart that differ in one character', () => {
    const filling = makeKeyIndex()
    for (let order = 0; order < 30_000; order++) filling.add(`R:BY:${order}|1985`, order)
    const index = filling.seal()
    for (let order = 0; order < 30_000; order += 97) expect(index.under(`R:BY:${order}|1985`)).toEqual([order])
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
