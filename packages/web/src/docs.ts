import type { FastifyInstance } from 'fastify'
import { describeOpenApi } from './describe-openapi.ts'
import { assetRoutes, makeViews } from './views.ts'

/**
 * `/docs` (a page) and `/docs/json` (OpenAPI 3.1). Rendered here from the document: no CDN, works without JavaScript.
 *
 * @param withAssets false where the service has registered `assetRoutes` itself
 */
export const docsRoutes = async (
  app: FastifyInstance,
  { openapi, title, withAssets = true }: { openapi: object; title: string; withAssets?: boolean },
): Promise<void> => {
  const views = makeViews()
  if (withAssets) await assetRoutes(app)
  app.get('/docs', async (request, reply) =>
    views.page(request, reply, 'kit/docs.njk', { title, ...describeOpenApi(openapi) }),
  )
  app.get('/docs/json', async (_request, reply) => reply.send(openapi))
}
