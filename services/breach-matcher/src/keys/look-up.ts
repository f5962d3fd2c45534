import { topics } from '@breach-alerts/contracts'
import { type BlockCaps, type FoundOrders, type KeyHash, keysOfEvent } from '@breach-alerts/domain'
import type { LogRecord } from '@breach-alerts/log'
import type { ParkReason } from '@breach-alerts/runtime'
import type { OrderIndex, Positions } from '@breach-alerts/store'
import { type Candidate, decodeEvent, type Head } from '../decode.ts'
import { hashBytes } from './bloom.ts'
import { keyedOf } from './keyed.ts'
import type { KnownKeys } from './known-keys.ts'

/** One record looked up: it can't be read, it concerns no order, or it may concern these, and `left` more at most that were not taken. */
export type Looked =
  | { kind: 'bad'; offset: number; reason: ParkReason }
  | { kind: 'none'; head: Head }
  | ({ kind: 'event'; candidate: Candidate } & FoundOrders)

type Held = { record: LogRecord; head: Head; hashes: Uint8Array; candidate: Candidate | null }
type Read = { kind: 'held'; held: Held } | Extract<Looked, { kind: 'bad' }>

const read = (record: LogRecord, keyHash: KeyHash): Read => {
  const keyed = keyedOf(record, keyHash.version)
  if (keyed) return { kind: 'held', held: { record, head: keyed, hashes: keyed.hashes, candidate: null } }
  const decoded = decodeEvent(record)
  if (decoded.kind === 'bad') return decoded
  const { candidate } = decoded
  const hashes = keyHash.of(keysOfEvent(candidate.event))
  return { kind: 'held', held: { record, head: candidate, hashes, candidate } }
}

/** Those of an event's hashes that may be keys of the index. */
const knownOf = (hashes: Uint8Array, mayHave: (hashes: Uint8Array, at: number) => boolean): Uint8Array => {
  const parts: Uint8Array[] = []
  for (let at = 0; at < hashes.length; at += hashBytes)
    if (mayHave(hashes, at)) parts.push(hashes.subarray(at, at + hashBytes))
  return parts.length === 0 ? none : Buffer.concat(parts)
}
const none = new Uint8Array()

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
  const reads = records.map(record => read(record, keyHash))
  const all = reads.flatMap(one => (one.kind === 'held' ? [one.held] : []))
  const isCovered = known.covering(topics.orders, ends) !== null
  const wanted = all.map(({ hashes }) => (isCovered ? knownOf(hashes, known.mayHave) : hashes))
  const asking = wanted.filter(({ length }) => length > 0)
  const found = asking.length === 0 ? [] : await orders.candidates(asking, { atLeast, ...(caps ? { caps } : {}) })

  let [next, answer] = [0, 0]
  return reads.map((one): Looked => {
    if (one.kind === 'bad') return one
    const { record, head, candidate } = one.held
    const what = wanted[next++]?.length === 0 ? undefined : found[answer++]
    if (!what || what.orderIds.length === 0) return { kind: 'none', head }
    if (candidate) return { kind: 'event', candidate, ...what }
    const decoded = decodeEvent(record)
    return decoded.kind === 'bad' ? decoded : { kind: 'event', candidate: decoded.candidate, ...what }
  })
}
