import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import nunjucks from 'nunjucks'

const require = createRequire(import.meta.url)
const govukRoot = dirname(require.resolve('govuk-frontend/package.json'))
const mojRoot = dirname(require.resolve('@ministryofjustice/frontend/package.json'))
const ownViews = fileURLToPath(new URL('../views', import.meta.url))

export type Views = {
  /** HTML of a template. Everything in the model is escaped; the nonce, the CSRF token and who is signed in are added. */
  render: (request: FastifyRequest, template: string, model?: Readonly<Record<string, unknown>>) => string
  /** Renders and sends. */
  page: (
    request: FastifyRequest,
    reply: FastifyReply,
    template: string,
    model?: Readonly<Record<string, unknown>>,
  ) => FastifyReply
}

export type ViewOptions = {
  /** Folders with templates, searched first. */
  dirs?: readonly string[]
  filters?: Readonly<Record<string, (...args: never[]) => unknown>>
  globals?: Readonly<Record<string, unknown>>
}

/**
 * Nunjucks with autoescape. On the search path after `dirs`: this kit (`kit/page.njk`, the frame of every page; `kit/error.njk`),
 * `govuk/…` (GOV.UK Frontend) and `moj/…` (MoJ Frontend).
 */
export const makeViews = ({ dirs = [], filters = {}, globals = {} }: ViewOptions = {}): Views => {
  const loader = new nunjucks.FileSystemLoader([...dirs, ownViews, join(govukRoot, 'dist'), mojRoot])
  const env = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: false })
  for (const [name, filter] of Object.entries(filters)) env.addFilter(name, filter as (...args: unknown[]) => unknown)
  for (const [name, value] of Object.entries(globals)) env.addGlobal(name, value)
  const render: Views['render'] = (request, template, model = {}) =>
    env.render(template, {
      cspNonce: request.cspNonce,
      csrfToken: request.csrfToken,
      principal: request.principal,
      path: request.url.split('?', 1)[0],
      ...model,
    })
  return {
    render,
    page: (request, reply, template, model) =>
      reply.type('text/html; charset=utf-8').send(render(request, template, model)),
  }
}

const aDay = 24 * 60 * 60 * 1_000

/**
 * `/assets/govuk/…` and `/assets/moj/…` (styles and scripts), and `/assets/{images,fonts,manifest.json}` of both as their
 * styles ask for them. From the installed packages: no CDN.
 *
 * @param ownDir the service's own files, served at `/assets/own/…`
 */
export const assetRoutes = async (app: FastifyInstance, { ownDir }: { ownDir?: string } = {}): Promise<void> => {
  const common = {
    decorateReply: false,
    index: false as const,
    maxAge: aDay,
    cacheControl: true,
    dotfiles: 'deny' as const,
  }
  await app.register(async scope => {
    // The kit says `no-store` for everything; these files are public and the same for everybody.
    scope.addHook('onRequest', async (_request, reply) => void reply.removeHeader('cache-control'))
    await scope.register(fastifyStatic, {
      ...common,
      prefix: '/assets/govuk/',
      root: join(govukRoot, 'dist/govuk'),
      allowedPath: path => /\.(css|js|mjs|map)$/u.test(path),
    })
    await scope.register(fastifyStatic, {
      ...common,
      prefix: '/assets/moj/',
      root: join(mojRoot, 'moj'),
      allowedPath: path => /\.(css|js|mjs|map)$/u.test(path),
    })
    if (ownDir !== undefined) await scope.register(fastifyStatic, { ...common, prefix: '/assets/own/', root: ownDir })
    await scope.register(fastifyStatic, {
      ...common,
      prefix: '/assets/',
      root: [join(govukRoot, 'dist/govuk/assets'), join(mojRoot, 'moj/assets')],
    })
  })
}
