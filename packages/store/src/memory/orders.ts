import { StoreLost } from '../errors.ts'
import type { OrderIndex } from '../port.ts'
import { makePositions } from './positions.ts'

type Held = { keys: readonly string[]; document: string }

export const memoryOrders = (): OrderIndex => {
  const orders = new Map<string, Held>()
  const byKey = new Map<string, Set<string>>()
  const positions = makePositions()

  const put = (orderId: string, next: Held): void => {
    for (const key of orders.get(orderId)?.keys ?? []) {
      const ids = byKey.get(key)
      if (ids?.delete(orderId) && ids.size === 0) byKey.delete(key)
    }
    for (const key of next.keys) {
      const ids = byKey.get(key)
      if (ids) ids.add(orderId)
      else byKey.set(key, new Set([orderId]))
    }
    orders.set(orderId, next)
  }

  return {
    apply: ({ partition, nextOffset, orders: writes }) => {
      if (nextOffset > positions.of(partition)) {
        for (const { orderId, keys, document } of writes) put(orderId, { keys, document })
        positions.move(partition, nextOffset)
      }
      return Promise.resolve()
    },
    find: async (keys, atLeast) => {
      for (const [partition, offset] of atLeast ?? []) {
        const held = positions.of(partition)
        if (held < offset) throw new StoreLost('find-orders', partition, held)
      }
      return keys.map(key => [...(byKey.get(key) ?? [])].toSorted())
    },
    load: orderIds => Promise.resolve(orderIds.map(orderId => orders.get(orderId)?.document ?? null)),
    positions: positions.all,
  }
}
