/** Codes of errors that may pass by themselves: the same step may be repeated under the same ids. */
const transientCodes: ReadonlySet<string> = new Set(['LOG_UNAVAILABLE', 'STORE_UNAVAILABLE', 'NOTIFY_UNAVAILABLE'])

/** The `code` of an error, the name of its class, or `UNKNOWN`; never its message, which may quote what was sent. */
export const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN'
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'name' in error && typeof error.name === 'string' ? error.name : 'UNKNOWN'
}

/** Is something outside away (wait and repeat), or is this a defect (stop the process)? */
export const isTransient = (error: unknown): boolean => transientCodes.has(codeOf(error))

/** Milliseconds to wait before try number `attempt` (from 1): 200 ms, doubled each time, at most 5 s. */
export const backoffMs = (attempt: number): number => Math.min(5_000, 200 * 2 ** Math.min(attempt - 1, 10))
