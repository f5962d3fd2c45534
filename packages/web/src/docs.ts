import type { FastifyInstance } from 'fastify'
import { describeOpenApi } from './describe-openapi.ts'
import { assetRoutes, makeViews } from './views.ts'

type Docs = {
  title: string
  openapi: object
  asyncapi: object
  /** false where the service has registered `assetRoutes` itself. */
  withAssets?: boolean
}

/**
 * `/docs` (a page), and what it is made from: `/docs/json` (OpenAPI 3.1), `/docs/asyncapi` (AsyncAPI 3) and
 * `/docs/schemas/<name>` (JSON Schema). Rendered here: no CDN, works without JavaScript.
 */
export const docsRoutes = async (
  app: FastifyInstance,
  { title, openapi, asyncapi, withAssets = true }: Docs,
): Promise<void> => {
  const views = makeViews()
  const described = describeOpenApi(openapi)
  if (withAssets) await assetRoutes(app)
  app.get('/docs', async (request, reply) => views.page(request, reply, 'kit/docs.njk', { title, ...described }))
  app.get('/docs/json', async (_request, reply) => reply.send(openapi))
  app.get('/docs/asyncapi', async (_request, reply) => reply.send(asyncapi))
  for (const { name, text } of described.schemas)
    app.get(`/docs/schemas/${name}`, async (_request, reply) => reply.type('application/schema+json').send(text))
}
