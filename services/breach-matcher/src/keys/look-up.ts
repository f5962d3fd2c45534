import { topics } from '@breach-alerts/contracts'
import { type BlockCaps, type FoundOrders, type KeyHash, keysOfEvent } from '@breach-alerts/domain'
import type { LogRecord } from '@breach-alerts/log'
import type { ParkReason } from '@breach-alerts/runtime'
import type { OrderIndex, Positions } from '@breach-alerts/store'
import { type Candidate, decodeEvent, type Head } from '../decode.ts'
import { hashBytes } from './bloom.ts'
import { keyedOf } from './keyed.ts'
import type { KnownKeys } from './known-keys.ts'

/**
 * One record looked up: it can't be read, it concerns no order, or it may concern these, and `left` more at most that were not taken.
 * `isCapped`: some were not, or it has more keys than were asked for.
 */
export type Looked =
  | { kind: 'bad'; offset: number; reason: ParkReason }
  | { kind: 'none'; head: Head; isCapped: boolean }
  | ({ kind: 'event'; candidate: Candidate; isCapped: boolean } & FoundOrders)

/** A record that was read, with what to look it up by; `candidate`: its body was needed for that. */
type Held = {
  kind: 'held'
  record: LogRecord
  head: Head
  hashes: Uint8Array
  candidate: Candidate | null
  isCapped: boolean
}

const read = (record: LogRecord, keyHash: KeyHash): Held | Extract<Looked, { kind: 'bad' }> => {
  const keyed = keyedOf(record, keyHash.version)
  // Of an event with more keys than are asked for the door writes none (`keysHeader`).
  if (keyed) return { kind: 'held', record, head: keyed, hashes: keyed.hashes, candidate: null, isCapped: false }
  const decoded = decodeEvent(record)
  if (decoded.kind === 'bad') return decoded
  const { candidate } = decoded
  const { keys, isCapped } = keysOfEvent(candidate.event)
  return { kind: 'held', record, head: candidate, hashes: keyHash.of(keys), candidate, isCapped }
}

/** Those of an event's hashes that may be keys of the index. */
const knownOf = (hashes: Uint8Array, mayHave: KnownKeys['mayHave']): Uint8Array => {
  let parts: Uint8Array[] | null = null
  for (let at = 0; at < hashes.length; at += hashBytes)
    if (mayHave(hashes, at)) (parts ??= []).push(hashes.subarray(at, at + hashBytes))
  return parts === null ? none : Buffer.concat(parts)
}
const none = new Uint8Array()

const lookedOf = ({ record, head, candidate, isCapped }: Held, found: FoundOrders | undefined): Looked => {
  if (!found || found.orderIds.length === 0) return { kind: 'none', head, isCapped }
  const decoded = candidate ? { kind: 'event' as const, candidate } : decodeEvent(record)
  return decoded.kind === 'bad' ? decoded : { ...decoded, ...found, isCapped: isCapped || found.left > 0 }
}

/**
 * Looks a batch up: one question for the keys that may be known, one for the documents of what they find.
 *
 * A record that was keyed at the door is read only when a key of it finds an order; any other is read, validated and keyed here.
 *
 * @param ends where the orders topic ended when the batch was read
 * @param atLeast what the index must hold for "not found" to mean that there is no order
 * @throws StoreUnavailable
 */
export const lookUp = async (
  ports: { orders: Pick<OrderIndex, 'candidates'>; keyHash: KeyHash; known: KnownKeys; caps?: BlockCaps },
  records: readonly LogRecord[],
  { ends, atLeast }: { ends: ReadonlyMap<number, number>; atLeast: Positions },
): Promise<readonly Looked[]> => {
  const { orders, keyHash, known, caps } = ports
  const isCovered = known.covering(topics.orders, ends) !== null
  const asking: Uint8Array[] = []
  const reads = records.map((record): Held | Looked => {
    const one = read(record, keyHash)
    if (one.kind === 'bad') return one
    const wanted = isCovered ? knownOf(one.hashes, known.mayHave) : one.hashes
    if (wanted.length === 0) return { kind: 'none', head: one.head, isCapped: one.isCapped }
    asking.push(wanted)
    return one
  })
  const found = asking.length === 0 ? [] : await orders.candidates(asking, { atLeast, ...(caps ? { caps } : {}) })
  let answer = 0
  return reads.map(one => (one.kind === 'held' ? lookedOf(one, found[answer++]) : one))
}
