import {
  closeSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  read as readAt,
  write as writeAt,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { LogCorrupt } from '../errors.ts'
import type { LogLogger } from '../logger.ts'
import type { LogRecord } from '../port.ts'
import { decodeFrame, encodeFrame, frameLength, isWhole } from './frame.ts'
import { makeFollowers, type Partition } from './partition.ts'
import { scanFile } from './scan-file.ts'
import { makeTailCache } from './tail-cache.ts'

const read = promisify(readAt)
const write = promisify(writeAt)
const sync = promisify(fdatasync)

const readBytes = 1 << 20

const writeAll = async (fd: number, bytes: Buffer, at: number): Promise<void> => {
  for (let done = 0; done < bytes.length;) {
    done += (await write(fd, bytes, done, bytes.length - done, at + done)).bytesWritten
  }
}

const readAll = async (fd: number, at: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.allocUnsafe(length)
  for (let done = 0; done < length;) {
    const { bytesRead } = await read(fd, bytes, done, length - done, at + done)
    if (bytesRead === 0) throw new LogCorrupt(`byte ${at + done} has gone`)
    done += bytesRead
  }
  return bytes
}

export type FileOptions = { dir: string; fsync: boolean; logger: LogLogger; tailBytes: number }

/** Opens the file, checks all of it and cuts off a torn tail: what a crash left half written was never acknowledged. */
const openFile = (topic: string, partition: number, { dir, logger }: FileOptions) => {
  const fd = openSync(join(dir, `${partition}.log`), 'a+')
  const { size } = fstatSync(fd)
  closeSync(fd)
  const file = openSync(join(dir, `${partition}.log`), 'r+')
  const { positions, end } = scanFile(file, size, `${topic}/${partition}`)
  if (end < size) {
    logger.warn({ topic, partition, offset: positions.length, bytes: size - end }, 'torn end of the log cut off')
    ftruncateSync(file, end)
    fsyncSync(file)
  }
  return { fd: file, positions, end }
}

/** A partition in one file of frames (frame.ts). Positions stay in memory, 8 bytes a record; payloads are read back. */
export const openFilePartition = (topic: string, partition: number, options: FileOptions): Partition => {
  const { fd, positions, end: endByte } = openFile(topic, partition, options)
  const tail = makeTailCache(options.tailBytes)
  const { follow, wake } = makeFollowers()
  let size = endByte
  let broken: unknown = null

  const decode = (frame: Buffer, offset: number): LogRecord => {
    if (!isWhole(frame, offset)) throw new LogCorrupt(`record ${offset} of ${topic}/${partition}`)
    return decodeFrame(frame, topic, partition)
  }
  const readFile = async (from: number, max: number): Promise<LogRecord[]> => {
    const start = positions[from] ?? size
    let to = Math.min(positions.length, from + max)
    while (to > from + 1 && (positions[to] ?? size) - start > readBytes) to = from + Math.ceil((to - from) / 2)
    const bytes = await readAll(fd, start, (positions[to] ?? size) - start)
    const records: LogRecord[] = []
    for (let at = 0, offset = from; offset < to; offset++) {
      const length = frameLength(bytes.subarray(at)) ?? 0
      records.push(decode(bytes.subarray(at, at + length), offset))
      at += length
    }
    return records
  }
  const persist = async (bytes: Buffer): Promise<void> => {
    try {
      await writeAll(fd, bytes, size)
    } catch (error) {
      // A full disk takes half a record: without it the next one can be taken as soon as there is room again.
      ftruncateSync(fd, size)
      throw error
    }
    if (!options.fsync) return
    await sync(fd).catch((error: unknown) => {
      // After a failed sync nobody can say what the disk holds: take nothing more until a restart has looked at all of it.
      broken = error
      throw error
    })
  }
  return {
    topic,
    partition,
    follow,
    end: () => positions.length,
    read: async (from, max) => (from >= positions.length ? [] : (tail.read(from, max) ?? readFile(from, max))),
    append: async (records, appendedAt) => {
      if (broken !== null) throw broken
      const first = positions.length
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
    },
    close: () => closeSync(fd),
  }
}
