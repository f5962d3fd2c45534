import type { KeyHash } from '@breach-alerts/domain'
import { StoreUnavailable } from '../errors.ts'
import { asBuffer, hashBytes } from '../hashes.ts'
import type { OrderIndex, OrderWrite } from '../port.ts'
import { chunked, type Client } from './client.ts'
import { idsUnder } from './ids-under.ts'
import { makeOrderFinder } from './find-orders.ts'
import { followKeys } from './follow-keys.ts'
import { type Keys, orderLayout } from './keys.ts'
import { packDocument, unpackDocument } from './pack-document.ts'
import { guardPositions } from './positions.ts'

/** Most documents of one answer: about a millisecond of the server. */
const mostDocuments = 500
/** Writes on their way at once: enough to keep the connection busy, few enough to answer within the time-out. */
const mostWrites = 100

/**
 * version of the layout (1) · stretch (8) · number of the order (4) · mark of its keys (8) · their count (4) · bucket of each (2) ·
 * packed document; apply-order.lua writes it.
 */
const countAt = 21
const bucketsAt = 25
const bucketBytes = 2

/** @throws StoreUnavailable it was not written by this layout, or is damaged */
const documentOf = (value: Buffer): string => {
  try {
    if (value[0] !== orderLayout) throw new Error(`the layout is not ${orderLayout}`)
    return unpackDocument(value.subarray(bucketsAt + value.readUInt32BE(countAt) * bucketBytes))
  } catch (error) {
    throw new StoreUnavailable('load-orders', error)
  }
}

/** All hashes of an order together, whatever their order: of keyed 64-bit hashes no two different lists have one mark. */
const markOf = (hashes: Uint8Array): Buffer => {
  const mark = Buffer.alloc(hashBytes)
  for (let at = 0; at < hashes.length; at += 1) mark[at % hashBytes]! ^= hashes[at]!
  return mark
}

/** Of two writes of one order in a stretch the last counts; the script takes a stretch once. */
const lastOfEach = (orders: readonly OrderWrite[]): OrderWrite[] => [
  ...new Map(orders.map(order => [order.orderId, order])).values(),
]

/**
 * The order index in Redis.
 *
 * Index entries are 4-byte order numbers under hashed keys in 65,536 bucketed hashes (about 15 bytes an entry at a million
 * orders); a key of more than 16 orders has a list of its own, sorted by number. Beside an order stand the buckets that its keys
 * are in, not the keys: enough to find what it no longer holds. Documents are packed. Every write and every move of a position is
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
  const finder = makeOrderFinder(client, keys.root)
  const positions = guardPositions(client, keys.positions, { ...keys.changes, longest: longestChanges })

  const put = async (partition: string, nextOffset: number, floor: number, order: OrderWrite): Promise<void> => {
    const hashes = asBuffer(keyHash().of([...new Set(order.keys)]))
    const [verdict, held] = (await client.run(
      'apply-order',
      [keys.root],
      [
        order.orderId,
        partition,
        nextOffset,
        floor,
        hashes,
        packDocument(order.document),
        longestChanges,
        orderLayout,
        markOf(hashes),
      ],
    )) as [number, number]
    if (verdict < 0) throw positions.lost('apply-order', partition, held)
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
    find: async (wanted, atLeast) => finder.find(keyHash().of(wanted), atLeast),
    candidates: finder.candidates,
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
