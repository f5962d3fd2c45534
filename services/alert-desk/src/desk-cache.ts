import { type Desk, emptyDesk, parseDesk } from '@breach-alerts/domain'
import type { DeskStore } from '@breach-alerts/store'

/** State of an order's alerts as it was read or last stored. `storedOffset` null: nothing is stored. */
export type Held = { desk: Desk; storedOffset: number | null }

export type DeskCache = {
  get: (orderIds: readonly string[]) => Promise<ReadonlyMap<string, Held>>
  put: (orderId: string, held: Held) => void
  drop: (orderIds: Iterable<string>) => void
  clear: () => void
}

/**
 * States of recently used orders. Only a saving of reads: every write is compared with what the store holds, so a stale state
 * is found out and read again.
 */
export const makeDeskCache = (store: Pick<DeskStore, 'load'>, limit: number): DeskCache => {
  const held = new Map<string, Held>()
  const put = (orderId: string, state: Held) => {
    held.delete(orderId)
    held.set(orderId, state)
    for (const oldest of held.keys()) {
      if (held.size <= limit) break
      held.delete(oldest)
    }
  }
  return {
    put,
    drop: orderIds => {
      for (const orderId of orderIds) held.delete(orderId)
    },
    clear: () => held.clear(),
    get: async orderIds => {
      const unknown = orderIds.filter(orderId => !held.has(orderId))
      const documents = unknown.length === 0 ? [] : await store.load(unknown)
      const read = unknown.map((orderId, index): [string, Held] => {
        const document = documents[index]
        return [
          orderId,
          document
            ? { desk: parseDesk(document.document), storedOffset: document.appliedOffset }
            : { desk: emptyDesk(orderId), storedOffset: null },
        ]
      })
      const fresh = new Map(read)
      const result = new Map<string, Held>()
      for (const orderId of orderIds) {
        const state = fresh.get(orderId) ?? held.get(orderId)
        if (state) result.set(orderId, state)
      }
      for (const [orderId, state] of result) put(orderId, state)
      return result
    },
  }
}
