import { growingNumbers } from './growing-numbers.ts'

/** Which orders stand under which key, for a book that is filled once and then only read. */
export type KeyIndex = {
  add: (key: string, order: number) => void
  /** Ends the filling; of an order that is left out no key is held. */
  seal: (isLeftOut?: (order: number) => boolean) => SealedIndex
}

export type SealedIndex = {
  /** Numbers of the orders under a key, ascending. */
  under: (key: string) => number[]
}

/**
 * Holds keys as 64-bit hashes in typed arrays: 8 bytes for a key of an order once it is sealed, where a map of texts takes 150. Two keys
 * of one hash would give a candidate too many, never one too few; in 30 million keys none is expected.
 *
 * The first half of the hash says in which bucket an order stands, the second tells the keys in a bucket apart.
 */
export const makeKeyIndex = (): KeyIndex => {
  const [buckets, marks, orders] = [growingNumbers(), growingNumbers(), growingNumbers()]
  return {
    add: (key, order) => {
      const [bucket, mark] = hashOf(key)
      buckets.push(bucket)
      marks.push(mark)
      orders.push(order)
    },
    seal: (isLeftOut = () => false) => {
      const count = buckets.length()
      const shift = 32 - Math.max(4, Math.ceil(Math.log2(Math.max(1, count))))
      const starts = new Uint32Array(2 ** (32 - shift) + 1)
      for (let at = 0; at < count; at++) if (!isLeftOut(orders.at(at))) starts[(buckets.at(at) >>> shift) + 1]!++
      for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!
      const [sortedMarks, sortedOrders] = [new Uint32Array(count), new Uint32Array(count)]
      const next = starts.slice()
      for (let at = 0; at < count; at++) {
        if (isLeftOut(orders.at(at))) continue
        const place = next[buckets.at(at) >>> shift]!++
        sortedMarks[place] = marks.at(at)
        sortedOrders[place] = orders.at(at)
      }
      return { under: key => under(key, shift, starts, sortedMarks, sortedOrders) }
    },
  }
}

const under = (key: string, shift: number, starts: Uint32Array, marks: Uint32Array, orders: Uint32Array): number[] => {
  const found: number[] = []
  const [hash, mark] = hashOf(key)
  const bucket = hash >>> shift
  for (let at = starts[bucket]!; at < starts[bucket + 1]!; at++) if (marks[at] === mark) found.push(orders[at]!)
  return found
}

/** FNV-1a twice, the second over what the first made of each character, and both stirred so that every bit counts. */
const hashOf = (text: string): [number, number] => {
  let one = 0x811c9dc5
  let other = 0x9747b28c
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193)
    other = Math.imul(other ^ (one >>> 11) ^ text.charCodeAt(at), 0x85ebca6b)
  }
  return [stirred(one ^ (other >>> 16)), stirred(other)]
}

const stirred = (hash: number): number => {
  const half = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return (half ^ (half >>> 15)) >>> 0
}
