import { randomBytes } from 'node:crypto'
import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Principal } from '../principal.ts'
import type { Seal } from './seal.ts'

const Content = z.object({
  principal: z.object({
    subject: z.string(),
    name: z.string().nullable(),
    roles: z.array(z.string()).readonly(),
    force: z.string().nullable(),
    agency: z.string().nullable(),
    officerId: z.string().nullable(),
    partnerId: z.string().nullable(),
  }),
  csrf: z.string(),
  /** Epoch milliseconds. */
  startedAt: z.number(),
  seenAt: z.number(),
})
export type SessionContent = z.infer<typeof Content>

export type SessionCookie = {
  start: (reply: FastifyReply, principal: Principal) => Promise<void>
  read: (request: FastifyRequest, reply: FastifyReply) => Promise<SessionContent | null>
  clear: (reply: FastifyReply) => void
}

/** Written anew only when it is this old: not with every request. */
const renewAfterMs = 60_000

export const sessionCookie = (options: {
  seal: Seal
  isSecure: boolean
  idleMs: number
  absoluteMs: number
  clock: () => number
}): SessionCookie => {
  const { seal, isSecure, idleMs, absoluteMs, clock } = options
  // __Host-: only this host may set it, only over https. Browsers refuse the prefix on plain http.
  const name = isSecure ? '__Host-ba_session' : 'ba_session'
  const attributes: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure }

  const write = async (reply: FastifyReply, content: SessionContent) =>
    void reply.setCookie(name, await seal.close('session', content), attributes)

  return {
    start: (reply, principal) =>
      write(reply, { principal, csrf: randomBytes(24).toString('base64url'), startedAt: clock(), seenAt: clock() }),
    clear: reply => void reply.clearCookie(name, attributes),
    read: async (request, reply) => {
      const sealed = request.cookies[name]
      if (sealed === undefined) return null
      const content = Content.safeParse(await seal.open('session', sealed))
      const now = clock()
      if (!content.success || now - content.data.seenAt > idleMs || now - content.data.startedAt > absoluteMs) {
        reply.clearCookie(name, attributes)
        return null
      }
      if (now - content.data.seenAt > renewAfterMs) await write(reply, { ...content.data, seenAt: now })
      return content.data
    },
  }
}
