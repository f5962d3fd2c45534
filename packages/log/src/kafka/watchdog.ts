import { ConsumerFailed } from '../errors.ts'

/** A wall clock that steps back further than this silences kafkajs's heartbeats: it would be evicted and not know. */
const maxStepBackMs = 2_000

/**
 * Ends a consumer that shows no sign of life, and one whose clock was set back. Source: reliability.md §1.3, §4.
 *
 * @param what who is watched, for the message
 * @param stallMs longest silence
 */
export const startWatchdog = (
  what: string,
  stallMs: number,
  fail: (reason: ConsumerFailed) => void,
  wallClock: () => number = Date.now,
) => {
  let lastSignAt = performance.now()
  let offset = wallClock() - performance.now()

  const check = (): void => {
    const silentMs = performance.now() - lastSignAt
    if (silentMs > stallMs)
      fail(new ConsumerFailed('stalled', `${what} made no progress for ${Math.round(silentMs)} ms`))
    const now = wallClock() - performance.now()
    if (now < offset - maxStepBackMs)
      fail(new ConsumerFailed('clock', `${what}: set back by ${Math.round(offset - now)} ms`))
    offset = now
  }
  const timer = setInterval(check, Math.min(1_000, stallMs / 4))
  return {
    sign: (): void => {
      lastSignAt = performance.now()
    },
    stop: (): void => clearInterval(timer),
  }
}
