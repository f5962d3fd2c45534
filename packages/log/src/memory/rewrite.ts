import { close } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { beginBytes, encodeBegin } from './begin-frame.ts'
import { create, readAll, sync, writeAll } from './file-io.ts'

const copyBytes = 1 << 20

/** What a crash may leave beside a partition's file: half written, or whole and not yet in its place. Never read. */
export const newPath = (path: string): string => `${path}.new`

/** What is left of a partition's file, on its way into a new one beside it. */
export type Rewrite = {
  /** Adds bytes of the old file and makes them durable. Stops when told to. */
  copy: (from: number, start: number, end: number, signal: AbortSignal) => Promise<void>
  /** Puts the new file, whole and durable, in place of the old one. Durable itself only when the folder is synced. */
  replace: () => Promise<number>
  /** Leaves no trace of the new file. */
  abandon: () => Promise<void>
}

/** @param begin offset of the first record that will be copied */
export const startRewrite = async (path: string, begin: number): Promise<Rewrite> => {
  const fd = await create(newPath(path))
  let size = beginBytes
  const abandon = async (): Promise<void> => {
    await promisify(close)(fd)
    await rm(newPath(path), { force: true })
  }
  try {
    await writeAll(fd, encodeBegin(begin), 0)
  } catch (error) {
    await abandon()
    throw error
  }
  return {
    copy: async (from, start, end, signal) => {
      for (let at = start; at < end; at += copyBytes) {
        signal.throwIfAborted()
        const bytes = await readAll(from, at, Math.min(copyBytes, end - at))
        await writeAll(fd, bytes, size)
        size += bytes.length
      }
      await sync(fd)
    },
    replace: async () => {
      await rename(newPath(path), path)
      return fd
    },
    abandon,
  }
}
