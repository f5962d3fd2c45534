import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** Listens; port 0 takes any free one. @throws when the port is taken */
export const listen = async (
  app: FastifyInstance,
  { host, port }: { host: string; port: number },
): Promise<{ url: string; port: number }> => {
  await app.listen({ host, port })
  const taken = (app.server.address() as AddressInfo).port
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return { url: `http://${shown}:${taken}`, port: taken }
}

/** Stops listening and waits for the requests in hand, at most `deadlineMs`; then cuts what is left. */
export const closeWithin = async (app: FastifyInstance, deadlineMs: number): Promise<void> => {
  const timer = setTimeout(() => app.server.closeAllConnections(), deadlineMs)
  try {
    await app.close()
  } finally {
    clearTimeout(timer)
  }
}
