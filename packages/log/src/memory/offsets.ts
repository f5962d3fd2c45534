import { readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogLogger } from '../logger.ts'

/** Committed offsets by group, then by `<topic>/<partition>`: the next offset to read. */
export type Offsets = {
  get: (group: string, key: string) => number | null
  set: (group: string, key: string, next: number) => void
  /** Writes what is not written yet. */
  flush: () => Promise<void>
}

type Groups = Record<string, Record<string, number>>

const everyMs = 200

/** What can't be read counts as nothing committed: readers begin again, and their handlers stand that. */
const load = (path: string, logger: LogLogger): Groups => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Groups
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      logger.warn({ file: 'offsets' }, 'committed offsets unreadable')
    return {}
  }
}

const store = async (path: string, groups: Groups): Promise<void> => {
  const file = await open(`${path}.new`, 'w')
  try {
    await file.writeFile(JSON.stringify(groups))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
}

/**
 * Committed offsets, kept in `dir` when given.
 *
 * The file is replaced as a whole at most every 200 ms, so after a crash it may be behind, never ahead: records come again.
 */
export const makeOffsets = (dir: string | null, logger: LogLogger): Offsets => {
  const path = dir === null ? null : join(dir, 'offsets.json')
  const groups = path === null ? {} : load(path, logger)
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()
  let isDirty = false

  const replace = async (): Promise<void> => {
    if (!isDirty || path === null) return
    isDirty = false
    try {
      await store(path, groups)
    } catch (error) {
      isDirty = true
      logger.warn({ file: 'offsets', err: error }, 'committed offsets not written')
    }
  }
  const write = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    writing = writing.then(replace)
    return writing
  }
  return {
    get: (group, key) => groups[group]?.[key] ?? null,
    set: (group, key, next) => {
      groups[group] ??= {}
      groups[group][key] = next
      isDirty = true
      if (path !== null) timer ??= setTimeout(() => void write(), everyMs)
    },
    flush: write,
  }
}
