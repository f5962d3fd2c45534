import { crc32 } from 'node:zlib'
import { headBytes } from './frame.ts'

/**
 * Stands first in a file that has dropped records and says where it begins: `magic u32 · length u32 · crc32 u32 · offset u48`,
 * the head as in frame.ts. A file without it begins at 0. The first record's own offset would not do: all may have been dropped,
 * and a partition that began again at 0 would have its readers skip what comes next.
 */
const magic = 0x42414c30
const payloadBytes = 6

export const beginBytes = headBytes + payloadBytes

export const encodeBegin = (offset: number): Buffer => {
  const frame = Buffer.alloc(beginBytes)
  frame.writeUInt32BE(magic, 0)
  frame.writeUInt32BE(payloadBytes, 4)
  frame.writeUIntBE(offset, headBytes, payloadBytes)
  frame.writeUInt32BE(crc32(frame.subarray(headBytes)), 8)
  return frame
}

/** @param start first bytes of a file, `beginBytes` or fewer @returns null: it has none; 'damaged': not whole */
export const decodeBegin = (start: Buffer): number | 'damaged' | null => {
  if (start.length < 4 || start.readUInt32BE(0) !== magic) return null
  const isWhole =
    start.length === beginBytes &&
    start.readUInt32BE(4) === payloadBytes &&
    start.readUInt32BE(8) === crc32(start.subarray(headBytes))
  return isWhole ? start.readUIntBE(headBytes, payloadBytes) : 'damaged'
}
