import type { Stores } from '../port.ts'
import { connect, type StoreLogger } from './client.ts'
import { redisDesk } from './desk.ts'
import { redisDue } from './due.ts'
import { makeIndexHash } from './index-hash.ts'
import { makeKeys } from './keys.ts'
import { redisMatcher } from './matcher.ts'
import { redisOrders } from './orders.ts'

export type RedisStoreOptions = {
  /** `redis://host:port` or `rediss://…`. */
  url: string
  /** Beginning of every key (default `ba`). A projection of another topic, or of another index secret, needs another. */
  prefix?: string
  /**
   * Key of the hashes under which identifiers, events and devices are kept. Order index and matcher memory need it, desk and
   * timers do not. With another secret nothing is found: change it together with the prefix, and rebuild.
   */
  indexSecret?: string
  logger?: StoreLogger
  /** Longest wait for a connection, and then for an answer (default 500). */
  commandTimeoutMs?: number
  /** Entries of the stream of order changes, approximately (default 100 000). */
  longestChanges?: number
  /** Epoch milliseconds; decides only when a remembered decision is forgotten. */
  clock?: () => number
}

/** The stores in Redis. Returns at once; the connection is made, and made again, behind it. */
export const redisStores = ({
  url,
  prefix = 'ba',
  indexSecret,
  logger,
  commandTimeoutMs = 500,
  longestChanges = 100_000,
  clock = Date.now,
}: RedisStoreOptions): Stores => {
  const client = connect(url, commandTimeoutMs, logger)
  const keys = makeKeys(prefix)
  const hash = makeIndexHash(indexSecret)
  return {
    orders: redisOrders(client, keys, hash, longestChanges),
    desk: redisDesk(client, keys),
    due: redisDue(client, keys),
    matcher: redisMatcher(client, keys, hash, clock),
    ping: async () => {
      await client.ask('ping', redis => redis.ping())
    },
    close: client.close,
  }
}
