import type { Consumer as KafkaConsumer, EachBatchPayload } from 'kafkajs'
import { ConsumerFailed } from '../errors.ts'
import type { LogLogger } from '../logger.ts'
import { partitionKey, type Batch, type BatchHandler, type LogRecord } from '../port.ts'
import { handleBatch } from '../shared/handle-batch.ts'
import type { Positions } from '../shared/positions.ts'
import { settle, type Step } from '../shared/settle.ts'
import { isMembership } from './errors.ts'
import type { GapAlarm } from './gap-alarm.ts'
import { keepBeating } from './heartbeats.ts'
import type { LateCommits } from './late-commits.ts'
import { toRecord } from './records.ts'

export type Work = {
  handler: BatchHandler
  maxRecords: number
  deadlineMs: number
  client: KafkaConsumer
  positions: Positions
  gaps: GapAlarm
  commits: LateCommits
  logger: LogLogger
  /** Aborted when the consumer stops waiting for what is in hand. */
  gone: AbortSignal
  isStopping: () => boolean
  /** Something has moved. */
  sign: () => void
  fail: (reason: Error) => void
}

const chunksOf = (records: readonly LogRecord[], size: number): LogRecord[][] =>
  Array.from({ length: Math.ceil(records.length / size) }, (_, i) => records.slice(i * size, (i + 1) * size))

/** Puts the client where the outcome says, and holds the partition back as long as it says. */
const move = (payload: EachBatchPayload, { topic, partition, records }: Batch, step: Step, work: Work): void => {
  const first = records[0]?.offset ?? 0
  if (step.moved) work.client.seek({ topic, partition, offset: String(step.next) })
  else if (step.next > first) payload.resolveOffset(String(step.next - 1))
  if (step.afterMs > 0) setTimeout(payload.pause(), step.afterMs).unref()
}

/** By the batch itself: once kafkajs stops it takes no other commit. One that fails is done without: the records come again. */
const commitNow = async (payload: EachBatchPayload, next: number, { logger }: Work): Promise<void> => {
  const { topic, partition } = payload.batch
  await payload
    .commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset: String(next) }] }] })
    .catch((error: unknown) => logger.warn({ topic, partition, offset: next, err: error }, 'offset not committed'))
}

/** One part of a batch. true: go on with the next part. */
const takePart = async (
  payload: EachBatchPayload,
  part: Batch,
  { gone, isLast, work }: { gone: AbortSignal; isLast: () => boolean; work: Work },
): Promise<boolean> => {
  const { topic, partition, records } = part
  const first = records[0] as LogRecord
  const outcome = await handleBatch(work.handler, part, { deadlineMs: work.deadlineMs, gone })
  if (outcome === 'gone') return false
  const step = settle(outcome, part)
  work.sign()
  if (step.next !== first.offset) {
    if (isLast()) await commitNow(payload, step.next, work)
    else work.commits.note(topic, partition, step.next)
  }
  work.positions.moved(partitionKey(topic, partition), step.next)
  work.gaps.saw(first, step.next)
  move(payload, part, step, work)
  return outcome.kind === 'done'
}

/** Makes the `eachBatch` of a consumer: parts of at most `maxRecords`, one after the other. */
export const makeEachBatch =
  (work: Work) =>
  async (payload: EachBatchPayload): Promise<void> => {
    const { topic, partition, messages } = payload.batch
    const gone = new AbortController()
    const leave = (): void => gone.abort()
    if (work.gone.aborted) leave()
    work.gone.addEventListener('abort', leave, { once: true })
    const beats = keepBeating(() => payload.heartbeat(), leave)
    const isLast = (): boolean => work.isStopping() || beats.isLeaving()
    const mayGoOn = (): boolean => payload.isRunning() && !payload.isStale() && !isLast() && !gone.signal.aborted
    const takeAll = async (): Promise<void> => {
      const records = messages.map(message => toRecord(topic, partition, message))
      for (const part of chunksOf(records, work.maxRecords)) {
        const batch = { topic, partition, records: part }
        if (!mayGoOn() || !(await takePart(payload, batch, { gone: gone.signal, isLast, work }))) return
        await beats.beat()
      }
    }
    try {
      await takeAll()
    } catch (error) {
      if (isMembership(error)) throw error
      work.fail(error instanceof ConsumerFailed ? error : new ConsumerFailed('crashed', 'a batch', error))
    } finally {
      beats.stop()
      work.gone.removeEventListener('abort', leave)
    }
  }
