import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasRole, type Principal } from './principal.ts'
import { ProblemError } from './problem.ts'
import type { BrowserSession } from './session/browser-session.ts'
import type { TokenVerifier } from './tokens.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null until an access hook has run, or when nobody is signed in. */
    principal: Principal | null
    /** How they showed it. A change asked for with a session needs the CSRF token as well; with a token it does not. */
    signedInBy: 'token' | 'session' | null
    /** CSRF token of the session, for `<input type="hidden" name="_csrf">`; null without a session. */
    csrfToken: string | null
    /** Nonce of this answer's Content-Security-Policy. */
    cspNonce: string
  }
  interface FastifyContextConfig {
    /** Errors of this route are problem details even for a browser. */
    api?: boolean
  }
}

/** Give it to a route as `onRequest`: it runs before the body is read, so a stranger's body never is. */
export type AccessHook = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

export type Access = {
  /** Any of these roles, by bearer token or (when there is a `session`) by session cookie. 401 or 403 as problem details. */
  requireRole: (...roles: readonly string[]) => AccessHook
  /** Anybody who is signed in. */
  requireSignIn: () => AccessHook
  /** For pages: somebody who is not signed in is sent to sign in and comes back; a wrong role is a 403 page. */
  requirePerson: (...roles: readonly string[]) => AccessHook
}

export const bearerChallenge = (error?: 'invalid_token' | 'insufficient_scope'): Record<string, string> => ({
  'www-authenticate': `Bearer realm="breach-alerts"${error ? `, error="${error}"` : ''}`,
})

/** What guards routes. The object-level check (force, partner, need to know) stays with the route. */
export const makeAccess = ({ verifier, session }: { verifier: TokenVerifier; session?: BrowserSession }): Access => {
  const identify = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (request.principal !== null) return
    const header = request.headers.authorization
    if (header !== undefined) {
      const token = /^Bearer +([\w.~+/-]+=*)$/iu.exec(header)?.[1]
      if (token === undefined)
        throw unauthenticated('The Authorization header must be Bearer and a token.', 'invalid_token')
      request.principal = await verifier.verify(token)
      request.signedInBy = 'token'
      return
    }
    await session?.restore(request, reply)
  }

  const require =
    (roles: readonly string[] | null): AccessHook =>
    async (request, reply) => {
      await identify(request, reply)
      if (request.principal === null) throw unauthenticated('An access token is needed.')
      if (roles !== null && !hasRole(request.principal, roles)) throw forbidden(request)
    }

  return {
    requireRole: (...roles) => require(roles),
    requireSignIn: () => require(null),
    requirePerson: (...roles) => {
      const check = require(roles.length === 0 ? null : roles)
      return async (request, reply) => {
        await identify(request, reply)
        if (request.principal === null && session !== undefined) return session.askToSignIn(request, reply)
        await check(request, reply)
      }
    },
  }
}

export const unauthenticated = (detail: string, error?: 'invalid_token', cause?: unknown): ProblemError =>
  new ProblemError(401, detail, { headers: bearerChallenge(error), cause })

const forbidden = (request: FastifyRequest): ProblemError =>
  new ProblemError(
    403,
    'This needs another role.',
    request.signedInBy === 'token' ? { headers: bearerChallenge('insufficient_scope') } : {},
  )
