import type { BatchOutcome } from '../../src/index.ts'
import { settle } from '../../src/shared/settle.ts'

const record = (offset: number) => ({
  topic: 't',
  partition: 0,
  offset,
  key: 'k',
  value: null,
  headers: {},
  appendedAt: 0,
})
/** Offsets with a gap, as compaction leaves them. */
const batch = { topic: 't', partition: 0, records: [10, 11, 14].map(record) }
const retry = (handled: number): BatchOutcome => ({ kind: 'retry', handled, afterMs: 50, reason: 'away' })

describe('what follows a batch', () => {
  it.each<[string, BatchOutcome, { next: number; afterMs: number; moved: boolean }]>([
    ['all of it is done', { kind: 'done' }, { next: 15, afterMs: 0, moved: false }],
    ['nothing was handled', retry(0), { next: 10, afterMs: 50, moved: false }],
    ['two were handled', retry(2), { next: 12, afterMs: 50, moved: false }],
    ['more were handled than there were', retry(99), { next: 15, afterMs: 50, moved: false }],
    ['a negative number was handled', retry(-3), { next: 10, afterMs: 50, moved: false }],
    ['a rewind behind it', { kind: 'rewind', offset: 3 }, { next: 3, afterMs: 0, moved: true }],
    ['a rewind before the beginning', { kind: 'rewind', offset: -1 }, { next: 0, afterMs: 0, moved: true }],
    ['a rewind that would skip', { kind: 'rewind', offset: 99 }, { next: 15, afterMs: 0, moved: true }],
  ])('%s', (_, outcome, step) => {
    expect(settle(outcome, batch)).toEqual(step)
  })
})
