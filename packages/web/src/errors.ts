import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { codeOf, isTransient } from '@breach-alerts/runtime'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { methodsOf } from './methods.ts'
import { problemBody, ProblemError, problemMediaType } from './problem.ts'

/** What a page needs to know of a problem. */
export type ShownProblem = { status: number; title: string; detail: string }
export type ErrorPage = (problem: ShownProblem, request: FastifyRequest) => string | Promise<string>

/** Every error of a route, of the framework and of the router leaves as problem details, or as a page for a browser. */
export const answerErrors = (app: FastifyInstance, errorPage: ErrorPage | undefined): void => {
  const methods = methodsOf(app)

  const answer = async (request: FastifyRequest, reply: FastifyReply, problem: ProblemError) => {
    const { status, options } = problem
    const body = problemBody(status, problem.message, options)
    if (options.headers) reply.headers(options.headers)
    reply.code(status)
    if (errorPage !== undefined && asksForPage(request)) {
      const shown = { status, title: String(body.title), detail: problem.message }
      return reply.type('text/html; charset=utf-8').send(await errorPage(shown, request))
    }
    return sendProblem(reply, body)
  }

  app.setErrorHandler(async (error, request, reply) => {
    const problem = toProblem(error)
    if (problem.status >= 500) {
      const route = request.routeOptions.url
      if (problem.status === 503) request.log.warn({ err: problem.cause ?? error, route }, 'request refused for now')
      else request.log.error({ err: error, route }, 'request failed')
    }
    return answer(request, reply, problem)
  })

  app.setNotFoundHandler(async (request, reply) => {
    const allowed = methods(request.url)
    return answer(
      request,
      reply,
      allowed.length === 0
        ? new ProblemError(404, 'There is nothing at this address.')
        : new ProblemError(405, `Use ${allowed.join(' or ')}.`, { headers: { allow: allowed.join(', ') } }),
    )
  })
}

/** As bytes: the framework would add a charset to text, which this media type does not have. */
const sendProblem = (reply: FastifyReply, body: Record<string, unknown>) =>
  reply.header('content-type', problemMediaType).send(Buffer.from(JSON.stringify(body)))

/** What the router finds wrong with an address, before any hook has run. */
export const answerBadAddress = (error: unknown, _request: unknown, reply: unknown): void => {
  const problem = toProblem(error)
  const { status } = problem
  void sendProblem((reply as FastifyReply).code(status), problemBody(status, problem.message))
}

const asksForPage = (request: FastifyRequest) =>
  (request.headers.accept ?? '').includes('text/html') && request.routeOptions.config.api !== true

const byFrameworkCode: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'That media type is not read here.'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'The body is larger than 1 MiB.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'The body is not as long as Content-Length says.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'The body is empty.'],
  FST_ERR_BAD_URL: [400, 'The address is not a valid one.'],
  FST_ERR_ASYNC_CONSTRAINT: [400, 'The address is not a valid one.'],
}

const toProblem = (error: unknown): ProblemError => {
  if (error instanceof ProblemError) return error
  const known = byFrameworkCode[codeOf(error)]
  if (known) return new ProblemError(known[0], known[1], { cause: error })
  if (isTransient(error))
    return new ProblemError(503, 'Something this needs is out of reach. Nothing was taken; send it again.', {
      headers: { 'retry-after': '1' },
      cause: error,
    })
  // Any other fault of the request that the framework found: its message may quote the request, so ours stands in.
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status >= 400 && status < 500)
    return new ProblemError(status, STATUS_CODES[status] ?? 'Bad request', { cause: error })
  return new ProblemError(500, 'The request failed here and was logged.', { cause: error })
}

/** What is not HTTP at all: answered in the same shape, then the connection ends. */
export const answerMalformed = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  const body = JSON.stringify(problemBody(status, 'That was not a complete HTTP request.'))
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: ${problemMediaType}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
