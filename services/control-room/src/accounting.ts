import type { Accounting, PartitionAccount } from '@breach-alerts/contracts'
import type { Progress } from '@breach-alerts/log'

const fields = ['read', 'matched', 'unmatched', 'parked', 'pending', 'difference'] as const
type Counts = Record<(typeof fields)[number], number>

const countsOf = ({ beginOffset, endOffset }: Progress, account: PartitionAccount | undefined): Counts => {
  const { firstOffset, nextOffset, matched, unmatched, parked } = account ?? {
    firstOffset: 0,
    nextOffset: 0,
    matched: 0,
    unmatched: 0,
    parked: 0,
  }
  // A log that ends before what was counted is not this account's log: pending 0, and the difference shows it. So it does what
  // was dropped by age before it was decided: nobody will ever read that.
  const pending = Math.max(0, endOffset - Math.max(nextOffset, beginOffset))
  const read = endOffset - firstOffset
  return { read, matched, unmatched, parked, pending, difference: read - matched - unmatched - parked - pending }
}

/**
 * What became of every record: the matcher's durable account held against the log's own offsets.
 *
 * `read` counts from the first record ever counted up to the end of the log, `accepted` from the oldest record that the log
 * can have had by then: records that were appended and never counted show up between the two. A partition nobody has read yet
 * is listed with everything that is held pending. Dropping what was decided changes nothing.
 *
 * @param accounts must have been read before `offsets`, or a record counted in between looks lost
 */
export const accountingOf = (accounts: readonly PartitionAccount[], offsets: readonly Progress[]): Accounting => {
  const held = new Map(accounts.map(account => [`${account.topic}/${account.partition}`, account]))
  const rows = offsets
    .toSorted((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition)
    .map(offset => {
      const account = held.get(`${offset.topic}/${offset.partition}`)
      const first = Math.min(offset.beginOffset, account?.firstOffset ?? 0)
      return {
        row: { topic: offset.topic, partition: offset.partition, ...countsOf(offset, account) },
        accepted: offset.endOffset - first,
      }
    })
  const sum = (field: (typeof fields)[number]) => rows.reduce((total, { row }) => total + row[field], 0)
  const marked = (field: 'futureStamped' | 'notAllCompared') =>
    accounts.reduce((total, account) => total + (account[field] ?? 0), 0)
  const [futureStamped, notAllCompared] = [marked('futureStamped'), marked('notAllCompared')]
  return {
    partitions: rows.map(({ row }) => row),
    totals: {
      accepted: rows.reduce((total, { accepted }) => total + accepted, 0),
      read: sum('read'),
      matched: sum('matched'),
      unmatched: sum('unmatched'),
      parked: sum('parked'),
      pending: sum('pending'),
      difference: sum('difference'),
      ...(futureStamped > 0 ? { futureStamped } : {}),
      ...(notAllCompared > 0 ? { notAllCompared } : {}),
    },
  }
}
