import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'

export type Row = Readonly<Record<string, string>>

const isGzip = async (file: string): Promise<boolean> => {
  const handle = await open(file)
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await handle.close()
  }
}

/** Streams the rows of a CSV file with a header line, plain or gzip. @throws Error with the reason when it can't be read */
export const rowsOf = async function* (file: string): AsyncGenerator<Row> {
  const unpacked = (await isGzip(file)) ? [createGunzip()] : []
  const rows = parse({ columns: true, relax_column_count: true })
  // An error of any part ends the reading below; this one is the same error.
  pipeline([createReadStream(file), ...unpacked, rows]).catch(() => undefined)
  for await (const row of rows) yield row as Row
}
