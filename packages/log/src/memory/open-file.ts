import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, rmSync } from 'node:fs'
import type { LogLogger } from '../logger.ts'
import { newPath } from './rewrite.ts'
import { scanFile, type Scanned } from './scan-file.ts'

/**
 * Opens a partition's file, checks all of it and cuts off a torn tail: what a crash left half written was never acknowledged.
 * A new file that a crash kept from its place is removed: the old one has everything.
 */
export const openFile = (
  path: string,
  { topic, partition, logger }: { topic: string; partition: number; logger: LogLogger },
): Scanned & { fd: number } => {
  rmSync(newPath(path), { force: true })
  const made = openSync(path, 'a+')
  const { size } = fstatSync(made)
  closeSync(made)
  const fd = openSync(path, 'r+')
  const scanned = scanFile(fd, size, `${topic}/${partition}`)
  const { begin, positions, end } = scanned
  if (end < size) {
    logger.warn(
      { topic, partition, offset: begin + positions.length, bytes: size - end },
      'torn end of the log cut off',
    )
    ftruncateSync(fd, end)
    fsyncSync(fd)
  }
  return { fd, ...scanned }
}
