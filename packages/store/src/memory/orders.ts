import { defaultBlockCaps, findOrders, isBlockingHash, type KeyHash } from '@breach-alerts/domain'
import { StoreLost } from '../errors.ts'
import { hashBytes } from '../hashes.ts'
import type { KeySink, OrderIndex, Positions } from '../port.ts'
import { makePositions } from './positions.ts'

type Held = { number: number; keys: readonly string[]; hashes: Uint8Array; document: string }

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

  const put = (orderId: string, hashes: Uint8Array, document: string): void => {
    const before = orders.get(orderId)
    for (const key of before?.keys ?? []) {
      const ids = byKey.get(key)
      if (ids?.delete(orderId) && ids.size === 0) byKey.delete(key)
    }
    const next: Held = { number: before?.number ?? orders.size, keys: textsOf(hashes), hashes, document }
    for (const key of next.keys) {
      const ids = byKey.get(key)
      if (ids) ids.add(orderId)
      else byKey.set(key, new Set([orderId]))
    }
    orders.set(orderId, next)
    for (const sink of sinks) sink.add(hashes)
  }
  const check = (atLeast: Positions | undefined): void => {
    for (const [partition, offset] of atLeast ?? []) {
      const held = positions.of(partition)
      if (held < offset) throw new StoreLost('find-orders', partition, held)
    }
  }
  const numberOf = (orderId: string) => orders.get(orderId)?.number ?? 0
  const newestFirst = (key: string) => [...(byKey.get(key) ?? [])].toSorted((a, b) => numberOf(b) - numberOf(a))

  return {
    apply: async ({ partition, nextOffset, orders: writes }) => {
      if (nextOffset <= positions.of(partition)) return
      for (const { orderId, keys, document } of writes) put(orderId, of(keys), document)
      positions.move(partition, nextOffset)
      for (const sink of sinks) sink.reached(new Map([[partition, nextOffset]]))
    },
    find: async (keys, atLeast) => {
      check(atLeast)
      return textsOf(of(keys)).map(key => [...(byKey.get(key) ?? [])].toSorted())
    },
    candidates: async (events, { atLeast, caps = defaultBlockCaps } = {}) => {
      check(atLeast)
      return events.map(hashes => {
        const keys = textsOf(hashes).map((key, at) => ({
          isBlocking: isBlockingHash(hashes, at * hashBytes),
          newestFirst: newestFirst(key),
        }))
        return findOrders(keys, caps)
      })
    },
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
