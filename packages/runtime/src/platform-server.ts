import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { combineHealth } from './health.ts'
import type { Metrics } from './metrics.ts'
import type { RunningService } from './service.ts'

export type PlatformServer = { port: number; close: () => Promise<void> }

/**
 * `/ping` `/health` `/info` `/metrics` for a service without HTTP of its own.
 *
 * @param current the service once it has started; before that `/health` is 503 and `/ping` is 200
 * @throws when the port is taken
 */
export const startPlatformServer = async (options: {
  host: string
  port: number
  info: Readonly<Record<string, string>>
  metrics: Metrics
  current: () => RunningService | null
}): Promise<PlatformServer> => {
  const routes: Record<string, (response: ServerResponse) => Promise<void> | void> = {
    '/ping': response => void json(response, 200, { status: 'UP' }),
    '/info': response => void json(response, 200, options.info),
    '/health': async response => {
      const service = options.current()
      const health = service
        ? await combineHealth([service])
        : { status: 'DOWN' as const, components: { start: { status: 'DOWN' as const, detail: 'STARTING' } } }
      json(response, health.status === 'UP' ? 200 : 503, health)
    },
    '/metrics': async response => {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
      response.end(await options.metrics.text())
    },
  }

  const server = createServer((request, response) => {
    const route = request.method === 'GET' ? routes[request.url?.split('?')[0] ?? ''] : undefined
    const failed = () => void json(response, 500, { status: 500, title: 'Failed' })
    if (route) Promise.resolve(route(response)).catch(failed)
    else json(response, 404, { status: 404, title: 'Not found' })
  })
  const listening = Promise.withResolvers<void>()
  server.once('error', listening.reject)
  server.listen(options.port, options.host, () => listening.resolve())
  await listening.promise

  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  if (response.headersSent) return response.end()
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  return response.end(JSON.stringify(body))
}
