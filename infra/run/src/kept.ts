import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Something small that is made once for a folder and the same at every later start: a secret, the day of the demo.
 *
 * @returns the text kept under `name`; written for the owner only
 */
export const kept = async (dir: string, name: string, make: () => string): Promise<string> => {
  await mkdir(dir, { recursive: true })
  const file = join(dir, name)
  try {
    await writeFile(file, make(), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFile(file, 'utf8')
}

export const keptSecret = (dir: string, name: string): Promise<string> =>
  kept(dir, name, () => randomBytes(32).toString('base64url'))
