import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { hashBytes, makeSipHash } from './siphash.ts'

/**
 * Version of the keys that `keysOfEvent` and `keysOfOrder` give. It goes up whenever either gives other keys for the same order
 * or event; a test holds it to them. Events keyed under another version are keyed again by whoever reads them.
 */
export const keysVersion = 5

/** Keyed hashes of match keys, 64 bits each. */
export type KeyHash = {
  /** Of keys and secret: hashes of another version mean nothing here. */
  version: string
  /** The hashes in the order of the keys, joined. */
  of: (keys: readonly string[]) => Uint8Array
}

/**
 * Hashes identifiers and names so that none stands in an index, a header or a log record.
 *
 * Keyed, because they are few enough to be guessed one by one. Two of a million orders' thirty million keys meet by chance about
 * once in 40,000 such indexes; that gives a candidate too many, never one too few, for the documents are compared.
 *
 * @param secret the same in every service; another one finds nothing that was kept under this
 */
export const makeKeyHash = (secret: string): KeyHash => {
  const digest = sha256(utf8ToBytes(secret))
  const hash = makeSipHash(digest.subarray(0, 16))
  const mark = new Uint8Array(hashBytes)
  hash('version', mark, 0)
  return {
    version: `${keysVersion}.${bytesToHex(mark.subarray(0, 4))}`,
    of: keys => {
      const joined = new Uint8Array(keys.length * hashBytes)
      for (let at = 0; at < keys.length; at += 1) hash(keys[at] ?? '', joined, at * hashBytes)
      return joined
    },
  }
}
