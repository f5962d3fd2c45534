import { type KeyHash, makeKeyHash } from '@breach-alerts/domain'
import type { Stores } from '../port.ts'
import { connect, type StoreLogger } from './client.ts'
import { redisDesk } from './desk.ts'
import { redisDue, redisWatch } from './due.ts'
import { makeKeys, makeOrderKeys } from './keys.ts'
import { redisMatcher } from './matcher.ts'
import { redisOrders } from './orders.ts'

export type RedisStoreOptions = {
  /** `redis://host:port` or `rediss://…`. */
  url: string
  /** Beginning of every key (default `ba`). A projection of another topic, or of another index secret, needs another. */
  prefix?: string
  /**
   * Key of the hashes under which identifiers, events and devices are kept. Order index and matcher memory need it, desk and
   * timers do not. With another secret the order index is built anew beside the old one.
   */
  indexSecret?: string
  logger?: StoreLogger
  /** Longest wait for a connection, and then for an answer (default 500). */
  commandTimeoutMs?: number
  /** Entries of the stream of order changes, approximately (default 20 000, 6 MB): who falls further behind begins anew. */
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
  longestChanges = 20_000,
  clock = Date.now,
}: RedisStoreOptions): Stores => {
  const client = connect(url, commandTimeoutMs, logger)
  const keys = makeKeys(prefix)
  const made = indexSecret === undefined || indexSecret === '' ? null : makeKeyHash(indexSecret)
  const keyHash = (): KeyHash => {
    if (made === null) throw new TypeError('redisStores needs indexSecret to keep or find anything by identifier')
    return made
  }
  return {
    orders: redisOrders(client, makeOrderKeys(prefix, made?.version ?? 'no-secret'), {
      keyHash,
      longestChanges,
      openFollower: () => connect(url, commandTimeoutMs, logger),
    }),
    desk: redisDesk(client, keys),
    due: redisDue(client, keys.due),
    silences: redisDue(client, keys.silences),
    watch: redisWatch(client, keys),
    matcher: redisMatcher(client, keys, keyHash, clock),
    get keyHash() {
      return keyHash()
    },
    ping: async () => {
      await client.ask('ping', redis => redis.ping())
    },
    close: client.close,
  }
}
