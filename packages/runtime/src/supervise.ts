import type { Consumer } from '@breach-alerts/log'
import type { RunningService } from './service.ts'

/** A `failed` promise that is never reported as unhandled: whoever runs the service decides what a failure means. */
export const quietly = (failed: Promise<never>): { failed: Promise<never> } => {
  failed.catch(() => undefined)
  return { failed }
}

/** A service that is its consumers (or loops) and a health check. Stops them all at once; fails when the first fails. */
export const serviceOf = (parts: {
  name: string
  running: readonly Pick<Consumer, 'stop' | 'failed'>[]
  health: RunningService['health']
}): RunningService => ({
  name: parts.name,
  health: parts.health,
  ...quietly(Promise.race(parts.running.map(({ failed }) => failed))),
  stop: async deadlineMs => {
    await Promise.all(parts.running.map(({ stop }) => stop(deadlineMs)))
  },
})

/** Several services as one: what the embedded process runs. The first failure is everybody's; the name says whose it was. */
export const together = (name: string, services: readonly RunningService[]): RunningService => ({
  name,
  health: async () => {
    const parts = await Promise.all(services.map(async service => [service.name, await service.health()] as const))
    const named = parts.flatMap(([part, components]) =>
      Object.entries(components).map(([component, state]) => [`${part}.${component}`, state] as const),
    )
    return Object.fromEntries(named)
  },
  ...quietly(Promise.race(services.map(({ failed }) => failed))),
  stop: async deadlineMs => {
    await Promise.all(services.map(({ stop }) => stop(deadlineMs)))
  },
})

/** The same service, which on stop also closes what was opened for it, even when its own stop fails. */
export const closing = (service: RunningService, close: (deadlineMs: number) => Promise<unknown>): RunningService => ({
  ...service,
  stop: async deadlineMs => {
    try {
      await service.stop(deadlineMs)
    } finally {
      await close(deadlineMs)
    }
  },
})
