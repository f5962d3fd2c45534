import type { FastifyRequest } from 'fastify'

const shape = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/u

/** W3C `traceparent` of a request, when there is a valid one; any other could carry anything into the log. */
export const traceparentOf = (request: FastifyRequest): string | undefined => {
  const header = request.headers.traceparent
  return typeof header === 'string' && shape.test(header) ? header : undefined
}

export const traceIdOf = (request: FastifyRequest): string | undefined => shape.exec(traceparentOf(request) ?? '')?.[1]
