import { readSync } from 'node:fs'
import { LogCorrupt } from '../errors.ts'
import { beginBytes, decodeBegin } from './begin-frame.ts'
import { frameLength, headBytes, isWhole, magicBytes } from './frame.ts'

const chunkBytes = 1 << 20

/** Bytes of the file at a position, read ahead; null: beyond its end. */
const makeWindow = (fd: number, size: number) => {
  let start = 0
  let chunk = Buffer.alloc(0)
  return (at: number, length: number): Buffer | null => {
    if (at + length > size) return null
    if (at < start || at + length > start + chunk.length) {
      const next = Buffer.allocUnsafe(Math.min(size - at, Math.max(length, chunkBytes)))
      for (let read = 0; read < next.length;) {
        const count = readSync(fd, next, read, next.length - read, at + read)
        if (count === 0) return null
        read += count
      }
      start = at
      chunk = next
    }
    return chunk.subarray(at - start, at - start + length)
  }
}

type Window = ReturnType<typeof makeWindow>

/** Length of the whole frame at a position, if there is one. */
const frameAt = (window: Window, at: number, offset: number | null): number | null => {
  const head = window(at, headBytes)
  const length = head === null ? null : frameLength(head)
  const frame = length === null || length < headBytes + 20 ? null : window(at, length)
  if (frame === null) return null
  return isWhole(frame, offset ?? frame.readUIntBE(headBytes, 6)) ? frame.length : null
}

/** Does a whole frame of a later record stand anywhere behind this position? Then what is before it was not merely cut off. */
const hasFrameAfter = (window: Window, size: number, from: number): boolean => {
  let at = from
  while (at < size) {
    const chunk = window(at, Math.min(chunkBytes, size - at))
    const found = chunk?.indexOf(magicBytes) ?? -1
    if (chunk === null || (found < 0 && at + chunk.length >= size)) return false
    // A magic may lie across two chunks, so the last three bytes are looked at again.
    at += found < 0 ? chunk.length - (magicBytes.length - 1) : found
    if (found >= 0) {
      if (frameAt(window, at, null) !== null) return true
      at += 1
    }
  }
  return false
}

/** Offset of the first record, and the byte where it is. It was durable before the file was: a damaged one is no torn tail. */
const beginOf = (window: Window, size: number, name: string): { begin: number; at: number } => {
  const begin = decodeBegin(window(0, Math.min(size, beginBytes)) ?? Buffer.alloc(0))
  if (begin === 'damaged') throw new LogCorrupt(`where ${name} begins`)
  return begin === null ? { begin: 0, at: 0 } : { begin, at: beginBytes }
}

export type Scanned = {
  /** Offset of the first record, or of the next one where there is none. */
  begin: number
  /** Byte of each record, from the first. */
  positions: number[]
  /** End of the last whole record: anything behind it is a torn tail, never acknowledged. */
  end: number
}

/**
 * Finds where each record of a partition's file begins, checking every one.
 *
 * @throws LogCorrupt when a damaged record is followed by a whole one: that is not a torn tail, and acknowledged records are lost
 */
export const scanFile = (fd: number, size: number, name: string): Scanned => {
  const window = makeWindow(fd, size)
  const positions: number[] = []
  const { begin, at: start } = beginOf(window, size, name)
  let at = start
  while (at < size) {
    const length = frameAt(window, at, begin + positions.length)
    if (length === null) break
    positions.push(at)
    at += length
  }
  if (at < size && hasFrameAfter(window, size, at + 1)) {
    throw new LogCorrupt(`record ${begin + positions.length} of ${name} at byte ${at}, with whole records behind it`)
  }
  return { begin, positions, end: at }
}
