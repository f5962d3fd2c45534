import { eventTypes, isInstant, keysHeader } from '@breach-alerts/contracts'
import type { LogRecord } from '@breach-alerts/log'
import { type Head, receivedAtOf } from '../decode.ts'

const types: ReadonlySet<string> = new Set(eventTypes)

/** An event of which the body has not been read: intake validated it and hashed its keys. */
export type Keyed = Head & { hashes: Uint8Array }

/**
 * Reads the header of an event that was keyed at the door, and leaves its body alone.
 *
 * @returns null: not keyed, or under another version of keys or secret, so that it must be read and keyed here
 */
export const keyedOf = (record: LogRecord, version: string): Keyed | null => {
  const { headers, offset } = record
  const keys = headers[keysHeader]
  if (keys === undefined || !keys.startsWith(version) || keys[version.length] !== ':') return null
  const { ce_id: id, ce_source: source, ce_type: type = '', ce_time: time = '' } = headers
  if (!id || !source || !types.has(type)) return null
  const hashes = Buffer.from(keys.slice(version.length + 1), 'base64')
  if (hashes.length % 8 !== 0) return null
  const receivedAt = receivedAtOf(record)
  if (headers['ba_timeabsent'] !== undefined) return { offset, occurredAt: receivedAt, receivedAt, hashes }
  return isInstant(time) ? { offset, occurredAt: Date.parse(time), receivedAt, hashes } : null
}
