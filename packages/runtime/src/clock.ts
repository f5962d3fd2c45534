import { quietly } from './supervise.ts'

/** Thrown when the wall clock jumped: timers, leases and heartbeats of this process can no longer be trusted. */
export class ClockStepped extends Error {
  readonly code = 'CLOCK_STEPPED'
  constructor(stepMs: number) {
    super(`the wall clock stepped by ${Math.round(stepMs)} ms`)
    this.name = 'ClockStepped'
  }
}

/**
 * Watches wall time against monotonic time. A step of more than `toleranceMs` either way fails the process: a client that
 * compares wall times silently stops its heartbeats after a step back. Source: reliability.md §1.3, fault 41.
 */
export const watchClock = (options: {
  wall: () => number
  monotonic: () => number
  everyMs?: number
  toleranceMs?: number
}): { failed: Promise<never>; stop: () => void } => {
  const failure = Promise.withResolvers<never>()
  const { failed } = quietly(failure.promise)
  let offset = options.wall() - options.monotonic()
  const timer = setInterval(() => {
    const now = options.wall() - options.monotonic()
    // Slow drift is slewing and is followed; only a jump between two looks counts.
    if (Math.abs(now - offset) > (options.toleranceMs ?? 2_000)) failure.reject(new ClockStepped(now - offset))
    offset = now
  }, options.everyMs ?? 1_000)
  timer.unref()
  return { failed, stop: () => clearInterval(timer) }
}
