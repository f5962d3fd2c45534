import { ProblemError } from '@breach-alerts/web'

export type WaitingRoom = {
  /** Runs `work` while its events count as waiting. @throws ProblemError 429 when there is no room */
  hold: <T>(events: number, bytes: number, work: () => Promise<T>) => Promise<T>
  waiting: () => { events: number; bytes: number }
}

/**
 * How much may wait for the log at once. Not a rate: a source is never slowed while the log keeps up. It keeps a log that has
 * slowed down from filling this process until it dies with everything that waits.
 */
export const makeWaitingRoom = (limits: { events: number; bytes: number }): WaitingRoom => {
  let held = { events: 0, bytes: 0 }
  return {
    waiting: () => held,
    hold: async (events, bytes, work) => {
      if (held.events > 0 && (held.events + events > limits.events || held.bytes + bytes > limits.bytes))
        throw new ProblemError(429, 'Too much is waiting for the log. Nothing was accepted; send it again.', {
          headers: { 'retry-after': '1' },
        })
      held = { events: held.events + events, bytes: held.bytes + bytes }
      try {
        return await work()
      } finally {
        held = { events: held.events - events, bytes: held.bytes - bytes }
      }
    },
  }
}
