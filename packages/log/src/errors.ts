/** Thrown when the log does not take or give records in time. For an append the outcome is unknown: repeat it under the same ids. */
export class LogUnavailable extends Error {
  readonly code = 'LOG_UNAVAILABLE'
  constructor(operation: string, cause: unknown) {
    super(`the event log did not complete ${operation}`, { cause })
    this.name = 'LogUnavailable'
  }
}

/** Thrown when the log will never take this: unknown topic, record too large. Repeating it is of no use. */
export class LogRefused extends Error {
  readonly code = 'LOG_REFUSED'
  constructor(reason: string, cause?: unknown) {
    super(`the event log refuses this: ${reason}`, { cause })
    this.name = 'LogRefused'
  }
}

/** Thrown when the broker speaks only newer versions of the protocol than our client. Nothing works until one of them changes. */
export class LogIncompatible extends Error {
  readonly code = 'LOG_INCOMPATIBLE'
  constructor(reason: string) {
    super(`the event log's broker is too new for this client: ${reason}`)
    this.name = 'LogIncompatible'
  }
}

/** Thrown when what was written can't be read back as it was written. Never repaired silently: look at the disk, restore the file. */
export class LogCorrupt extends Error {
  readonly code = 'LOG_CORRUPT'
  constructor(where: string, cause?: unknown) {
    super(`the event log is damaged: ${where}`, { cause })
    this.name = 'LogCorrupt'
  }
}

/** Why a consumer ended: hung or threw (the handler), crashed (the client), stalled (no progress), clock (stepped back). */
export type FailureReason = 'hung' | 'threw' | 'crashed' | 'stalled' | 'clock'

/** What `Consumer.failed` rejects with. The process ends and is started again; what was not committed comes again. */
export class ConsumerFailed extends Error {
  readonly code = 'CONSUMER_FAILED'
  readonly reason: FailureReason
  constructor(reason: FailureReason, detail: string, cause?: unknown) {
    super(`the consumer ${reason}: ${detail}`, { cause })
    this.name = 'ConsumerFailed'
    this.reason = reason
  }
}
