import type { FastifyInstance } from 'fastify'
import type { Provider } from 'oidc-provider'
import { makeWebApp } from '../app.ts'
import { closeWithin, listen } from '../listen.ts'
import { ProblemError } from '../problem.ts'
import { isFromElsewhere } from '../session/csrf.ts'
import { assetRoutes, makeViews, type Views } from '../views.ts'
import type { Identity, IdentityOptions } from './identity.ts'
import { loadKeys } from './keys.ts'
import { makeProvider, personOf } from './provider.ts'

const provideErrors: Readonly<Record<number, string>> = { 400: 'The sign-in request is not right', 404: 'Not found' }

export const serveIdentity = async (options: IdentityOptions): Promise<Identity> => {
  const { people, clients, logger } = options
  const views = makeViews()
  const origins = new Set(clients.flatMap(({ redirectUris }) => (redirectUris ?? []).map(uri => new URL(uri).origin)))
  const app = await makeWebApp({
    logger,
    name: 'identity',
    // Browsers hold a form to its policy through the redirects that follow: ours ends at the service that asked.
    formAction: [...origins],
    forms: true,
    errorPage: (problem, request) => views.render(request, 'kit/error.njk', { problem }),
  })
  // The port, and with it the issuer, may be known only once we listen.
  let provider: Provider | null = null
  const current = () => {
    if (provider === null) throw new ProblemError(503, 'Starting.')
    return provider
  }

  app.get('/ping', async () => ({ status: 'UP' }))
  app.get('/health', async () => ({ status: 'UP', components: { provider: { status: current() && 'UP' } } }))
  await assetRoutes(app)
  signInPage(app, { views, people, current })
  await app.register(async scope => {
    // Everything else is the provider's, which reads the bodies itself.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.all('/*', (request, reply) => {
      const handle = current().callback()
      reply.hijack()
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value)
      void handle(request.raw, reply.raw)
    })
  })

  const { url, port } = await listen(app, { host: options.host ?? '127.0.0.1', port: options.port })
  const issuer = options.issuer ?? `http://localhost:${port}`
  try {
    provider = makeProvider({
      issuer,
      audience: options.audience ?? 'breach-alerts',
      accessTokenTtlS: options.accessTokenTtlS ?? 3_600,
      people,
      clients,
      keys: await loadKeys(options.dataDir),
      renderError: (ctx, out) => {
        ctx.type = 'html'
        const title = provideErrors[ctx.status] ?? 'The sign-in could not go on'
        ctx.body = views.render(bare(ctx.path), 'kit/error.njk', {
          problem: { status: ctx.status, title, detail: out.error },
        })
      },
    })
  } catch (error) {
    await app.close()
    throw error
  }
  provider.on('server_error', (_ctx, error) => logger.error({ err: error }, 'identity provider failed'))
  return { url, issuer, port, stop: deadlineMs => closeWithin(app, deadlineMs) }
}

/** A page that the provider asks for has no request of ours. */
const bare = (url: string) => ({ cspNonce: '', csrfToken: null, principal: null, url }) as never

const signInPage = (
  app: FastifyInstance,
  { views, people, current }: { views: Views; people: IdentityOptions['people']; current: () => Provider },
) => {
  const shown = people.map(({ id, name }) => ({ id, name }))

  app.get('/interaction/:uid', async (request, reply) => {
    await underWay(current(), request.raw, reply.raw)
    return views.page(request, reply, 'identity/sign-in.njk', { people: shown })
  })

  app.post('/interaction/:uid', async (request, reply) => {
    if (isFromElsewhere(request, `${request.protocol}://${request.host}`))
      throw new ProblemError(403, 'This was sent from another site.')
    await underWay(current(), request.raw, reply.raw)
    const { username, password } = (request.body ?? {}) as { username?: unknown; password?: unknown }
    const person = personOf(people, username, password)
    if (person === null)
      return views.page(request, reply.code(422), 'identity/sign-in.njk', { people: shown, isWrong: true })
    const next = await current().interactionResult(request.raw, reply.raw, {
      login: { accountId: person.id, remember: false },
    })
    return reply.redirect(next, 303)
  })
}

const underWay = async (provider: Provider, ...exchange: Parameters<Provider['interactionDetails']>) => {
  try {
    await provider.interactionDetails(...exchange)
  } catch (error) {
    throw new ProblemError(400, 'That sign-in is over. Go back to the service and start again.', { cause: error })
  }
}
