import { DirectoryEntry, directoryKeyOf, parseStrictJson, topics } from '@breach-alerts/contracts'
import { bookOf, type CoverBook, emptyBook } from '@breach-alerts/domain'
import type { EventLog } from '@breach-alerts/log'
import type { Platform } from './service.ts'
import { makeTail } from './tail.ts'

export type DirectoryReader = {
  /** The directory and the rotas as they stand in the log now. @throws LogUnavailable */
  book: () => Promise<CoverBook>
  /** The entry that stands under a key; null: none. As of the last `book`. */
  held: (key: string) => DirectoryEntry | null
}

/** Keeps `directory.entry.v1` in memory. An entry that cannot be read is said in the log, counted, and left out. */
export const makeDirectoryReader = ({
  log,
  logger,
  metrics,
}: Pick<Platform, 'logger' | 'metrics'> & { log: Pick<EventLog, 'ends' | 'readToEnd'> }): DirectoryReader => {
  const entries = new Map<string, DirectoryEntry>()
  let book: CoverBook | null = emptyBook

  const tail = makeTail(log, topics.directory, ({ value, offset }) => {
    const json = value === null ? null : parseStrictJson(value)
    const { data } = DirectoryEntry.safeParse(json?.ok === true ? json.value : null)
    if (data === undefined) {
      metrics.count('directory_unreadable_total', 'Entries of the directory that could not be read and were left out')
      logger.error({ topic: topics.directory, offset, outcome: 'skipped' }, 'entry of the directory could not be read')
      return
    }
    entries.set(directoryKeyOf(data), data)
    book = null
  })

  return {
    book: async () => {
      await tail.upToDate()
      return (book ??= bookOf(entries.values()))
    },
    held: key => entries.get(key) ?? null,
  }
}
