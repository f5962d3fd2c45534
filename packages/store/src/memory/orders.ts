import type { KeyHash } from '@breach-alerts/domain'
import { StoreLost } from '../errors.ts'
import { hashBytes } from '../hashes.ts'
import type { KeySink, OrderIndex, Positions } from '../port.ts'
import { makePositions } from './positions.ts'

type Held = { keys: readonly string[]; hashes: Uint8Array; document: string }

/** Each hash of a list as one text, to be a key of a map. */
const textsOf = (hashes: Uint8Array): string[] => {
  const all = Buffer.from(hashes).toString('latin1')
  return Array.from({ length: all.length / hashBytes }, (_, at) => all.slice(at * hashBytes, (at + 1) * hashBytes))
}

export const memoryOrders = ({ of }: KeyHash): OrderIndex => {
  const orders = new Map<string, Held>()
  const byKey = new Map<string, Set<string>>()
  const positions = makePositions()
  const sinks = new Set<KeySink>()

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
    for (const sink of sinks) sink.add(next.hashes)
  }
  const findHashed = async (hashes: Uint8Array, atLeast?: Positions): Promise<string[][]> => {
    for (const [partition, offset] of atLeast ?? []) {
      const held = positions.of(partition)
      if (held < offset) throw new StoreLost('find-orders', partition, held)
    }
    return textsOf(hashes).map(key => [...(byKey.get(key) ?? [])].toSorted())
  }

  return {
    apply: async ({ partition, nextOffset, orders: writes }) => {
      if (nextOffset <= positions.of(partition)) return
      for (const { orderId, keys, document } of writes) {
        const hashes = of(keys)
        put(orderId, { keys: textsOf(hashes), hashes, document })
      }
      positions.move(partition, nextOffset)
      for (const sink of sinks) sink.reached(new Map([[partition, nextOffset]]))
    },
    find: (keys, atLeast) => findHashed(of(keys), atLeast),
    findHashed,
    follow: sink => {
      sink.begin()
      for (const { hashes } of orders.values()) sink.add(hashes)
      void positions.all().then(sink.reached)
      sinks.add(sink)
      return { stop: async () => void sinks.delete(sink) }
    },
    load: orderIds => Promise.resolve(orderIds.map(orderId => orders.get(orderId)?.document ?? null)),
    size: () => Promise.resolve(orders.size),
    orderIds: () => Promise.resolve([...orders.keys()]),
    positions: positions.all,
  }
}
