import { LogCorrupt, LogIncompatible, LogRefused, LogUnavailable } from '../errors.ts'

const isOurs = (error: unknown): boolean =>
  error instanceof LogUnavailable ||
  error instanceof LogRefused ||
  error instanceof LogIncompatible ||
  error instanceof LogCorrupt

/**
 * Gives the work so many milliseconds. What then still goes on is left alone: its outcome is unknown.
 *
 * @param onLate called when time is up, to take back what has not begun
 * @throws LogUnavailable when it takes longer, or fails for a reason that may pass
 */
export const within = async <T>(ms: number, operation: string, work: Promise<T>, onLate?: () => void): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    onLate?.()
    reject(new LogUnavailable(operation, new Error(`no answer within ${ms} ms`)))
  }, ms)
  try {
    return await Promise.race([work, late])
  } catch (error) {
    throw isOurs(error) ? error : new LogUnavailable(operation, error)
  } finally {
    clearTimeout(timer)
    work.catch(() => undefined)
  }
}
