import type {
  Batch,
  BatchHandler,
  BatchOutcome,
  ConsumeOptions,
  Consumer,
  EventLog,
  LogRecord,
} from '../../src/index.ts'

/** What each adapter brings to the suite. Topics `t.one`, `t.two` (4 partitions), `t.single` (1) are there and empty for each test. */
export type Harness = {
  log: EventLog
  topics: { one: string; two: string; single: string }
  /** Ends the log in order and opens it again on the same records; null: nothing outlives this one. */
  reopen: (() => Promise<EventLog>) | null
  /** Drops everything that `single` holds, and gives the log to go on with; null: only time can do that here. */
  forget: (() => Promise<EventLog>) | null
  end: () => Promise<void>
}

/** Time for one rule on a real engine and a busy machine; in memory each takes milliseconds. */
export const limit = 40_000

export type MakeHarness = () => Promise<Harness>

export const group = (): string => `g-${Math.random().toString(36).slice(2)}`

export const rec = (topic: string, key: string, text: string) => ({ topic, key, value: Buffer.from(text) })

export const text = ({ value }: LogRecord): string => value?.toString() ?? 'null'

/** A consumer that remembers what it was given. */
export const collect = async (
  log: EventLog,
  options: ConsumeOptions,
  answer: (batch: Batch) => BatchOutcome | Promise<BatchOutcome> = () => ({ kind: 'done' }),
): Promise<{ consumer: Consumer; seen: LogRecord[] }> => {
  const seen: LogRecord[] = []
  const handler: BatchHandler = async batch => {
    seen.push(...batch.records)
    return answer(batch)
  }
  return { consumer: await log.consume(options, handler), seen }
}

/** The reason with which it fails. */
export const reasonOf = (consumer: Consumer): Promise<unknown> => consumer.failed.catch((error: unknown) => error)
