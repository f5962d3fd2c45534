import { type BreachEvent, keysHeader, topics } from '@breach-alerts/contracts'
import { type KeyHash, keysOfEvent, logKeyOf } from '@breach-alerts/domain'
import type { NewRecord } from '@breach-alerts/log'
import type { CheckedEvent } from './check.ts'

export type Receipt = {
  /** Epoch milliseconds. */
  receivedAt: number
  /** Client that the source signed in as. */
  sentBy: string
  /** W3C trace context of the request, where it had one. */
  traceparent: string | undefined
}

const own: ReadonlySet<string> = new Set(['specversion', 'id', 'source', 'type', 'time', 'subject', 'data'])
/** Names that CloudEvents allows to extension attributes. */
const attributeName = /^[a-z0-9]{1,64}$/u

/**
 * A CloudEvent in binary mode: attributes as `ce_` headers, `data` as the value, word for word as it was sent.
 *
 * Nothing is lost: an extension attribute of text is a `ce_` header like the others; what binary mode has no place for (other
 * types, names with capitals, `datacontenttype` of what is JSON here in any case) stands as JSON in `ba_extensions`.
 * Ours are `ba_receivedat` (instant), `ba_sentby` (client id), when the event had no `time`, `ba_timeabsent`, and `ba_keys`, by
 * which the matcher looks the event up without reading it.
 *
 * Source: CloudEvents 1.0 Kafka protocol binding, 3.2.
 */
export const toRecord = ({ sent, event }: CheckedEvent, receipt: Receipt, keyHash: KeyHash): NewRecord => {
  const receivedAt = new Date(receipt.receivedAt).toISOString()
  const { attributes, others } = extensionsOf(sent)
  return {
    topic: topics.events,
    key: logKeyOf(event),
    value: Buffer.from(JSON.stringify(sent.data)),
    headers: {
      ...(receipt.traceparent === undefined ? {} : { ce_traceparent: receipt.traceparent }),
      ...attributes,
      ce_specversion: event.specversion,
      ce_id: event.id,
      ce_source: event.source,
      ce_type: event.type,
      ce_time: event.time ?? receivedAt,
      ...(event.subject === undefined ? {} : { ce_subject: event.subject }),
      'content-type': 'application/json',
      ba_receivedat: receivedAt,
      ba_sentby: receipt.sentBy,
      ...keysOf(event, keyHash),
      ...(event.time === undefined ? { ba_timeabsent: '1' } : {}),
      ...(Object.keys(others).length === 0 ? {} : { ba_extensions: JSON.stringify(others) }),
    },
  }
}

/** Beyond these the header would grow with the body; the matcher keys such an event itself. */
const mostKeys = 400

const keysOf = (event: BreachEvent, keyHash: KeyHash): Record<string, string> => {
  const { keys, isCapped } = keysOfEvent(event, { own: mostKeys, all: mostKeys })
  if (isCapped || keys.length > mostKeys) return {}
  return { [keysHeader]: `${keyHash.version}:${Buffer.from(keyHash.of(keys)).toString('base64')}` }
}

const extensionsOf = (sent: CheckedEvent['sent']) => {
  const attributes: Record<string, string> = {}
  const others: [string, unknown][] = []
  for (const [name, value] of Object.entries(sent)) {
    if (own.has(name)) continue
    if (typeof value === 'string' && attributeName.test(name) && name !== 'datacontenttype')
      attributes[`ce_${name}`] = value
    else others.push([name, value])
  }
  // fromEntries defines: a field named __proto__ stays a field.
  return { attributes, others: Object.fromEntries(others) }
}

/** Bytes that a record takes, near enough for limits. */
export const sizeOf = ({ key, value, headers = {} }: NewRecord): number =>
  Object.entries(headers).reduce(
    (sum, [name, text]) => sum + name.length + Buffer.byteLength(text) + 4,
    key.length + value.length,
  )
