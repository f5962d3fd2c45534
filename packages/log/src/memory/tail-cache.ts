import type { LogRecord } from '../port.ts'

const sizeOf = ({ value }: LogRecord): number => 200 + (value?.length ?? 0)

/** The newest records of a partition, up to so many bytes: whoever keeps up never reads the file. */
export const makeTailCache = (maxBytes: number) => {
  let records: LogRecord[] = []
  let bytes = 0

  /** Cuts to half when full, so that it is rare. */
  const trim = (): void => {
    if (bytes <= maxBytes) return
    let cut = 0
    for (; bytes > maxBytes / 2 && cut < records.length; cut++) bytes -= sizeOf(records[cut] as LogRecord)
    records = records.slice(cut)
  }
  return {
    push: (record: LogRecord): void => {
      records.push(record)
      bytes += sizeOf(record)
      trim()
    },
    /** Records below an offset are no longer held. */
    dropBelow: (offset: number): void => {
      const kept = records.filter(record => record.offset >= offset)
      if (kept.length === records.length) return
      records = kept
      bytes = kept.reduce((sum, record) => sum + sizeOf(record), 0)
    },
    /** null: not all of it is here. */
    read: (from: number, max: number): readonly LogRecord[] | null => {
      const first = records[0]?.offset
      return first === undefined || from < first ? null : records.slice(from - first, from - first + max)
    },
  }
}
