/** Thrown when a store refuses or does not answer in time. Whether the step was done is unknown; the same step may be repeated. */
export class StoreUnavailable extends Error {
  readonly code = 'STORE_UNAVAILABLE'
  constructor(operation: string, cause: unknown) {
    super(`the store did not complete ${operation}`, { cause })
    this.name = 'StoreUnavailable'
  }
}

/**
 * Thrown by a write when the store holds less of a partition than this process saw it hold: it was emptied, or failed over to
 * an older copy. Nothing was written. Ask `positions()` and read again from there; until it was asked, writes keep being refused.
 */
export class StoreLost extends StoreUnavailable {
  readonly partition: string
  /** Next offset to read, as the store now holds it. */
  readonly heldOffset: number
  constructor(operation: string, partition: string, heldOffset: number) {
    super(operation, new Error(`${partition} is held up to ${heldOffset} only`))
    this.name = 'StoreLost'
    this.partition = partition
    this.heldOffset = heldOffset
  }
}

/** Thrown for a cursor that no page gave out. Says nothing about the store; the asker's fault. */
export class BadCursor extends Error {
  readonly code = 'BAD_CURSOR'
  constructor(cause?: unknown) {
    super('the cursor is not one of a page', { cause })
    this.name = 'BadCursor'
  }
}
