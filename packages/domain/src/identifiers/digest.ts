import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * Deterministic short id: the prefix, `_`, and the first 128 bits of SHA-256 over the parts, in hex.
 *
 * The parts are framed, so that no two lists of parts are the same text: `('a', 'bc')` and `('ab', 'c')` differ.
 */
export const idOf = (prefix: string, ...parts: readonly string[]): string =>
  `${prefix}_${bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts)))).slice(0, 32)}`

/** What makes an event unique, as one string; unambiguous, because the length of the source comes first. */
export const eventKeyOf = (source: string, id: string): string => `${source.length}:${source}:${id}`
