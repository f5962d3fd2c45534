import type { Principal } from '@breach-alerts/web'
import type { FastifyRequest } from 'fastify'

/** Who asks, behind an access hook. @throws Error when a route forgot its hook: a defect, never an open door */
export const readerOf = (request: FastifyRequest): Principal => {
  if (request.principal === null) throw new Error('a route without an access hook was asked for its reader')
  return request.principal
}
