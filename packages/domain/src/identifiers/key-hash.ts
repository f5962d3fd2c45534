import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { hashBytes, makeSipHash } from './siphash.ts'

/**
 * Version of the keys that `keysOfEvent` and `keysOfOrder` give. It goes up whenever either gives other keys for the same order
 * or event; a test holds it to them. Events keyed under another version are keyed again by whoever reads them.
 */
export const keysVersion = 8

/**
 * Is it a key that brings together what agrees in part (`match/blocking.ts`), or stands near (a cell, the first line of an address)?
 * Any other is of something that identifies.
 *
 * Told by the first letters, because it is asked of every key of every event: the schemes of identifiers begin otherwise.
 */
export const isBlockingKey = (key: string): boolean =>
  key.startsWith('X:') ||
  (key[2] === 'B' && key[4] === ':') ||
  key.startsWith('CELL:', 2) ||
  key.startsWith('ADDRESS:', 2)

/** Does the hash at byte `at` belong to a blocking key? Its last bit says so, so that nobody needs the key to tell. */
export const isBlockingHash = (hashes: Uint8Array, at: number): boolean => (hashes[at + hashBytes - 1]! & 1) === 1

/** Keyed hashes, 8 bytes each. */
export type KeyHash = {
  /** Of keys and secret: hashes of another version mean nothing here. */
  version: string
  /** Hashes of match keys, in their order, joined: 63 bits each, and one that says whether it is of a blocking key. */
  of: (keys: readonly string[]) => Uint8Array
  /** Hashes of texts that are no match keys, 64 bits each. */
  plain: (texts: readonly string[]) => Uint8Array
}

/**
 * Hashes identifiers and names so that none stands in an index, a header or a log record.
 *
 * Keyed, because they are few enough to be guessed one by one. Two of a million orders' thirty million keys meet by chance about
 * once in 20,000 such indexes; that gives a candidate too many, never one too few, for the documents are compared.
 *
 * @param secret the same in every service; another one finds nothing that was kept under this
 */
export const makeKeyHash = (secret: string): KeyHash => {
  const digest = sha256(utf8ToBytes(secret))
  const hash = makeSipHash(digest.subarray(0, 16))
  const mark = new Uint8Array(hashBytes)
  hash('version', mark, 0)
  const plain = (texts: readonly string[]): Uint8Array => {
    const joined = new Uint8Array(texts.length * hashBytes)
    for (let at = 0; at < texts.length; at += 1) hash(texts[at] ?? '', joined, at * hashBytes)
    return joined
  }
  return {
    version: `${keysVersion}.${bytesToHex(mark.subarray(0, 4))}`,
    of: keys => {
      const joined = plain(keys)
      for (let at = 0; at < keys.length; at += 1) {
        const last = (at + 1) * hashBytes - 1
        joined[last] = (joined[last]! & 0xfe) | (isBlockingKey(keys[at] ?? '') ? 1 : 0)
      }
      return joined
    },
    plain,
  }
}
