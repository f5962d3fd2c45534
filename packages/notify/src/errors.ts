/** Thrown when the provider is out of reach or is not set up as it must be. The same may be asked again later. */
export class NotifyUnavailable extends Error {
  readonly code = 'NOTIFY_UNAVAILABLE'
  constructor(operation: string, cause: unknown) {
    super(`the notification provider did not complete ${operation}`, { cause })
    this.name = 'NotifyUnavailable'
  }
}
