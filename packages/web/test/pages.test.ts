import { asyncApi, intakeOperations, jsonSchemaOf, openApi } from '@breach-alerts/contracts'
import { makeMetrics, silentLogger } from '@breach-alerts/runtime'
import type { FastifyInstance } from 'fastify'
import { docsRoutes, makeViews, makeWebApp, platformRoutes } from '../src/index.ts'

let app: FastifyInstance
let isUp = true

beforeAll(async () => {
  const views = makeViews()
  const metrics = makeMetrics()
  app = await makeWebApp({
    logger: silentLogger(),
    name: 'test',
    metrics,
    errorPage: (problem, request) => views.render(request, 'kit/error.njk', { problem }),
  })
  await docsRoutes(app, { title: 'Intake', openapi: openApi('Intake', intakeOperations), asyncapi: asyncApi() })
  platformRoutes(app, {
    name: 'test',
    version: '1',
    metrics,
    health: async () => ({ log: { status: isUp ? 'UP' : 'DOWN' } }),
  })
  app.get('/page', async (request, reply) =>
    views.page(request, reply, 'kit/error.njk', { problem: { title: '<b>x</b>', detail: 'y', status: 404 } }),
  )
})
afterAll(() => app.close())

describe('pages', () => {
  it('escape what they show', async () => {
    const { body } = await app.inject('/page')
    expect(body).toContain('&lt;b&gt;x&lt;/b&gt;')
    expect(body).not.toContain('<b>x</b>')
  })

  it('carry the nonce of their policy on every inline script, and no inline style or handler', async () => {
    const { body, headers } = await app.inject('/docs')
    const nonce = /'nonce-([^']+)'/u.exec(String(headers['content-security-policy']))?.[1]
    const inline = [...body.matchAll(/<script(?![^>]* src=)([^>]*)>/gu)].map(([, attributes]) => attributes)
    expect(inline.length).toBeGreaterThan(0)
    for (const attributes of inline) expect(attributes).toContain(`nonce="${nonce}"`)
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+=/u)
  })

  it.each([
    ['/docs/json', 'application/json; charset=utf-8', openApi('Intake', intakeOperations)],
    ['/docs/asyncapi', 'application/json; charset=utf-8', asyncApi()],
    ['/docs/schemas/Order', 'application/schema+json; charset=utf-8', jsonSchemaOf('Order')],
  ])('of the contract lead to the document %s', async (url, type, document) => {
    const { body: page } = await app.inject('/docs')
    expect(page).toContain(`href="${url}"`)
    const { headers, body } = await app.inject(url)
    expect([headers['content-type'], JSON.parse(body)]).toEqual([type, document])
  })

  it.each(['/docs/schemas/Dog', '/docs/schemas/constructor'])('know no %s', async url => {
    expect((await app.inject(url)).statusCode).toBe(404)
  })

  it('take nothing from elsewhere', async () => {
    const { body } = await app.inject('/docs')
    const links = [...body.matchAll(/(?:src|href)="([^"]+)"/gu)].map(([, url]) => url)
    expect(links.filter(url => !url!.startsWith('/') && !url!.startsWith('#'))).toEqual([])
  })

  it('are used for errors when a browser asks, and only then', async () => {
    const page = await app.inject({ url: '/nothing', headers: { accept: 'text/html,*/*' } })
    expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    const other = await app.inject({ url: '/nothing', headers: { accept: '*/*' } })
    expect(other.headers['content-type']).toBe('application/problem+json')
  })

  it.each([
    '/assets/govuk/govuk-frontend.min.css',
    '/assets/govuk/govuk-frontend.min.js',
    '/assets/moj/moj-frontend.min.css',
    '/assets/images/favicon.ico',
    '/assets/images/icon-document.svg',
    '/assets/fonts/bold-b542beb274-v2.woff2',
    '/assets/manifest.json',
  ])('find %s, which may be kept', async url => {
    const response = await app.inject(url)
    expect(response.statusCode).toBe(200)
    expect(response.headers['cache-control']).toBe('public, max-age=86400')
  })

  it.each([
    '/assets/govuk/../../package.json',
    '/assets/govuk/components/button/template.njk',
    '/assets/%2e%2e/%2e%2e/package.json',
  ])('do not give away %s', async url => {
    expect((await app.inject(url)).statusCode).toBeGreaterThanOrEqual(400)
  })
})

describe('/docs', () => {
  it('shows every call, its answers and the schemas they use', async () => {
    const { body } = await app.inject('/docs')
    expect(body).toContain('POST /intake/events')
    expect(body).toContain('PUT /intake/orders/{orderId}')
    expect(body).toContain('href="#schema-Event"')
    expect(body).toContain('id="schema-Event"')
  })

  it('is also one OpenAPI 3.1 document', async () => {
    expect((await app.inject('/docs/json')).json()).toMatchObject({ openapi: '3.1.0' })
  })
})

describe('platform routes', () => {
  it('are UP only when every part is', async () => {
    isUp = true
    const up = await app.inject('/health')
    expect([up.statusCode, up.json()]).toEqual([200, { status: 'UP', components: { log: { status: 'UP' } } }])
    isUp = false
    const down = await app.inject('/health')
    expect([down.statusCode, down.json<{ status: string }>().status]).toEqual([503, 'DOWN'])
    expect((await app.inject('/ping')).statusCode).toBe(200)
  })

  it('say what runs here, and count answers by route, not by address', async () => {
    await app.inject('/nothing/per_secret')
    expect((await app.inject('/info')).json()).toEqual({ service: 'test', version: '1' })
    const { body } = await app.inject('/metrics')
    expect(body).toContain('test_http_requests_total')
    expect(body).not.toContain('per_secret')
  })
})
