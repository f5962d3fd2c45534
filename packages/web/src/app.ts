import { randomUUID } from 'node:crypto'
import type { Metrics, Platform } from '@breach-alerts/runtime'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { bodyLimitBytes, strictBodies } from './bodies.ts'
import { answerBadAddress, answerErrors, answerMalformed, type ErrorPage } from './errors.ts'
import { type HeaderOptions, securityHeaders } from './security-headers.ts'
import { endStreams } from './sse.ts'
import { traceIdOf } from './trace.ts'

export type WebAppOptions = HeaderOptions & {
  logger: Platform['logger']
  /** Name of the service: first word of its metrics. */
  name: string
  metrics?: Metrics
  /** Proxies in front whose `X-Forwarded-…` is believed: their addresses or ranges, commas between. */
  trustProxy?: string
  /** Renders an error for a browser that asked for HTML. Default: problem details for everybody. */
  errorPage?: ErrorPage
  /** Reads `application/x-www-form-urlencoded` bodies as well: for services with pages. */
  forms?: boolean
}

/**
 * A web server of this house: strict JSON bodies up to 1 MiB, RFC 9457 answers to everything that is wrong, security headers
 * with a nonce, one log line per request without its query or body, and a graceful close.
 *
 * `app.close()` ends idle connections at once and lets requests in hand finish; live streams are ended by `sse`.
 */
export const makeWebApp = async (options: WebAppOptions): Promise<FastifyInstance> => {
  const app = fastify({
    loggerInstance: options.logger,
    // One line of our own per request: the framework's holds the address and the remote host.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy ?? false,
    bodyLimit: bodyLimitBytes,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    // The id is ours: one from outside could carry anything into the log.
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 256 },
    clientErrorHandler: answerMalformed,
    frameworkErrors: answerBadAddress,
    return503OnClosing: true,
  }) as unknown as FastifyInstance

  app.decorateRequest('principal', null)
  app.decorateRequest('signedInBy', null)
  app.decorateRequest('csrfToken', null)
  securityHeaders(app, options)
  strictBodies(app)
  answerErrors(app, options.errorPage)
  observe(app, options)
  app.addHook('preClose', async () => endStreams(app.server))
  await app.register(cookie)
  if (options.forms === true) await app.register(formbody, { bodyLimit: bodyLimitBytes })
  return app
}

/** Counts and times every answer by route pattern; the address itself, which may hold ids, is not logged. */
const observe = (app: FastifyInstance, { name, metrics }: WebAppOptions) => {
  const prefix = name.replaceAll('-', '_')
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const status = reply.statusCode
    metrics?.count(`${prefix}_http_requests_total`, 'Answers by route and status', {
      method: request.method,
      route,
      status: String(status),
    })
    metrics?.observe(`${prefix}_http_seconds`, 'Time to answer', reply.elapsedTime / 1_000, { route })
    request.log.debug(
      { method: request.method, route, status, durationMs: Math.round(reply.elapsedTime), traceId: traceIdOf(request) },
      'answered',
    )
  })
}
