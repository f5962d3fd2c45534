import { type BatchHandler, type LogRecord, partitionKey } from '@breach-alerts/log'

/** Milliseconds until a partition asks again whether its orders are through; only its commit waits for that. */
const askAgainMs = 250

/**
 * Orders that have arrived and were not yet held against what happened before.
 *
 * A pass may take longer than any batch, so the consumer only hands over and keeps the batch: it comes again until a pass was
 * through with it, and is committed then. Whatever dies in between, no order is lost; some are passed twice.
 */
export const makeWaiting = () => {
  const held = new Map<string, readonly LogRecord[]>()
  /** Next offset by partition: everything before it is through. */
  const through = new Map<string, number>()

  const handler: BatchHandler = async ({ topic, partition, records }) => {
    const key = partitionKey(topic, partition)
    const rest = records.filter(({ offset }) => offset >= (through.get(key) ?? 0))
    if (rest.length === 0) {
      held.delete(key)
      return { kind: 'done' }
    }
    held.set(key, rest)
    return { kind: 'retry', handled: records.length - rest.length, afterMs: askAgainMs, reason: 'PASS_UNDER_WAY' }
  }
  const left = ([key, records]: readonly [string, readonly LogRecord[]]) =>
    records.filter(({ offset }) => offset >= (through.get(key) ?? 0))

  return {
    handler,
    records: (): LogRecord[] => [...held].flatMap(left),
    /** These, and all before them in their partitions, are through. */
    done: (records: readonly LogRecord[]) => {
      for (const { topic, partition, offset } of records) {
        const key = partitionKey(topic, partition)
        through.set(key, Math.max(through.get(key) ?? 0, offset + 1))
      }
    },
  }
}
