import { partitionKey } from '@breach-alerts/log'
import type { KeySink, Positions } from '@breach-alerts/store'
import { hashBytes, makeBloom } from './bloom.ts'

/** What is known of the index in this process. */
export type KnownKeys = {
  sink: KeySink
  /**
   * How much of the orders the known keys cover, if that is at least up to `ends` of every partition of `topic`; else null: a
   * key that is not known may still be in the index.
   */
  covering: (topic: string, ends: ReadonlyMap<number, number>) => Positions | null
  /** May the hash at byte `at` be a key of the index? False is certain, up to what is covered. */
  mayHave: (hashes: Uint8Array, at: number) => boolean
  size: () => number
}

const firstCapacity = 65_536

/**
 * The keys of the order index, kept in this process from its stream of changes, so that an event that concerns nobody costs no
 * question. A key more than there is costs a question; a key less would be a missed breach: hence `covering`, which is asked for
 * every batch with the end of the orders topic at that moment.
 *
 * It grows by filters of twice the size, for how many keys will come is not known.
 */
export const makeKnownKeys = (): KnownKeys => {
  let filters = [makeBloom(firstCapacity)]
  let room = firstCapacity
  let size = 0
  let reached: ReadonlyMap<string, number> = new Map()

  const mayHave = (hashes: Uint8Array, at: number): boolean => {
    for (const filter of filters) if (filter.mayHave(hashes, at)) return true
    return false
  }
  const add = (hashes: Uint8Array, at: number): void => {
    if (mayHave(hashes, at)) return
    if (room === 0) {
      const next = makeBloom(filters[0]!.capacity * 2)
      filters = [next, ...filters]
      room = next.capacity
    }
    filters[0]!.add(hashes, at)
    room -= 1
    size += 1
  }
  return {
    sink: {
      begin: () => {
        filters = [makeBloom(Math.max(firstCapacity, size * 2))]
        room = filters[0]!.capacity
        size = 0
        reached = new Map()
      },
      add: hashes => {
        for (let at = 0; at + hashBytes <= hashes.length; at += hashBytes) add(hashes, at)
      },
      reached: positions => {
        const next = new Map(reached)
        for (const [partition, offset] of positions) next.set(partition, Math.max(offset, next.get(partition) ?? 0))
        reached = next
      },
    },
    covering: (topic, ends) => {
      for (const [partition, end] of ends)
        if (end > 0 && (reached.get(partitionKey(topic, partition)) ?? 0) < end) return null
      return reached
    },
    mayHave,
    size: () => size,
  }
}
