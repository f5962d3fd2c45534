import { ConsumerFailed } from '../errors.ts'
import type { Batch, BatchHandler, BatchOutcome } from '../port.ts'

/** A handler that was told to stop gets this long to return: at most a second, at least a moment. */
const graceOf = (deadlineMs: number): number => Math.min(1_000, Math.max(50, deadlineMs / 4))

const isOutcome = (outcome: unknown): outcome is BatchOutcome =>
  typeof outcome === 'object' && outcome !== null && 'kind' in outcome

/** A handler's exception, synchronous ones too, and an answer that is none are defects: they end the consumer, loudly. */
const call = async (handler: BatchHandler, batch: Batch, signal: AbortSignal): Promise<BatchOutcome> => {
  let outcome: unknown
  try {
    outcome = await handler(batch, { signal })
  } catch (error) {
    throw new ConsumerFailed('threw', `the handler of ${batch.topic}/${batch.partition} threw`, error)
  }
  if (!isOutcome(outcome)) throw new ConsumerFailed('threw', `the handler of ${batch.topic} gave no outcome`)
  return outcome
}

/**
 * Runs the handler on one batch, within its deadline.
 *
 * @param gone aborted when nobody waits for this batch any more (stopped, partition lost): the handler's signal follows
 * @returns the outcome, or 'gone' when a batch that nobody waits for did not return in a moment
 * @throws ConsumerFailed hung or threw
 */
export const handleBatch = async (
  handler: BatchHandler,
  batch: Batch,
  { deadlineMs, gone }: { deadlineMs: number; gone: AbortSignal },
): Promise<BatchOutcome | 'gone'> => {
  const stop = new AbortController()
  const { promise: end, resolve, reject } = Promise.withResolvers<'gone'>()
  const timers = new Set<NodeJS.Timeout>()
  const after = (ms: number, what: () => void): void => void timers.add(setTimeout(what, ms))
  const leave = (): void => {
    stop.abort()
    after(graceOf(deadlineMs), () => resolve('gone'))
  }
  after(deadlineMs, () => {
    stop.abort()
    const hung = new ConsumerFailed(
      'hung',
      `the handler of ${batch.topic}/${batch.partition} took over ${deadlineMs} ms`,
    )
    after(graceOf(deadlineMs), () => reject(hung))
  })
  if (gone.aborted) leave()
  else gone.addEventListener('abort', leave, { once: true })
  const work = call(handler, batch, stop.signal)
  try {
    return await Promise.race([work, end])
  } finally {
    for (const timer of timers) clearTimeout(timer)
    gone.removeEventListener('abort', leave)
    work.catch(() => undefined)
  }
}
