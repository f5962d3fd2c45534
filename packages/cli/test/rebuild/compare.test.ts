import { Order } from '@breach-alerts/contracts'
import { keysOfOrder } from '@breach-alerts/domain'
import { memoryStores, type Stores } from '@breach-alerts/store'
import { compareStores, type Difference } from '../../src/rebuild/compare.ts'

const partition = 'orders.order.v1/0'
const born = { names: [{ given: ['Zebulon'], family: 'Quarrington' }], dateOfBirth: '1985-05-17' }
/** Orders whose respondents have one name and one date of birth: every one stands under every key. */
const namesakes = (count: number): Order[] =>
  Array.from({ length: count }, (_, at) =>
    Order.parse({
      orderId: `ord_${at}`,
      type: 'NON_MOLESTATION',
      respondent: { ...born, identifiers: [{ scheme: 'PHONE', value: `07700 90${1_000 + at}` }] },
      versions: [{ version: 1, validFrom: '2026-01-01', conditions: [{ conditionId: 'c1', kind: 'NO_MOLEST' }] }],
    }),
  )

const holding = async (orders: readonly Order[], keysOf = keysOfOrder): Promise<Stores> => {
  const stores = memoryStores()
  const writes = orders.map(one => ({ orderId: one.orderId, keys: keysOf(one), document: JSON.stringify(one) }))
  await stores.orders.apply({ partition, nextOffset: 1, orders: writes })
  return stores
}

const indexOf = async (expected: Stores, actual: Stores): Promise<Difference[]> => {
  const differences: Difference[] = []
  for await (const one of compareStores(expected, actual, 0)) if (one.room === 'index') differences.push(one)
  return differences
}

describe('holding an index of orders against what it must be', () => {
  it('reads each key once, however many orders stand under it', async () => {
    const readFor = async (count: number): Promise<number> => {
      const [expected, actual] = [await holding(namesakes(count)), await holding(namesakes(count))]
      let read = 0
      const find: Stores['orders']['find'] = async (...asked) => {
        const found = await actual.orders.find(...asked)
        read += found.reduce((sum, ids) => sum + ids.length, 0)
        return found
      }
      expect(await indexOf(expected, { ...actual, orders: { ...actual.orders, find } })).toEqual([])
      return read
    }
    const entries = (count: number) => namesakes(count).reduce((sum, one) => sum + keysOfOrder(one).length, 0)
    expect(await readFor(250)).toBe(entries(250))
    expect(await readFor(500)).toBe(entries(500))
  })

  it('names the orders that do not stand where they must, and those that stand where they must not', async () => {
    const orders = namesakes(250)
    const [missing, moved] = [orders[3]!.orderId, orders[240]!.orderId]
    const actual = await holding(orders, one => {
      const keys = keysOfOrder(one)
      if (one.orderId === missing) return keys.slice(1)
      return one.orderId === moved ? [...keys, keysOfOrder(orders[7]!)[0]!] : keys
    })
    expect(await indexOf(await holding(orders), actual)).toEqual(
      [missing, moved].map(id => ({ room: 'index', id, difference: 'DIFFERENT' })),
    )
  })
})
