import { JournalEntry, Order, parseStrictJson } from '@breach-alerts/contracts'
import type { LogRecord } from '@breach-alerts/log'
import type { z } from 'zod'
import type { ParkReason } from './park.ts'

type Bad = { kind: 'bad'; reason: ParkReason }
export type DecodedOrder = { kind: 'order'; order: Order } | Bad
/** `at`: the instant by which the policy of an entry is chosen, epoch milliseconds. */
export type DecodedEntry = { kind: 'entry'; entry: JournalEntry; offset: number; at: number } | Bad

/**
 * Reads a record that stands under its order's key. Under a foreign key it is refused: compaction goes by key, and entries of
 * one order are folded in the order of one partition.
 */
const decodeKeyed = <T extends { orderId: string }>(
  { key, value }: Pick<LogRecord, 'key' | 'value'>,
  schema: z.ZodType<T>,
): { kind: 'good'; value: T } | Bad => {
  if (!value || value.length === 0) return { kind: 'bad', reason: 'EMPTY' }
  const json = parseStrictJson(value)
  if (!json.ok) return { kind: 'bad', reason: 'NOT_JSON' }
  const parsed = schema.safeParse(json.value)
  if (!parsed.success) return { kind: 'bad', reason: 'SCHEMA' }
  return key === parsed.data.orderId ? { kind: 'good', value: parsed.data } : { kind: 'bad', reason: 'KEY_MISMATCH' }
}

/** Reads one record of `orders.order.v1`. Never throws; says why a record can't be used. */
export const decodeOrder = (record: LogRecord): DecodedOrder => {
  const decoded = decodeKeyed<Order>(record, Order)
  return decoded.kind === 'good' ? { kind: 'order', order: decoded.value } : decoded
}

/** Reads one record of `alerts.journal.v1`. Never throws; says why a record can't be used. */
export const decodeEntry = (record: LogRecord): DecodedEntry => {
  const decoded = decodeKeyed<JournalEntry>(record, JournalEntry)
  if (decoded.kind === 'bad') return decoded
  const entry = decoded.value
  // Stamped by a clock that is ahead, it is not of a time whose policy nobody can know yet.
  return { kind: 'entry', entry, offset: record.offset, at: Math.min(Date.parse(entry.at), record.appendedAt) }
}
