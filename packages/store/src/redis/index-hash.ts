import { createHmac } from 'node:crypto'

/** Bytes of a hashed key. Two of a million orders' ten million keys meet by chance about once in 400,000 such indexes. */
export const hashBytes = 8

/** Hashes of many values, joined in their order. */
export type IndexHash = (values: readonly string[]) => Buffer

/**
 * Keyed hash of what would otherwise be a raw identifier in a key: HMAC-SHA-256, first 8 bytes.
 *
 * Keyed, because identifiers are few enough to be guessed one by one. A meeting of two values gives a candidate too many,
 * never one too few; whoever asked compares the document.
 *
 * @param secret undefined: nothing can be hashed, and trying to is a defect of the wiring
 */
export const makeIndexHash =
  (secret: string | undefined): IndexHash =>
  values => {
    if (secret === undefined || secret === '')
      throw new TypeError('redisStores needs indexSecret to keep or find anything by identifier')
    const joined = Buffer.allocUnsafe(values.length * hashBytes)
    for (const [at, value] of values.entries()) {
      createHmac('sha256', secret)
        .update(value)
        .digest()
        .copy(joined, at * hashBytes, 0, hashBytes)
    }
    return joined
  }
