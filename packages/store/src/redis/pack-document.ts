import { deflateSync, inflateSync } from 'node:zlib'
import { documentDictionary } from './document-dictionary.ts'

/**
 * Level 9 makes made-up orders no smaller, level 1 makes them 7 % larger. Small buffers, because they are made anew for each order: a
 * window of 8 KiB spans the dictionary and all but the longest orders.
 */
const packing = { dictionary: documentDictionary, level: 6, windowBits: 13, memLevel: 5, chunkSize: 2_048 }
const unpacking = { dictionary: documentDictionary, chunkSize: 4_096 }

/**
 * Packs the text of an order: most of it is what all orders have in common.
 *
 * zlib with a preset dictionary (RFC 1950): it carries a checksum of the dictionary and one of the text, so that what was packed
 * with another dictionary, or was damaged, is refused and never read as something else.
 */
export const packDocument = (document: string): Buffer => deflateSync(document, packing)

/** @throws Error packed with another dictionary, or damaged */
export const unpackDocument = (packed: Uint8Array): string => inflateSync(packed, unpacking).toString()
