import { JournalEntry, parseStrictJson } from '@breach-alerts/contracts'
import type { LogRecord } from '@breach-alerts/log'
import type { ParkReason } from '@breach-alerts/runtime'
import type { PlacedEntry } from './fold-batch.ts'

export type Decoded = ({ kind: 'entry' } & PlacedEntry) | { kind: 'bad'; reason: ParkReason }

/** Reads one record of `alerts.journal.v1`. Never throws; says why a record can't be used. */
export const decodeEntry = ({ key, value, offset, appendedAt }: LogRecord): Decoded => {
  if (!value || value.length === 0) return { kind: 'bad', reason: 'EMPTY' }
  const json = parseStrictJson(value)
  if (!json.ok) return { kind: 'bad', reason: 'NOT_JSON' }
  const parsed = JournalEntry.safeParse(json.value)
  if (!parsed.success) return { kind: 'bad', reason: 'SCHEMA' }
  // Entries of one order are folded in the order of one partition; under a foreign key they would be in another.
  if (key !== parsed.data.orderId) return { kind: 'bad', reason: 'KEY_MISMATCH' }
  // Stamped by a clock that is ahead, it is not of a time whose policy nobody can know yet.
  return { kind: 'entry', entry: parsed.data, offset, at: Math.min(Date.parse(parsed.data.at), appendedAt) }
}
