/** Thrown when the log does not take or give records in time. For an append the outcome is unknown: repeat it under the same ids. */
export class LogUnavailable extends Error {
  readonly code = 'LOG_UNAVAILABLE'
  constructor(operation: string, cause: unknown) {
    super(`the event log did not complete ${operation}`, { cause })
    this.name = 'LogUnavailable'
  }
}
