import type { EventLog } from '@breach-alerts/log'
import type { Platform } from '@breach-alerts/runtime'
import type { DueSet } from '@breach-alerts/store'
import type { ServiceConfig } from './config.ts'
import { timerEntry } from './timer.ts'
import { waitFor } from './wait-for.ts'

export type TickPorts = Platform & { log: Pick<EventLog, 'append'>; due: DueSet }

/** Milliseconds until the next look, and how many timers of this one could not be read. */
export type Ticked = { waitMs: number; unreadable: number }

/**
 * One look at what is due: claims it with a lease, journals it, and only then removes it.
 *
 * Dying in between leaves the timer to the lease: it comes again, late by at most the lease, under the same entry id. A timer
 * that can't be read stays where it is, so that it is seen again and again, not lost.
 */
export const makeTick =
  ({ log, due, clock, logger, metrics }: TickPorts, config: ServiceConfig) =>
  async (): Promise<Ticked> => {
    const now = clock()
    const claimed = await due.claim(now, config.CLOCK_LIMIT, config.CLOCK_LEASE_MS)
    const read = claimed.map(timer => ({ timer, record: timerEntry(timer, now) }))
    const ready = read.flatMap(({ timer, record }) => (record ? [{ timer, record }] : []))

    if (ready.length > 0) {
      await log.append(ready.map(({ record }) => record))
      // false: the lease ran out meanwhile, or the timer was moved; either way it is somebody else's now.
      await Promise.all(ready.map(({ timer }) => due.complete(timer.timerId, timer.token)))
      for (const { timer } of ready) {
        metrics.count('escalation_clock_fired_total', 'Timers that came due')
        metrics.observe('escalation_clock_late_seconds', 'From due to journaled', (clock() - timer.dueAt) / 1_000)
      }
      logger.info(
        { count: ready.length, lateMs: now - Math.min(...ready.map(({ timer }) => timer.dueAt)) },
        'timers came due',
      )
    }

    const unreadable = read.length - ready.length
    if (unreadable > 0) {
      metrics.count('escalation_clock_unreadable_total', 'Timers that could not be read', {}, unreadable)
      logger.error({ count: unreadable }, 'timers could not be read')
    }
    if (claimed.length === config.CLOCK_LIMIT) return { waitMs: 0, unreadable }
    return { waitMs: waitFor(await due.earliest(), clock(), config.CLOCK_POLL_MS), unreadable }
  }
