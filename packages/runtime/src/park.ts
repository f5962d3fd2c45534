import { topics } from '@breach-alerts/contracts'
import type { EventLog, LogRecord, NewRecord } from '@breach-alerts/log'

/** Why a record could not be used. */
export type ParkReason = 'EMPTY' | 'NOT_JSON' | 'BAD_ENVELOPE' | 'UNKNOWN_TYPE' | 'SCHEMA' | 'KEY_MISMATCH'

const parkedHeader = {
  reason: 'parked_reason',
  topic: 'parked_topic',
  partition: 'parked_partition',
  offset: 'parked_offset',
  /** Bytes of the original value, where it was too large to be parked whole. */
  length: 'parked_length',
  receivedAt: 'parked_received_at',
} as const

/** What lists show of a parked record: where it came from and why, no content. */
export type Parked = {
  parkedId: string
  topic: string
  partition: number
  offset: number
  reason: string
  /** RFC 3339. */
  receivedAt: string
}

/** What fits a record beside its headers. The whole stays at its place of origin. */
const parkedBytes = 1_200_000
const parkedHeaderBytes = 50_000

const sizeOf = (headers: LogRecord['headers']): number =>
  Object.entries(headers).reduce((sum, [name, text]) => sum + Buffer.byteLength(name) + Buffer.byteLength(text), 0)

/**
 * The record for `events.parked.v1`: raw bytes and headers as they came, with where from and why beside them.
 *
 * The key is the place of origin, so parking twice is parking once for every reader that goes by key.
 */
export const parkedRecord = (record: LogRecord, reason: ParkReason): NewRecord => ({
  topic: topics.parked,
  key: `${record.topic}/${record.partition}/${record.offset}`,
  value: record.value?.subarray(0, parkedBytes) ?? Buffer.alloc(0),
  headers: {
    ...(sizeOf(record.headers) > parkedHeaderBytes ? {} : record.headers),
    [parkedHeader.reason]: reason,
    [parkedHeader.topic]: record.topic,
    [parkedHeader.partition]: String(record.partition),
    [parkedHeader.offset]: String(record.offset),
    ...((record.value?.length ?? 0) > parkedBytes ? { [parkedHeader.length]: String(record.value?.length) } : {}),
    [parkedHeader.receivedAt]: new Date(record.appendedAt).toISOString(),
  },
})

/** @throws LogUnavailable the record may or may not be parked; park it again */
export const parkRecord = async (
  log: Pick<EventLog, 'append'>,
  record: LogRecord,
  reason: ParkReason,
): Promise<void> => {
  await log.append([parkedRecord(record, reason)])
}

/** Reads the labels of a parked record; null: it was not written by `parkedRecord`. */
export const readParked = (record: LogRecord): Parked | null => {
  const of = (name: keyof typeof parkedHeader) => record.headers[parkedHeader[name]]
  const [topic, partition, offset, reason, receivedAt] = [
    of('topic'),
    of('partition'),
    of('offset'),
    of('reason'),
    of('receivedAt'),
  ]
  if (topic === undefined || partition === undefined || offset === undefined) return null
  return {
    parkedId: `${topic}/${partition}/${offset}`,
    topic,
    partition: Number(partition),
    offset: Number(offset),
    reason: reason ?? 'UNKNOWN',
    receivedAt: receivedAt ?? new Date(record.appendedAt).toISOString(),
  }
}
