import { codeOf } from './errors.ts'
import type { ComponentHealth, RunningService } from './service.ts'

export type Health = { status: 'UP' | 'DOWN'; components: Readonly<Record<string, ComponentHealth>> }

/** UP when `probe` succeeds; DOWN with the code of the error, or `TIMEOUT`, when it does not answer in time. */
export const probed = async (probe: () => Promise<unknown>, timeoutMs = 2_000): Promise<ComponentHealth> => {
  const late = Promise.withResolvers<ComponentHealth>()
  const timer = setTimeout(() => late.resolve({ status: 'DOWN', detail: 'TIMEOUT' }), timeoutMs)
  const asked = probe().then(
    (): ComponentHealth => ({ status: 'UP' }),
    (error: unknown): ComponentHealth => ({ status: 'DOWN', detail: codeOf(error) }),
  )
  try {
    return await Promise.race([asked, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * One answer for several services: UP only when every component of each is. Components are named `<service>.<component>`
 * when there is more than one service. A service that can't say how it is, is DOWN.
 */
export const combineHealth = async (
  services: readonly Pick<RunningService, 'name' | 'health'>[],
  timeoutMs = 2_500,
): Promise<Health> => {
  const parts = await Promise.all(
    services.map(async ({ name, health }) => {
      let own: Readonly<Record<string, ComponentHealth>> = {}
      const asked = await probed(async () => (own = await health()), timeoutMs)
      if (asked.status === 'DOWN') return [[name, asked]] as const
      return Object.entries(own).map(
        ([component, state]) => [services.length > 1 ? `${name}.${component}` : component, state] as const,
      )
    }),
  )
  const components = Object.fromEntries(parts.flat())
  const isUp = Object.values(components).every(({ status }) => status === 'UP')
  return { status: isUp ? 'UP' : 'DOWN', components }
}
