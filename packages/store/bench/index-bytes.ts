import { Redis } from 'ioredis'

/**
 * What each part of an order index takes in Redis, as a program of its own.
 *
 * `node index-bytes.ts URL` prints one JSON line: `used` is all that the server has allocated; `parts` says what Redis counts for
 * the keys of each kind, in bytes. Between the two lie the table of all keys and the server's own buffers.
 */
const [url = ''] = process.argv.slice(2)
const redis = new Redis(url)
const partOf = /\}:(?<kind>\w+)/u

const parts: Record<string, number> = {}
let cursor = '0'
do {
  const [next, keys] = await redis.scanBuffer(cursor, 'MATCH', '{*:orders:*', 'COUNT', 1_000)
  const sizes = await Promise.all(keys.map(key => redis.memory('USAGE', key, 'SAMPLES', 0)))
  for (const [at, key] of keys.entries()) {
    const kind = partOf.exec(key.toString('latin1'))?.groups?.['kind'] ?? 'other'
    parts[kind] = (parts[kind] ?? 0) + (sizes[at] ?? 0)
  }
  cursor = next.toString()
} while (cursor !== '0')

const used = Number(/used_memory:(?<bytes>\d+)/u.exec(await redis.info('memory'))?.groups?.['bytes'])
process.stdout.write(`${JSON.stringify({ used, parts })}\n`)
redis.disconnect()
