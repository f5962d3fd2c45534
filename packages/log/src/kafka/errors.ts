/** What kafkajs puts on its errors. */
type KafkaError = { name?: unknown; type?: unknown; retriable?: unknown; cause?: unknown }

const fieldsOf = (error: unknown): KafkaError => (typeof error === 'object' && error !== null ? error : {})

/** Kafka's name of a protocol error, wherever kafkajs has wrapped it; null: not one. */
export const protocolError = (error: unknown): string | null => {
  for (let at = error, depth = 0; depth < 5; depth++) {
    const { type, cause } = fieldsOf(at)
    if (typeof type === 'string') return type
    at = cause
  }
  return null
}

/** Names under which kafkajs calls a broker that is away "not retriable", having swallowed the reason. */
const outages = new Set(['KafkaJSGroupCoordinatorNotFound', 'KafkaJSTimeout', 'KafkaJSLockTimeout'])

/** May this pass by itself? Of what it knows kafkajs says so, on the error or on what caused it. */
export const mayPass = (error: unknown): boolean => {
  for (let at = error, depth = 0; depth < 5; depth++) {
    const { name, retriable, cause } = fieldsOf(at)
    if (retriable === true || outages.has(String(name))) return true
    at = cause
  }
  return false
}

/** Errors for which the broker has looked at the records and won't have them: asking again is of no use. */
const refusals = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_TOPIC_EXCEPTION', 'INVALID_RECORD'])

export const isRefusal = (error: unknown): boolean => refusals.has(protocolError(error) ?? '')

export const isUnknownTopic = (error: unknown): boolean => protocolError(error) === 'UNKNOWN_TOPIC_OR_PARTITION'

/** The partition is another member's now, or will be after a rebalance: kafkajs must see this error itself, to join again. */
const membership = new Set([
  'REBALANCE_IN_PROGRESS',
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
  'NOT_COORDINATOR_FOR_GROUP',
  'FENCED_INSTANCE_ID',
])

export const isMembership = (error: unknown): boolean => membership.has(String(fieldsOf(error).type))

/** The group has gone on without us. A rebalance that has only begun leaves time to finish. */
export const isEvicted = (error: unknown): boolean =>
  isMembership(error) && String(fieldsOf(error).type) !== 'REBALANCE_IN_PROGRESS'
