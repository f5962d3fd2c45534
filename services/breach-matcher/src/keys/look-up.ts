import { topics } from '@breach-alerts/contracts'
import { type KeyHash, keysOfEvent } from '@breach-alerts/domain'
import type { LogRecord } from '@breach-alerts/log'
import type { ParkReason } from '@breach-alerts/runtime'
import type { OrderIndex, Positions } from '@breach-alerts/store'
import { type Candidate, decodeEvent, type Head } from '../decode.ts'
import { hashBytes } from './bloom.ts'
import { keyedOf } from './keyed.ts'
import type { KnownKeys } from './known-keys.ts'

/** One record looked up: it can't be read, it concerns no order, or it may concern these. */
export type Looked =
  | { kind: 'bad'; offset: number; reason: ParkReason }
  | { kind: 'none'; head: Head }
  | { kind: 'event'; candidate: Candidate; orderIds: readonly string[] }

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

/** The hashes that may be keys of the index, joined, and whose each is. */
const wantedOf = (all: readonly Held[], mayHave: (hashes: Uint8Array, at: number) => boolean) => {
  const owners: number[] = []
  const parts: Uint8Array[] = []
  for (const [index, { hashes }] of all.entries())
    for (let at = 0; at < hashes.length; at += hashBytes)
      if (mayHave(hashes, at)) {
        owners.push(index)
        parts.push(hashes.subarray(at, at + hashBytes))
      }
  return { owners, hashes: Buffer.concat(parts) }
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
  ports: { orders: Pick<OrderIndex, 'findHashed' | 'load'>; keyHash: KeyHash; known: KnownKeys },
  records: readonly LogRecord[],
  { ends, atLeast }: { ends: ReadonlyMap<number, number>; atLeast: Positions },
): Promise<readonly Looked[]> => {
  const { orders, keyHash, known } = ports
  const reads = records.map(record => read(record, keyHash))
  const all = reads.flatMap(one => (one.kind === 'held' ? [one.held] : []))
  const isCovered = known.covering(topics.orders, ends) !== null
  const { owners, hashes } = wantedOf(all, isCovered ? known.mayHave : () => true)
  const found = owners.length === 0 ? [] : await orders.findHashed(hashes, atLeast)
  const idsOf = all.map(() => new Set<string>())
  for (const [index, owner] of owners.entries()) for (const id of found[index] ?? []) idsOf[owner]?.add(id)

  let next = 0
  return reads.map((one): Looked => {
    if (one.kind === 'bad') return one
    const { record, head, candidate } = one.held
    const ids = idsOf[next++]
    if (!ids || ids.size === 0) return { kind: 'none', head }
    // Sorted, so that the same event gives the same findings in the same order, whatever the index answers first.
    const orderIds = [...ids].toSorted()
    if (candidate) return { kind: 'event', candidate, orderIds }
    const decoded = decodeEvent(record)
    return decoded.kind === 'bad' ? decoded : { kind: 'event', candidate: decoded.candidate, orderIds }
  })
}
