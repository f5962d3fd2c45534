import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ProblemError } from '../problem.ts'
import type { BrowserSession, BrowserSessionOptions } from './browser-session.ts'
import { relyingParty } from './relying-party.ts'
import type { Seal } from './seal.ts'
import type { SessionCookie } from './session-cookie.ts'

type Parts = BrowserSessionOptions & {
  seal: Seal
  cookie: SessionCookie
  clock: () => number
  restore: BrowserSession['restore']
}

/** What must be remembered between leaving for the provider and coming back. */
const Attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  startedAt: z.number(),
})

const attemptMs = 10 * 60_000
const attemptCookie = 'ba_sign_in'

/** A path of our own; anything else could lead to another site after sign-in. */
export const ownPath = (given: unknown): string =>
  typeof given === 'string' && /^\/(?![/\\])[\w\-.~!$&'()*+,;=:@%/?]*$/u.test(given) ? given : '/'

export const signInRoutes = (app: FastifyInstance, parts: Parts): void => {
  const { cookie, seal, verifier, clock, restore } = parts
  const base = new URL(parts.baseUrl)
  const provider = relyingParty(parts.oidc, new URL('/sign-in/callback', base).href)
  const attributes = { path: '/sign-in', httpOnly: true, sameSite: 'lax', secure: base.protocol === 'https:' } as const

  app.get('/sign-in', async (request, reply) => {
    const returnTo = ownPath((request.query as { returnTo?: unknown }).returnTo)
    // The provider sends people back to one address only: the cookie has to be set for that one.
    if (request.host !== base.host)
      return reply.redirect(new URL(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`, base).href, 303)
    const { url, ...attempt } = await provider.begin()
    const sealed = await seal.close('sign-in', { ...attempt, returnTo, startedAt: clock() })
    return reply.setCookie(attemptCookie, sealed, { ...attributes, maxAge: attemptMs / 1_000 }).redirect(url.href, 303)
  })

  app.get('/sign-in/callback', async (request, reply) => {
    const attempt = Attempt.safeParse(await seal.open('sign-in', request.cookies[attemptCookie] ?? ''))
    reply.clearCookie(attemptCookie, attributes)
    if (!attempt.success || clock() - attempt.data.startedAt > attemptMs)
      throw new ProblemError(400, 'The sign-in was not finished in time. Start again.')
    const accessToken = await provider.finish(new URL(request.url, base), attempt.data)
    await cookie.start(reply, await verifier.verify(accessToken))
    return reply.redirect(attempt.data.returnTo, 303)
  })

  app.post('/sign-out', { onRequest: restore }, async (_request, reply) => {
    cookie.clear(reply)
    return reply.redirect('/', 303)
  })
}
