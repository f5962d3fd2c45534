import { JournalEntry, type NoticeState, topics } from '@breach-alerts/contracts'
import type { EventLog } from '@breach-alerts/log'

/** How a notice ended, and whether the journal knows. */
export type Settled = { state: Exclude<NoticeState, 'READ'>; reason: string | null; isJournaled: boolean }

/** Notices that got no clear answer yet. Epoch milliseconds. */
export type Trouble = { since: number; isSaid: boolean }

/** What this process knows of notices, so that a batch that comes again does not send again. */
export type NoticeMemory = {
  settled: Map<string, Settled>
  trouble: Map<string, Trouble>
  /** Reads from the journal what other processes, or this one before it died, have settled lately. */
  refresh: () => Promise<void>
  /** Forgets the oldest beyond the limit. */
  trim: () => void
}

const limit = 50_000
/** Entries read back for each partition of the journal: far more than one batch of notices, far less than the journal. */
const tail = 5_000

export const makeNoticeMemory = (log: Pick<EventLog, 'ends' | 'readToEnd'>): NoticeMemory => {
  const settled = new Map<string, Settled>()
  const trouble = new Map<string, Trouble>()
  const readUpTo = new Map<number, number>()
  return {
    settled,
    trouble,
    refresh: async () => {
      const ends = await log.ends(topics.journal)
      const from = new Map([...ends].map(([p, end]) => [p, Math.max(readUpTo.get(p) ?? 0, end - tail, 0)]))
      await log.readToEnd(
        topics.journal,
        ({ partition, records }) => {
          for (const { value, offset } of records) {
            readUpTo.set(partition, offset + 1)
            const notice = value?.includes('notice.recorded') ? sentNotice(value) : null
            if (notice) settled.set(notice.noticeId, { ...notice, isJournaled: true })
          }
        },
        { from },
      )
    },
    trim: () => {
      for (const id of settled.keys()) {
        if (settled.size <= limit) return
        settled.delete(id)
      }
    },
  }
}

/** A notice that needs no further try; a failed one does. */
const sentNotice = (value: Buffer) => {
  try {
    const { data } = JournalEntry.safeParse(JSON.parse(value.toString('utf8')))
    if (data?.type !== 'notice.recorded') return null
    const { noticeId, state, reason } = data
    return state === 'SENT' || state === 'NOBODY' || state === 'ON_BOARD' ? { noticeId, state, reason } : null
  } catch {
    return null
  }
}
