import { ftruncateSync } from 'node:fs'
import { join } from 'node:path'
import { LogCorrupt } from '../errors.ts'
import type { LogLogger } from '../logger.ts'
import type { LogRecord } from '../port.ts'
import { beginBytes } from './begin-frame.ts'
import { readAll, shareFile, sync, syncFolder, writeAll } from './file-io.ts'
import { decodeFrame, encodeFrame, frameLength, isWhole } from './frame.ts'
import { openFile } from './open-file.ts'
import { firstSince, makeFollowers, type Partition } from './partition.ts'
import { startRewrite } from './rewrite.ts'
import { makeSerial } from './serial.ts'
import { makeTailCache } from './tail-cache.ts'

const readBytes = 1 << 20

export type FileOptions = { dir: string; fsync: boolean; logger: LogLogger; tailBytes: number }

/**
 * A partition in one file of frames (frame.ts). Positions stay in memory, 8 bytes a record; payloads are read back.
 *
 * Dropping writes what is left to a new file and renames it over the old one: a crash at any point leaves one of the two, whole.
 */
export const openFilePartition = (topic: string, partition: number, options: FileOptions): Partition => {
  const path = join(options.dir, `${partition}.log`)
  const opened = openFile(path, { topic, partition, logger: options.logger })
  const tail = makeTailCache(options.tailBytes)
  const { follow, wake } = makeFollowers()
  const writing = makeSerial()
  const dropping = makeSerial()
  const closing = new AbortController()
  let file = shareFile(opened.fd)
  let base = opened.begin
  let { positions, end: size } = opened
  let broken: unknown = null

  const begin = (): number => base
  const end = (): number => base + positions.length
  const byteOf = (offset: number): number => positions[offset - base] ?? size

  const decode = (frame: Buffer, offset: number): LogRecord => {
    if (!isWhole(frame, offset)) throw new LogCorrupt(`record ${offset} of ${topic}/${partition}`)
    return decodeFrame(frame, topic, partition)
  }
  const readFile = async (from: number, max: number): Promise<LogRecord[]> => {
    const start = byteOf(from)
    let to = Math.min(end(), from + max)
    while (to > from + 1 && byteOf(to) - start > readBytes) to = from + Math.ceil((to - from) / 2)
    const length = byteOf(to) - start
    const bytes = await file.use(fd => readAll(fd, start, length))
    const records: LogRecord[] = []
    for (let at = 0, offset = from; offset < to; offset++) {
      const frameBytes = frameLength(bytes.subarray(at)) ?? 0
      records.push(decode(bytes.subarray(at, at + frameBytes), offset))
      at += frameBytes
    }
    return records
  }
  const read: Partition['read'] = async (from, max) =>
    from >= end() ? [] : (tail.read(from, max) ?? readFile(from, max))

  /** Nobody can say any more what the disk holds: take nothing until a restart has looked at all of it. */
  const breakOff = (error: unknown): never => {
    broken = error
    throw error
  }
  const persist = (bytes: Buffer): Promise<void> =>
    file.use(async fd => {
      try {
        await writeAll(fd, bytes, size)
      } catch (error) {
        // A full disk takes half a record: without it the next one can be taken as soon as there is room again.
        ftruncateSync(fd, size)
        throw error
      }
      if (options.fsync) await sync(fd).catch(breakOff)
    })

  /** From here on the new file is the one; whoever reads the old one ends with it. */
  const goOnWith = (fd: number, first: number): void => {
    file.giveUp()
    file = shareFile(fd)
    if (closing.signal.aborted) file.giveUp()
    const shift = byteOf(first) - beginBytes
    positions = positions.slice(first - base).map(at => at - shift)
    size -= shift
    base = first
    tail.dropBelow(first)
  }
  const dropBelow = async (first: number): Promise<void> => {
    const rewrite = await startRewrite(path, first)
    const [start, most] = [byteOf(first), size]
    const copy = (from: number, to: number) => file.use(fd => rewrite.copy(fd, from, to, closing.signal))
    try {
      await copy(start, most)
    } catch (error) {
      await rewrite.abandon()
      throw error
    }
    // Appends wait only for what came in while most of it was copied.
    await writing(async () => {
      let fd: number
      try {
        if (broken !== null) throw broken
        await copy(most, size)
        fd = await rewrite.replace()
      } catch (error) {
        await rewrite.abandon()
        throw error
      }
      goOnWith(fd, first)
      // Until the folder has the new file under this name, a crash may bring back the old one without what is appended now.
      await syncFolder(options.dir).catch(breakOff)
    })
  }
  return {
    topic,
    partition,
    follow,
    begin,
    end,
    read,
    append: (records, appendedAt) =>
      writing(async () => {
        if (broken !== null) throw broken
        const first = end()
        const frames = records.map(({ key, value, headers = {} }, i) =>
          encodeFrame({ offset: first + i, key, value, headers, appendedAt }),
        )
        await persist(Buffer.concat(frames))
        for (const frame of frames) {
          positions.push(size)
          size += frame.length
          tail.push(decodeFrame(frame, topic, partition))
        }
        wake()
      }),
    dropBefore: instantMs =>
      dropping(async () => {
        const first = await firstSince({ begin, read }, instantMs)
        if (first > base) await dropBelow(first)
      }),
    close: () => {
      closing.abort()
      file.giveUp()
    },
  }
}
