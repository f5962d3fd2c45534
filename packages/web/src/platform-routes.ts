import { combineHealth, type ComponentHealth, type Metrics } from '@breach-alerts/runtime'
import type { FastifyInstance } from 'fastify'

export type PlatformRouteOptions = {
  name: string
  version: string
  health: () => Promise<Readonly<Record<string, ComponentHealth>>>
  metrics: Metrics
}

/** `/ping` `/health` `/info` `/metrics`, the same as `startPlatformServer` of the runtime gives a service without HTTP. */
export const platformRoutes = (
  app: FastifyInstance,
  { name, version, health, metrics }: PlatformRouteOptions,
): void => {
  app.get('/ping', async () => ({ status: 'UP' }))
  app.get('/info', async () => ({ service: name, version }))
  app.get('/health', async (_request, reply) => {
    const answer = await combineHealth([{ name, health }])
    return reply.code(answer.status === 'UP' ? 200 : 503).send(answer)
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text()),
  )
}
