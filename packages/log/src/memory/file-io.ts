import { closeSync, fdatasync, open as openFd, read as readAt, write as writeAt } from 'node:fs'
import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { LogCorrupt, LogUnavailable } from '../errors.ts'

const read = promisify(readAt)
const write = promisify(writeAt)

/** Opens a new file for reading and writing, in place of whatever has its name. */
export const create = (path: string): Promise<number> => promisify(openFd)(path, 'w+')

export const sync = promisify(fdatasync)

export const writeAll = async (fd: number, bytes: Buffer, at: number): Promise<void> => {
  for (let done = 0; done < bytes.length;) {
    done += (await write(fd, bytes, done, bytes.length - done, at + done)).bytesWritten
  }
}

/** @throws LogCorrupt the file ends before */
export const readAll = async (fd: number, at: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.allocUnsafe(length)
  for (let done = 0; done < length;) {
    const { bytesRead } = await read(fd, bytes, done, length - done, at + done)
    if (bytesRead === 0) throw new LogCorrupt(`byte ${at + done} has gone`)
    done += bytesRead
  }
  return bytes
}

/** Makes durable which files a folder has, and under which names. */
export const syncFolder = async (dir: string): Promise<void> => {
  const folder = await open(dir, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

export type SharedFile = {
  /** Works with the file, which stays open until the last such work has ended. @throws LogUnavailable it was given up */
  use: <T>(work: (fd: number) => Promise<T>) => Promise<T>
  /** Nobody begins any more; closed at once, or when the last one has ended. */
  giveUp: () => void
}

export const shareFile = (fd: number): SharedFile => {
  let users = 0
  let isGivenUp = false
  return {
    use: async work => {
      if (isGivenUp) throw new LogUnavailable('reading', new Error('the file was closed'))
      users += 1
      try {
        return await work(fd)
      } finally {
        users -= 1
        if (isGivenUp && users === 0) closeSync(fd)
      }
    },
    giveUp: () => {
      if (!isGivenUp && users === 0) closeSync(fd)
      isGivenUp = true
    },
  }
}
