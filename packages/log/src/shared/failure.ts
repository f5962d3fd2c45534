/** The `failed` of a consumer: rejects once with the first reason. Never an unhandled rejection: whoever runs it decides. */
export const makeFailure = () => {
  const { promise, reject } = Promise.withResolvers<never>()
  promise.catch(() => undefined)
  return { failed: promise, fail: (reason: Error): void => reject(reason) }
}
