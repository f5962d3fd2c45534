import type { Logger } from 'pino'
import type { Metrics } from './metrics.ts'

/** Epoch milliseconds. The only clock there is; handed in everywhere, so that tests own time. */
export type Clock = () => number

export type ComponentHealth = { status: 'UP' | 'DOWN'; detail?: string }

/** What every service gets beside its own ports. */
export type Platform = { clock: Clock; logger: Logger; metrics: Metrics }

/** A service that has started. The same in its own process and inside the embedded one. */
export type RunningService = {
  name: string
  /** UP only when it can do its work. */
  health: () => Promise<Readonly<Record<string, ComponentHealth>>>
  /** Settles when the service can go on no longer: rejects with the reason. */
  failed: Promise<never>
  /** Takes nothing new, finishes what is in hand within `deadlineMs`. Correctness never depends on it. */
  stop: (deadlineMs: number) => Promise<void>
}
