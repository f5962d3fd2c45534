import { createHash, createHmac, hash } from 'node:crypto'

/** Bytes of a hashed key. Two of a million orders' ten million keys meet by chance about once in 400,000 such indexes. */
export const hashBytes = 8

/** Hashes of many values, joined in their order. */
export type IndexHash = (values: readonly string[]) => Buffer

const blockBytes = 64
const longestBytes = 512

/** The key padded to a block and XORed with the pad byte. Source: RFC 2104. */
const padded = (key: Buffer, pad: number): Buffer => {
  const short = key.length > blockBytes ? createHash('sha256').update(key).digest() : key
  return Buffer.alloc(blockBytes).map((_, at) => (short[at] ?? 0) ^ pad) as Buffer
}

/**
 * Keyed hash of what would otherwise be a raw identifier in a key: HMAC-SHA-256, first 8 bytes.
 *
 * Keyed, because identifiers are few enough to be guessed one by one. A meeting of two values gives a candidate too many,
 * never one too few; whoever asked compares the document.
 *
 * The two hashes of an HMAC are made with `crypto.hash`: 2.1 µs a value against 5.5 with `createHmac`, and this is most of
 * what a look-up costs. A test holds it against `createHmac`.
 *
 * @param secret undefined: nothing can be hashed, and trying to is a defect of the wiring
 */
export const makeIndexHash = (secret: string | undefined): IndexHash => {
  if (secret === undefined || secret === '')
    return () => {
      throw new TypeError('redisStores needs indexSecret to keep or find anything by identifier')
    }
  const inner = Buffer.concat([padded(Buffer.from(secret), 0x36), Buffer.alloc(longestBytes)])
  const outer = Buffer.concat([padded(Buffer.from(secret), 0x5c), Buffer.alloc(32)])

  const digestOf = (value: string): string => {
    // At most three bytes a UTF-16 unit.
    if (value.length * 3 > longestBytes) return createHmac('sha256', secret).update(value).digest('binary')
    const end = blockBytes + inner.write(value, blockBytes)
    outer.write(hash('sha256', inner.subarray(0, end), 'binary'), blockBytes, 'binary')
    return hash('sha256', outer, 'binary')
  }

  return values => {
    const joined = Buffer.allocUnsafe(values.length * hashBytes)
    for (const [at, value] of values.entries()) joined.write(digestOf(value), at * hashBytes, hashBytes, 'binary')
    return joined
  }
}
