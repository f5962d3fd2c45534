/** Thrown when a store refuses or does not answer in time. Whether the step was done is unknown; the same step may be repeated. */
export class StoreUnavailable extends Error {
  readonly code = 'STORE_UNAVAILABLE'
  constructor(operation: string, cause: unknown) {
    super(`the store did not complete ${operation}`, { cause })
    this.name = 'StoreUnavailable'
  }
}
