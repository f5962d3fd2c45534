import { crc32 } from 'node:zlib'
import type { LogRecord } from '../port.ts'

/**
 * One record in a partition's file: `magic u32 · length u32 · crc32 u32 · payload`, big-endian; length and checksum are the payload's.
 *
 * Payload: offset u48 · appendedAt u48 · key i32+bytes · value i32+bytes · number of headers u16 · (name u16+bytes · value u32+bytes)…
 * A length of −1 is null. A reader of an older file must be able to tell: another shape gets another magic.
 */
export const magic = 0x42414c31
export const magicBytes = Buffer.from('BAL1', 'latin1')
export const headBytes = 12

const sized = (bytes: Buffer | null): number => 4 + (bytes?.length ?? 0)

const putBytes = (into: Buffer, at: number, bytes: Buffer | null): number => {
  const start = into.writeInt32BE(bytes?.length ?? -1, at)
  return bytes === null ? start : start + bytes.copy(into, start)
}

export const encodeFrame = (record: Omit<LogRecord, 'topic' | 'partition'>): Buffer => {
  const key = record.key === null ? null : Buffer.from(record.key)
  const headers = Object.entries(record.headers).map(
    ([name, value]) => [Buffer.from(name), Buffer.from(value)] as const,
  )
  const headerBytes = headers.reduce((sum, [name, value]) => sum + 6 + name.length + value.length, 0)
  const length = 12 + sized(key) + sized(record.value) + 2 + headerBytes
  const frame = Buffer.allocUnsafe(headBytes + length)
  let at = frame.writeUIntBE(record.offset, headBytes, 6)
  at = frame.writeUIntBE(record.appendedAt, at, 6)
  at = putBytes(frame, at, key)
  at = putBytes(frame, at, record.value)
  at = frame.writeUInt16BE(headers.length, at)
  for (const [name, value] of headers) {
    at = frame.writeUInt16BE(name.length, at)
    at += name.copy(frame, at)
    at = frame.writeUInt32BE(value.length, at)
    at += value.copy(frame, at)
  }
  frame.writeUInt32BE(magic, 0)
  frame.writeUInt32BE(length, 4)
  frame.writeUInt32BE(crc32(frame.subarray(headBytes)), 8)
  return frame
}

/** Length of the whole frame that this head announces; null: no head of a frame. */
export const frameLength = (head: Buffer): number | null =>
  head.readUInt32BE(0) === magic ? headBytes + head.readUInt32BE(4) : null

/** Is this the whole, undamaged frame of the record at `offset`? */
export const isWhole = (frame: Buffer, offset: number): boolean =>
  frame.readUInt32BE(8) === crc32(frame.subarray(headBytes)) && frame.readUIntBE(headBytes, 6) === offset

const takeBytes = (frame: Buffer, at: number): [Buffer | null, number] => {
  const length = frame.readInt32BE(at)
  return length < 0 ? [null, at + 4] : [frame.subarray(at + 4, at + 4 + length), at + 4 + length]
}

/** The record in a frame that `isWhole`. Its value shares the frame's memory. */
export const decodeFrame = (frame: Buffer, topic: string, partition: number): LogRecord => {
  const [key, afterKey] = takeBytes(frame, headBytes + 12)
  const [value, afterValue] = takeBytes(frame, afterKey)
  // Pairs first: a header may have any name, and an assignment to `__proto__` would be lost.
  const pairs: [string, string][] = []
  let at = afterValue + 2
  for (let left = frame.readUInt16BE(afterValue); left > 0; left--) {
    const name = frame.toString('utf8', at + 2, at + 2 + frame.readUInt16BE(at))
    at += 2 + frame.readUInt16BE(at)
    pairs.push([name, frame.toString('utf8', at + 4, at + 4 + frame.readUInt32BE(at))])
    at += 4 + frame.readUInt32BE(at)
  }
  return {
    topic,
    partition,
    offset: frame.readUIntBE(headBytes, 6),
    key: key === null ? null : key.toString(),
    value,
    headers: Object.fromEntries(pairs),
    appendedAt: frame.readUIntBE(headBytes + 6, 6),
  }
}
