import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../problem.ts'

/** Name of the hidden field of every form. */
const csrfField = '_csrf'

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that is asked for by session cookie unless it comes from our own page: the token of the session in the
 * form field `_csrf` or the header `x-csrf-token`, and no sign that another site sent it.
 *
 * Runs after the body was read. Requests with a bearer token need none: no browser adds that by itself.
 *
 * @throws ProblemError 403
 */
export const checkCsrf =
  (origin: string) =>
  async (request: FastifyRequest): Promise<void> => {
    if (safeMethods.has(request.method) || request.signedInBy !== 'session') return
    if (isFromElsewhere(request, origin)) throw refused('This was sent from another site.')
    if (!isSame(givenToken(request), request.csrfToken))
      throw refused('The page was open too long. Load it again and repeat.')
  }

const refused = (detail: string) => new ProblemError(403, detail, { code: 'csrf' })

/** Browsers say where a request comes from in two ways; either may be absent, neither may say elsewhere. */
export const isFromElsewhere = (request: FastifyRequest, origin: string): boolean => {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return true
  const from = request.headers.origin
  return site === undefined && from !== undefined && from !== origin
}

const givenToken = (request: FastifyRequest): string | null => {
  const header = request.headers['x-csrf-token']
  if (typeof header === 'string') return header
  const field = (request.body as Record<string, unknown> | null | undefined)?.[csrfField]
  return typeof field === 'string' ? field : null
}

const isSame = (given: string | null, held: string | null): boolean => {
  if (given === null || held === null) return false
  const [a, b] = [Buffer.from(given), Buffer.from(held)]
  return a.length === b.length && timingSafeEqual(a, b)
}
