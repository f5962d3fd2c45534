import type { KeyHash } from '@breach-alerts/domain'
import { StoreLost } from '../errors.ts'
import { asBuffer, hashBytes } from '../hashes.ts'
import type { OrderIndex, OrderWrite, Positions } from '../port.ts'
import { chunked, type Client } from './client.ts'
import { idsUnder } from './ids-under.ts'
import type { Keys } from './keys.ts'
import { followKeys } from './follow-keys.ts'
import { guardPositions } from './positions.ts'

/** Most keys of one question and most documents of one answer: about a millisecond of the server each. */
const mostKeys = 1_000
const mostDocuments = 500
/** Writes on their way at once: enough to keep the connection busy, few enough to answer within the time-out. */
const mostWrites = 100

/** version of the layout (1) · stretch (8) · number of the order (4) · count of keys (2) · keys · document; apply-order.lua writes it. */
const countAt = 13
const keysAt = 15

const documentOf = (value: Buffer): string => value.toString('utf8', keysAt + value.readUInt16BE(countAt) * hashBytes)

/** Of two writes of one order in a stretch the last counts; the script takes a stretch once. */
const lastOfEach = (orders: readonly OrderWrite[]): OrderWrite[] => [
  ...new Map(orders.map(order => [order.orderId, order])).values(),
]

/**
 * The order index in Redis.
 *
 * Index entries are 4-byte order numbers under hashed keys in 65,536 bucketed hashes (about 20 bytes an entry at a million
 * orders, matching.md §3.2); a key of more than 16 orders has a set of its own. Every write and every move of a position is
 * announced in the stream `changes` for readers that keep keys of their own (`follow-keys.ts`).
 *
 * @param options.longestChanges entries that the stream keeps, approximately
 * @param options.openFollower a connection of its own, because reading a stream waits
 */
export const redisOrders = (
  client: Client,
  keys: Keys['orders'],
  options: { keyHash: () => KeyHash; longestChanges: number; openFollower: () => Client },
): OrderIndex => {
  const { keyHash, longestChanges, openFollower } = options
  const positions = guardPositions(client, keys.positions, { ...keys.changes, longest: longestChanges })

  const put = async (partition: string, nextOffset: number, floor: number, order: OrderWrite): Promise<void> => {
    const hashes = asBuffer(keyHash().of([...new Set(order.keys)]))
    const [verdict, held] = (await client.run(
      'apply-order',
      [keys.root],
      [order.orderId, partition, nextOffset, floor, hashes, order.document, longestChanges],
    )) as [number, number]
    if (verdict < 0) throw positions.lost('apply-order', partition, held)
  }

  const find = async (hashes: Uint8Array, atLeast: Positions): Promise<string[][]> => {
    const found = Array.from({ length: hashes.length / hashBytes }, (): string[] => [])
    if (found.length === 0) return found
    const hits = (await client.run('find-orders', [keys.root], [asBuffer(hashes), ...[...atLeast].flat()])) as (
      number | string
    )[]
    if (hits[0] === -1) throw new StoreLost('find-orders', String(hits[1]), Number(hits[2]))
    for (let at = 0; at < hits.length; at += 2) found[Number(hits[at])]?.push(String(hits[at + 1]))
    for (const orderIds of found) orderIds.sort()
    return found
  }

  const findHashed = async (hashes: Uint8Array, atLeast: Positions = new Map()): Promise<string[][]> => {
    const parts = Array.from({ length: Math.ceil(hashes.length / (mostKeys * hashBytes)) }, (_, at) =>
      hashes.subarray(at * mostKeys * hashBytes, (at + 1) * mostKeys * hashBytes),
    )
    return (await Promise.all(parts.map(part => find(part, atLeast)))).flat()
  }

  const load = async (orderIds: readonly string[]): Promise<(string | null)[]> => {
    if (orderIds.length === 0) return []
    const values = await client.ask('load-orders', redis => redis.mgetBuffer(orderIds.map(keys.order)))
    return values.map(value => (value ? documentOf(value) : null))
  }

  return {
    apply: async ({ partition, nextOffset, orders }) => {
      const floor = positions.floor(partition)
      for (const writes of chunked(lastOfEach(orders), mostWrites)) {
        await allSettled(writes.map(order => put(partition, nextOffset, floor, order)))
      }
      await positions.move(partition, nextOffset)
    },
    find: async (wanted, atLeast) => findHashed(keyHash().of(wanted), atLeast),
    findHashed,
    follow: sink => followKeys(openFollower(), keys, sink),
    load: async orderIds => (await Promise.all(chunked(orderIds, mostDocuments).map(load))).flat(),
    size: async () => Number((await client.ask('count-orders', redis => redis.get(keys.count))) ?? 0),
    orderIds: () => idsUnder(client, keys.order('')),
    positions: positions.all,
  }
}

/** Waits for every write before it fails on the first that did: none is still on its way when the caller repeats. */
const allSettled = async (writes: readonly Promise<void>[]): Promise<void> => {
  for (const result of await Promise.allSettled(writes)) if (result.status === 'rejected') throw result.reason
}
