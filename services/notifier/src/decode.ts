import { LifecycleRecord, parseStrictJson } from '@breach-alerts/contracts'
import type { LogRecord } from '@breach-alerts/log'
import type { ParkReason } from '@breach-alerts/runtime'

export type Decoded = { kind: 'event'; event: LifecycleRecord } | { kind: 'bad'; reason: ParkReason }

/** Reads one record of `alerts.lifecycle.v1`. Never throws. */
export const decodeLifecycle = ({ value }: LogRecord): Decoded => {
  if (!value || value.length === 0) return { kind: 'bad', reason: 'EMPTY' }
  const json = parseStrictJson(value)
  if (!json.ok) return { kind: 'bad', reason: 'NOT_JSON' }
  const parsed = LifecycleRecord.safeParse(json.value)
  return parsed.success ? { kind: 'event', event: parsed.data } : { kind: 'bad', reason: 'SCHEMA' }
}
