/**
 * The event log: an ordered, durable, partitioned record. One port, two adapters (Apache Kafka through kafkajs; memory with a
 * file), one contract suite that both pass. Nothing outside this package sees the client. Source: design.md §7, reliability.md §1.
 */
export type Headers = Readonly<Record<string, string>>

export type NewRecord = { topic: string; key: string; value: Buffer; headers?: Headers }

export type LogRecord = {
  readonly topic: string
  readonly partition: number
  /** Position in the partition, from 0; a plain number (2^53 records a partition). */
  readonly offset: number
  readonly key: string | null
  /** null: an empty record. Never a deletion: nothing in this system is deleted by tombstone. */
  readonly value: Buffer | null
  readonly headers: Headers
  /** Epoch milliseconds at which the log took the record. */
  readonly appendedAt: number
}

/** Where a record was put. */
export type Appended = { partition: number; offset: number }

/** Records of one partition, in order, without gaps unless the topic is compacted. */
export type Batch = { readonly topic: string; readonly partition: number; readonly records: readonly LogRecord[] }

/**
 * What a handler made of a batch.
 *
 * `done`: all of it may be committed. `retry`: the first `handled` records may be committed, the rest comes again after
 * `afterMs` (something outside is away: pause, never throw). `rewind`: come again from `offset` (a projection was lost).
 */
export type BatchOutcome =
  | { kind: 'done' }
  | { kind: 'retry'; handled: number; afterMs: number; reason: string }
  | { kind: 'rewind'; offset: number }

export type Signal = {
  /** Aborted when the batch's deadline has passed or the partition was taken away: stop and return. */
  readonly signal: AbortSignal
}

/** Serial per partition. Must not throw: an exception is a defect and ends the consumer (and the process with it). */
export type BatchHandler = (batch: Batch, context: Signal) => Promise<BatchOutcome>

export type ConsumeOptions = {
  group: string
  topics: readonly string[]
  /** Most records in one batch (default 500). */
  maxRecords?: number
  /**
   * How long a record may wait in the log so that more come at once, for a reader whom nobody waits for (default 0). A request
   * that brings one record costs as much as one that brings a thousand.
   */
  lingerMs?: number
  /** A batch not settled by then is a hung handler: the consumer fails (default 30 000). */
  deadlineMs?: number
  /**
   * Where to begin on each partition, for readers that keep their own position (projections): next offset to read.
   * Absent or undefined for a partition: the group's committed offset, else the beginning.
   * Asked at the start and again at every assignment. Commits of such a reader decide nothing and come up to a second late; of others a fifth of one.
   */
  startAt?: () => Promise<ReadonlyMap<string, number>>
}

export type Consumer = {
  /** Stops taking records, lets the batch in hand finish (at most `deadlineMs`), leaves the group. */
  stop: (deadlineMs: number) => Promise<void>
  /** Settles when the consumer can go on no longer: rejects with the reason. Never settles while it works or after a stop. */
  failed: Promise<never>
}

/** How far a group has come on one partition. */
export type Progress = {
  topic: string
  partition: number
  /** Oldest offset still held. */
  beginOffset: number
  /** Offset the next appended record will get. */
  endOffset: number
  /** Next offset the group will read; null: never committed. */
  committedOffset: number | null
}

export type EventLog = {
  /**
   * Appends all records. Resolves when every one is durable, in the order given.
   *
   * @throws LogUnavailable outcome unknown or refused; the same records may be appended again under the same ids
   */
  append: (records: readonly NewRecord[], options?: { deadlineMs?: number }) => Promise<readonly Appended[]>
  consume: (options: ConsumeOptions, handler: BatchHandler) => Promise<Consumer>
  /** Reads a topic from `from` (default: the beginning) to its end at the time of the call; for projections and audits. */
  readToEnd: (
    topic: string,
    onBatch: (batch: Batch) => void | Promise<void>,
    options?: { from?: ReadonlyMap<number, number> },
  ) => Promise<void>
  /** End offsets of a topic by partition: one cheap question, for barriers. */
  ends: (topic: string) => Promise<ReadonlyMap<number, number>>
  progress: (group: string, topic: string) => Promise<readonly Progress[]>
  /** Stops every consumer and flushes; afterwards the log refuses everything. */
  drain: (deadlineMs: number) => Promise<void>
  /** Is the log within reach? */
  ping: () => Promise<void>
}

/** Key of `startAt`: `<topic>/<partition>`. */
export const partitionKey = (topic: string, partition: number): string => `${topic}/${partition}`
