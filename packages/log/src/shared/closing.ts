import { LogUnavailable } from '../errors.ts'

/** Once drained, a log refuses everything. */
export const makeGate = () => {
  let closed = false
  return {
    /** @throws LogUnavailable after `close` */
    check: (operation: string): void => {
      if (closed) throw new LogUnavailable(operation, new Error('the log has been drained'))
    },
    /** false: it was closed before. */
    close: (): boolean => {
      const isFirst = !closed
      closed = true
      return isFirst
    },
  }
}
