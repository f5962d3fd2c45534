import { type BatchHandler, type BatchOutcome, partitionKey } from '@breach-alerts/log'
import { backoffMs, codeOf, isTransient } from './errors.ts'
import type { Platform } from './service.ts'

/**
 * Wraps a handler of batches with what all services share: something outside being away becomes a `retry` with a growing
 * wait, everything is counted and timed, and an unknown error is logged and passed on: it is a defect and ends the process.
 */
export const guarded = (service: string, { logger, metrics, clock }: Platform, handler: BatchHandler): BatchHandler => {
  const failures = new Map<string, number>()
  const name = service.replaceAll('-', '_')

  return async (batch, context) => {
    const { topic, partition, records } = batch
    const key = partitionKey(topic, partition)
    const beganAt = clock()
    const finish = (outcome: BatchOutcome): BatchOutcome => {
      metrics.observe(`${name}_handle_seconds`, 'Time to handle a batch', (clock() - beganAt) / 1_000, { topic })
      metrics.count(`${name}_batches_total`, 'Batches by what became of them', { topic, outcome: outcome.kind })
      const last = records.at(-1)
      if (outcome.kind === 'done' && last) {
        metrics.count(`${name}_messages_total`, 'Records handled', { topic, outcome: 'handled' }, records.length)
        metrics.gauge(`${name}_lag_seconds`, 'Age of the newest record handled', (clock() - last.appendedAt) / 1_000, {
          topic,
          partition: String(partition),
        })
      }
      return outcome
    }
    try {
      const outcome = await handler(batch, context)
      if (outcome.kind === 'done' && failures.delete(key)) logger.info({ topic, partition }, 'partition goes on')
      return finish(outcome)
    } catch (error) {
      const at = { topic, partition, offset: records[0]?.offset, err: error }
      if (!isTransient(error)) {
        logger.error(at, 'handler failed on an unknown error')
        throw error
      }
      const attempt = (failures.get(key) ?? 0) + 1
      failures.set(key, attempt)
      if (attempt === 1) logger.warn(at, 'partition waits for something outside')
      return finish({ kind: 'retry', handled: 0, afterMs: backoffMs(attempt), reason: codeOf(error) })
    }
  }
}
