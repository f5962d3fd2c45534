import type { LogRecord, NewRecord } from '../port.ts'

/** One partition: appended to by one writer at a time, read by many. Only what is durable can be read. */
export type Partition = {
  readonly topic: string
  readonly partition: number
  /** Offset the next record will get; everything below is durable. */
  end: () => number
  /** Resolves when all are durable; rejects with none of them readable. */
  append: (records: readonly NewRecord[], appendedAt: number) => Promise<void>
  /** Up to `max` records from an offset, at least one unless it is the end. */
  read: (from: number, max: number) => Promise<readonly LogRecord[]>
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
