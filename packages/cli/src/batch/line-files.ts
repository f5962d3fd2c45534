import { open } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { jsonLines } from '../output.ts'

/**
 * Writes several files of JSON lines side by side, at the pace of the disk.
 *
 * @param made each time: for each file the lines that come next
 * @throws the error of the file system, of a file that cannot be written
 */
export const writeLineFiles = async <const Paths extends readonly string[]>(
  paths: Paths,
  made: Iterable<{ readonly [At in keyof Paths]: readonly unknown[] }>,
): Promise<void> => {
  const files = []
  for (const path of paths) {
    const stream = (await open(path, 'w')).createWriteStream()
    files.push({ stream, lines: jsonLines(stream) })
  }
  for (const next of made)
    for (const [at, { lines }] of files.entries()) {
      next[at]!.forEach(lines.write)
      await lines.drained()
    }
  for (const { stream, lines } of files) {
    await lines.end()
    stream.end()
    await finished(stream)
  }
}
