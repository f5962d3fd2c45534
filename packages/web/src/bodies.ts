import { parseStrictJson } from '@breach-alerts/contracts'
import type { FastifyInstance } from 'fastify'
import { badRequest, ProblemError } from './problem.ts'

export const bodyLimitBytes = 1_048_576

/** JSON and the two CloudEvents forms of it. Which of them a route takes is the route's to say (`onlyMediaTypes`). */
const jsonMediaTypes = ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json']

/** Reads JSON strictly; takes the place of Fastify's own parser. */
export const strictBodies = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(jsonMediaTypes, { parseAs: 'buffer' }, (_request, body, done) => {
    const result = parseStrictJson(body as Buffer)
    if (result.ok) done(null, result.value)
    else done(badRequest([{ pointer: '', message: result.message }], 'The body could not be read as JSON.'))
  })
  app.addHook('onRequest', async request => {
    const encoding = request.headers['content-encoding']
    if (encoding !== undefined && encoding !== 'identity') throw unread('Bodies are read without a Content-Encoding.')
  })
}

const unread = (detail: string) => new ProblemError(415, detail)

/**
 * Refuses a body of any other media type, before it is read. For use as `onRequest`, after the access hook.
 *
 * @throws ProblemError 415
 */
export const onlyMediaTypes = (...types: readonly string[]) => {
  const known: ReadonlySet<string> = new Set(types)
  return async (request: { headers: { 'content-type'?: string | undefined } }): Promise<void> => {
    if (!known.has(mediaTypeOf(request.headers['content-type']))) throw unread(`Send ${types.join(' or ')}.`)
  }
}

export const mediaTypeOf = (header: string | undefined): string => (header ?? '').split(';')[0]!.trim().toLowerCase()
