import { BreachEvent, eventTypes, isInstant, parseStrictJson } from '@breach-alerts/contracts'
import { eventKeyOf } from '@breach-alerts/domain'
import type { Headers, LogRecord } from '@breach-alerts/log'
import type { ParkReason } from '@breach-alerts/runtime'

/** What is known of an event without its body. Instants in epoch milliseconds. */
export type Head = {
  offset: number
  occurredAt: number
  receivedAt: number
}

/** One event to be decided. */
export type Candidate = Head & {
  /** The same for every repeat of the event. */
  eventKey: string
  event: BreachEvent
}

export type Decoded = { kind: 'event'; candidate: Candidate } | { kind: 'bad'; offset: number; reason: ParkReason }

/**
 * Reads one record of `events.reported.v1`: CloudEvents in binary mode, attributes as `ce_` headers, data as the value.
 *
 * Never throws. What intake wrote and what somebody wrote straight into the log go through the same schema.
 */
export const decodeEvent = (record: LogRecord): Decoded => {
  const { headers, value, offset } = record
  const bad = (reason: ParkReason): Decoded => ({ kind: 'bad', offset, reason })
  if (!value || value.length === 0) return bad('EMPTY')
  const json = parseStrictJson(value)
  if (!json.ok) return bad('NOT_JSON')
  const { ce_specversion: specversion, ce_id: id, ce_source: source, ce_type: type, ce_subject: subject } = headers
  if (!specversion || !id || !source || !type) return bad('BAD_ENVELOPE')
  if (!(eventTypes as readonly string[]).includes(type)) return bad('UNKNOWN_TYPE')
  const time = timeOf(headers)
  const parsed = BreachEvent.safeParse({
    specversion,
    id,
    source,
    type,
    data: json.value,
    ...(time === undefined ? {} : { time }),
    ...(subject === undefined ? {} : { subject }),
  })
  if (!parsed.success) return bad('SCHEMA')
  const event = parsed.data
  const receivedAt = receivedAtOf(record)
  const occurredAt = event.time === undefined ? receivedAt : Date.parse(event.time)
  return {
    kind: 'event',
    candidate: { offset, eventKey: eventKeyOf(event.source, event.id), event, occurredAt, receivedAt },
  }
}

/** Absent also where intake put the instant of receipt in its place and said so. */
const timeOf = (headers: Headers): string | undefined =>
  headers['ba_timeabsent'] === undefined ? headers['ce_time'] : undefined

/** When our door took it; where nobody said, or said something impossible, when the log did. */
export const receivedAtOf = ({ headers, appendedAt }: LogRecord): number => {
  const stated = headers['ba_receivedat'] ?? ''
  const receivedAt = isInstant(stated) ? Date.parse(stated) : appendedAt
  return receivedAt <= appendedAt + 60_000 ? receivedAt : appendedAt
}
