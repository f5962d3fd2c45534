import { JournalEntry, parseStrictJson } from '@breach-alerts/contracts'
import type { LogRecord } from '@breach-alerts/log'
import type { ParkReason } from '@breach-alerts/runtime'

export type Decoded = { kind: 'entry'; entry: JournalEntry; offset: number } | { kind: 'bad'; reason: ParkReason }

/** Reads one record of `alerts.journal.v1`. Never throws; says why a record can't be used. */
export const decodeEntry = ({ key, value, offset }: LogRecord): Decoded => {
  if (!value || value.length === 0) return { kind: 'bad', reason: 'EMPTY' }
  const json = parseStrictJson(value)
  if (!json.ok) return { kind: 'bad', reason: 'NOT_JSON' }
  const parsed = JournalEntry.safeParse(json.value)
  if (!parsed.success) return { kind: 'bad', reason: 'SCHEMA' }
  // Entries of one order are folded in the order of one partition; under a foreign key they would be in another.
  if (key !== parsed.data.orderId) return { kind: 'bad', reason: 'KEY_MISMATCH' }
  return { kind: 'entry', entry: parsed.data, offset }
}
