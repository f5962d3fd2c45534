import type { BreachEvent } from '@breach-alerts/contracts'
import { type EventKeys, keysOfEvent } from '@breach-alerts/domain'
import type { LogRecord } from '@breach-alerts/log'
import { type Candidate, decodeEvent } from '../decode.ts'
import type { InHand } from './in-hand.ts'

/** An event that may concern orders in hand, and which. */
export type Hit = { candidate: Candidate; keys: EventKeys; orderIds: ReadonlySet<string> }

/**
 * Sifts the events of a pass, each once. Of the many positions of foreign tags only the tag is read, and each tag is looked up
 * once; what remains goes through the same schema as at its first decision.
 */
export const makeSift = ({ since, byKey }: InHand) => {
  const tags = new Map<string, boolean>()
  const seen = new Set<string>()

  const isForeignTag = ({ headers, value }: LogRecord): boolean => {
    const type = headers['ce_type']
    if (type !== 'em.position' && type !== 'em.violation') return false
    const deviceId = deviceIdIn(value)
    if (deviceId === null) return false
    const isOurs = tags.get(deviceId) ?? keysOfEvent(tagEvent(deviceId)).keys.some(key => byKey.has(key))
    tags.set(deviceId, isOurs)
    return !isOurs
  }

  return (record: LogRecord): Hit | null => {
    if (isForeignTag(record)) return null
    const decoded = decodeEvent(record)
    if (decoded.kind === 'bad') return null
    const { candidate } = decoded
    const keys = keysOfEvent(candidate.event)
    // By receipt: that is how long events are held, and what happened before may come as late as the order.
    const concerned = keys.keys
      .flatMap(key => byKey.get(key) ?? [])
      .filter(orderId => (since.get(orderId) ?? Number.POSITIVE_INFINITY) <= candidate.receivedAt)
    if (concerned.length === 0 || seen.has(candidate.eventKey)) return null
    seen.add(candidate.eventKey)
    return { candidate, keys, orderIds: new Set(concerned) }
  }
}

const tagEvent = (deviceId: string): BreachEvent => ({
  specversion: '1.0',
  id: 'tag',
  source: 'tag',
  type: 'em.violation',
  data: { deviceId, violation: 'NO_SIGNAL' },
})

/** null: can't be told without reading it properly. */
const deviceIdIn = (value: Buffer | null): string | null => {
  try {
    const { deviceId } = JSON.parse(String(value)) as { deviceId?: unknown }
    return typeof deviceId === 'string' ? deviceId : null
  } catch {
    return null
  }
}
