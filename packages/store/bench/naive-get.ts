import { Redis } from 'ioredis'

/**
 * What somebody writes first, for the benchmark's naive consumer: identifiers as plain keys, one GET for each.
 *
 * @param pairs identifier and order, put in before anything is asked
 */
export const openNaive = async (url: string, pairs: readonly (readonly [string, string])[]) => {
  const redis = new Redis(url)
  for (let at = 0; at < pairs.length; at += 1_000)
    await redis.mset(pairs.slice(at, at + 1_000).flatMap(([identifier, orderId]) => [`id:${identifier}`, orderId]))
  return (identifier: string): Promise<string | null> => redis.get(`id:${identifier}`)
}
