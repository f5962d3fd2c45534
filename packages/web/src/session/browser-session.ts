import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { IssuerSettings } from '../issuer.ts'
import type { TokenVerifier } from '../tokens.ts'
import { checkCsrf } from './csrf.ts'
import { sealer } from './seal.ts'
import { type SessionContent, sessionCookie } from './session-cookie.ts'
import { signInRoutes } from './sign-in-routes.ts'

export type BrowserSessionOptions = {
  oidc: IssuerSettings & {
    clientId: string
    /** Absent: a public client (PKCE alone). */
    clientSecret?: string
    /** Default `openid profile`. */
    scope?: string
    /** Default `login`: the person is asked every time, so that a shared desk never signs in the colleague before. '' leaves it to the provider. */
    prompt?: string
  }
  /** Checks the access token that comes with a sign-in; its claims are the session. */
  verifier: TokenVerifier
  /** Where browsers reach this service: redirect address, origin check, and https or not. */
  baseUrl: string
  /** At least 32 characters. More than one: the first seals, all open (rotation). */
  secrets: readonly string[]
  /** Signed out after this long without a request (default 4 h). */
  idleMs?: number
  /** Signed out after this long in any case (default 13 h: a 12-hour shift and its handover). */
  absoluteMs?: number
  clock?: () => number
}

export type BrowserSession = {
  /** Adds `GET /sign-in`, `GET /sign-in/callback`, `POST /sign-out` and the CSRF check of every change asked for by session. */
  register: (app: FastifyInstance) => void
  /** Fills `request.principal` from the cookie, when there is a good one. */
  restore: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  /** Sends the browser to sign in and, for a page, back to it. */
  askToSignIn: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
}

/**
 * Sign-in for people in a browser: OIDC authorization code with PKCE, then a session in an encrypted cookie.
 *
 * Nothing is held in the server: it may run twice and restart in the middle of an incident and nobody is signed out. The price:
 * a session can't be withdrawn before its limits; ending everybody's is a change of `secrets`.
 */
export const browserSession = (options: BrowserSessionOptions): BrowserSession => {
  const clock = options.clock ?? Date.now
  const seal = sealer(options.secrets)
  const cookie = sessionCookie({
    seal,
    isSecure: options.baseUrl.startsWith('https:'),
    idleMs: options.idleMs ?? 4 * 3_600_000,
    absoluteMs: options.absoluteMs ?? 13 * 3_600_000,
    clock,
  })

  const restore: BrowserSession['restore'] = async (request, reply) => {
    const held: SessionContent | null = await cookie.read(request, reply)
    if (held === null) return
    request.principal = held.principal
    request.signedInBy = 'session'
    request.csrfToken = held.csrf
  }

  return {
    restore,
    register: app => {
      app.addHook('preHandler', checkCsrf(new URL(options.baseUrl).origin))
      signInRoutes(app, { ...options, seal, cookie, clock, restore })
    },
    askToSignIn: async (request, reply) => {
      const page = request.method === 'GET' ? request.url : '/'
      await reply.redirect(`/sign-in?returnTo=${encodeURIComponent(page)}`, 303)
    },
  }
}
