import type { LogRecord, NewRecord } from '../port.ts'

/** One partition: appended to by one writer at a time, read by many. Only what is durable can be read. */
export type Partition = {
  readonly topic: string
  readonly partition: number
  /** Oldest offset held; `end()` where nothing is. */
  begin: () => number
  /** Offset the next record will get; everything below is durable. */
  end: () => number
  /** Resolves when all are durable; rejects with none of them readable. */
  append: (records: readonly NewRecord[], appendedAt: number) => Promise<void>
  /** Up to `max` records from an offset that is held (`heldFrom`), at least one unless it is the end. */
  read: (from: number, max: number) => Promise<readonly LogRecord[]>
  /**
   * Drops the records before the first one appended at that instant (epoch milliseconds) or later. Whoever reads them at that
   * moment gets them still.
   */
  dropBefore: (instantMs: number) => Promise<void>
  /** Calls back, at once, after every append. Returns how to stop that. */
  follow: (onAppend: () => void) => () => void
  close: () => void
}

export const makeFollowers = () => {
  const all = new Set<() => void>()
  return {
    follow: (onAppend: () => void) => {
      all.add(onAppend)
      return () => void all.delete(onAppend)
    },
    wake: (): void => {
      for (const onAppend of all) onAppend()
    },
  }
}

/** Where a reader goes on who is at an offset: what was dropped is passed over. Holds until the next wait. */
export const heldFrom = ({ begin }: Pick<Partition, 'begin'>, offset: number): number => Math.max(begin(), offset)

/** Offset of the first record appended at an instant or later; the end where there is none. */
export const firstSince = async (store: Pick<Partition, 'begin' | 'read'>, instantMs: number): Promise<number> => {
  for (let at = 0; ;) {
    at = heldFrom(store, at)
    const records = await store.read(at, 500)
    const kept = records.find(({ appendedAt }) => appendedAt >= instantMs)
    if (kept !== undefined || records.length === 0) return kept?.offset ?? at
    at += records.length
  }
}
