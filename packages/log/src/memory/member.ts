import type { Batch, BatchHandler, BatchOutcome, ConsumeOptions, Consumer } from '../port.ts'
import { makeFailure } from '../shared/failure.ts'
import { handleBatch } from '../shared/handle-batch.ts'
import { makePositions, type Positions } from '../shared/positions.ts'

/** One consumer of a group. */
export type Member = {
  readonly topics: ReadonlySet<string>
  readonly maxRecords: number
  readonly positions: Positions
  /** Hands it a batch. null: it has gone meanwhile, nothing of the batch counts. Never throws: a defect fails the member. */
  handle: (batch: Batch) => Promise<BatchOutcome | null>
  fail: (reason: Error) => void
  readonly consumer: Consumer
}

/** @param leave takes it out of its group, so that it gets no more batches */
export const makeMember = (options: ConsumeOptions, handler: BatchHandler, leave: (member: Member) => void): Member => {
  const { failed, fail } = makeFailure()
  const gone = new AbortController()
  const inHand = new Set<Promise<unknown>>()
  const { deadlineMs = 30_000 } = options

  const member: Member = {
    topics: new Set(options.topics),
    maxRecords: options.maxRecords ?? 500,
    positions: makePositions(options.startAt),
    fail: reason => {
      leave(member)
      fail(reason)
    },
    handle: async batch => {
      const work = handleBatch(handler, batch, { deadlineMs, gone: gone.signal })
      inHand.add(work)
      try {
        const outcome = await work
        return outcome === 'gone' ? null : outcome
      } catch (error) {
        member.fail(error as Error)
        return null
      } finally {
        inHand.delete(work)
      }
    },
    consumer: {
      failed,
      stop: async stopMs => {
        leave(member)
        const timer = setTimeout(() => gone.abort(), stopMs)
        await Promise.allSettled(inHand)
        clearTimeout(timer)
      },
    },
  }
  return member
}
