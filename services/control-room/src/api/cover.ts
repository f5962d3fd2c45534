import { DirectoryImport } from '@breach-alerts/contracts'
import { onlyMediaTypes, read } from '@breach-alerts/web'
import type { FastifyInstance } from 'fastify'
import { forcesOf } from '../cover/cover.ts'
import type { Parts } from '../parts.ts'
import { readerOf } from '../reader.ts'

/** Who is on duty, where nobody is, and how both come to be known. */
export const coverRoutes = (app: FastifyInstance, { access, cover }: Parts): void => {
  const config = { api: true }

  app.get('/api/cover', { config, onRequest: access.requireRole('control', 'supervisor') }, async request =>
    cover.report(forcesOf(readerOf(request))),
  )

  app.post(
    '/api/directory',
    { config, onRequest: [access.requireRole('supervisor'), onlyMediaTypes('application/json')] },
    async request => cover.record(readerOf(request), read(DirectoryImport, request.body).entries),
  )
}
