import { type FileHandle, mkdir, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One file for each partition, one signed note a line as a JSON string, only ever appended to. */
const fileOf = (dir: string, topic: string, partition: number) => join(dir, `${topic}-${partition}.checkpoints`)

/** Every note of every partition, in order. A last line without its end was cut by a crash and was never relied on. */
export const readNotes = async (dir: string): Promise<{ file: string; notes: string[] }[]> => {
  const names = (await readdir(dir)).filter(name => name.endsWith('.checkpoints')).toSorted()
  return Promise.all(
    names.map(async file => {
      const lines = (await readFile(join(dir, file), 'utf8')).split('\n').slice(0, -1)
      return { file, notes: lines.map(noteOf) }
    }),
  )
}

/** What is not a JSON string becomes an empty note, which carries no signature and so is reported by whoever checks. */
const noteOf = (line: string): string => {
  try {
    const note: unknown = JSON.parse(line)
    return typeof note === 'string' ? note : ''
  } catch {
    return ''
  }
}

/** Adds a note and waits until it is on the disk. What a crash cut short is taken away first. */
export const appendNote = async (dir: string, topic: string, partition: number, note: string): Promise<void> => {
  await mkdir(dir, { recursive: true })
  const path = fileOf(dir, topic, partition)
  const file = await open(path, 'a+')
  try {
    await endWithLine(file, path)
    await file.appendFile(`${JSON.stringify(note)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

const endWithLine = async (file: FileHandle, path: string): Promise<void> => {
  const { size } = await file.stat()
  if (size === 0) return
  const last = Buffer.alloc(1)
  await file.read(last, 0, 1, size - 1)
  if (last.toString() !== '\n') await file.truncate((await readFile(path)).lastIndexOf('\n') + 1)
}
