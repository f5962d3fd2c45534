import { silentLogger } from '@breach-alerts/runtime'
import { freePort } from '@breach-alerts/testing'
import type { FastifyInstance } from 'fastify'
import {
  browserSession,
  demoClients,
  demoPeople,
  type Identity,
  listen,
  makeAccess,
  makeTokenVerifier,
  makeViews,
  makeWebApp,
  startIdentity,
} from '../src/index.ts'
import { ownPath } from '../src/session/sign-in-routes.ts'
import { makeBrowser } from './browser.ts'

let identity: Identity
let app: FastifyInstance
let twin: FastifyInstance
let baseUrl: string
let now = Date.now()

/** Two processes of one service behind one address share nothing but the secret. */
const service = async (secrets: readonly string[]) => {
  const oidc = { issuer: identity.issuer, internalUrl: identity.url }
  const verifier = makeTokenVerifier({ ...oidc, audience: 'breach-alerts' })
  const session = browserSession({
    oidc: { ...oidc, clientId: 'control-room', clientSecret: 'control-room-demo-secret' },
    verifier,
    baseUrl,
    secrets,
    clock: () => now,
  })
  const views = makeViews()
  const server = await makeWebApp({
    logger: silentLogger(),
    name: 'test',
    forms: true,
    errorPage: (problem, request) => views.render(request, 'kit/error.njk', { problem }),
  })
  session.register(server)
  const { requirePerson, requireRole } = makeAccess({ verifier, session })
  server.get('/queue', { onRequest: requirePerson('control', 'officer') }, async request => ({
    who: request.principal?.subject,
    csrf: request.csrfToken,
  }))
  server.post('/queue', { onRequest: requirePerson('control', 'officer') }, async () => ({ done: true }))
  server.get('/api/thing', { onRequest: requireRole('control') }, async () => ({ ok: true }))
  return server
}

const secret = 'a secret that is at least 32 characters long'

beforeAll(async () => {
  const port = await freePort()
  baseUrl = `http://localhost:${port}`
  identity = await startIdentity({ port: 0, people: demoPeople, clients: demoClients(baseUrl), logger: silentLogger() })
  app = await service([secret])
  twin = await service(['a new secret that is also long enough 123', secret])
  await listen(app, { host: 'localhost', port })
})
afterAll(async () => {
  await app.close()
  await identity.stop(1_000)
})

const signIn = async (person: string, page = '/queue') => {
  const browser = makeBrowser()
  const login = await browser.open(`${baseUrl}${page}`)
  const arrived = await browser.send(login.url, { username: person, password: 'demo' })
  const held = [...browser.jar.values()].find(({ name }) => name === 'ba_session')
  return { browser, login, arrived, cookie: `ba_session=${held?.value}` }
}

describe('sign-in in a browser', () => {
  it('leads to the sign-in page and back to the page that was asked for', async () => {
    const { login, arrived } = await signIn('officer', '/queue?grade=1')
    expect(login.text).toContain('Sign in')
    expect(arrived.url).toBe(`${baseUrl}/queue?grade=1`)
    expect(JSON.parse(arrived.text)).toMatchObject({ who: 'officer' })
  })

  it('says on the page that name and password do not belong together', async () => {
    const browser = makeBrowser()
    const login = await browser.open(`${baseUrl}/queue`)
    const again = await browser.send(login.url, { username: 'officer', password: 'no' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('The name or the password is wrong')
  })

  it('shows somebody with another role that the page is not theirs', async () => {
    const { arrived } = await signIn('partner')
    expect(arrived.status).toBe(403)
    expect(arrived.text).toContain('Not allowed')
  })

  it('holds the session in the cookie alone: another process with the secret knows it', async () => {
    const { cookie } = await signIn('control')
    const response = await twin.inject({ url: '/queue', headers: { cookie } })
    expect(response.json()).toMatchObject({ who: 'control' })
  })

  it('keeps the cookie from scripts and other sites, and its content from everybody', async () => {
    const { cookie } = await signIn('control')
    now += 61_000
    const response = await app.inject({ url: '/queue', headers: { cookie } })
    expect(response.headers['set-cookie']).toMatch(/^ba_session=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/u)
    expect(Buffer.from(cookie, 'base64').toString()).not.toContain('control')
  })

  it.each([
    ['keeps', 'four hours', 4 * 3_600_000, 200, undefined],
    ['ends', 'more than four hours', 4 * 3_600_000 + 1, 303, '/sign-in?returnTo=%2Fqueue'],
  ])('%s the session after %s without a request', async (_what, _long, laterMs, status, location) => {
    const { cookie } = await signIn('control')
    now += laterMs
    const response = await app.inject({ url: '/queue', headers: { cookie } })
    expect([response.statusCode, response.headers.location]).toEqual([status, location])
  })

  it('ends the session after 13 hours however busy it was', async () => {
    let { cookie } = await signIn('control')
    const statuses: number[] = []
    for (let hour = 0; hour < 14; hour += 1) {
      now += 3_600_000
      const response = await app.inject({ url: '/queue', headers: { cookie } })
      statuses.push(response.statusCode)
      cookie = String(response.headers['set-cookie'] ?? cookie).split(';')[0] ?? cookie
    }
    expect(statuses.slice(0, 13)).toEqual(Array.from({ length: 13 }, () => 200))
    expect(statuses[13]).toBe(303)
  })

  it.each([
    ['a token from the form', (csrf: string) => ({ payload: `_csrf=${csrf}` }), 200],
    ['a token from the header', (csrf: string) => ({ headers: { 'x-csrf-token': csrf } }), 200],
    ['no token', () => ({}), 403],
    ['another token', () => ({ payload: '_csrf=abc' }), 403],
    [
      'a token, but from another site',
      (csrf: string) => ({ payload: `_csrf=${csrf}`, headers: { 'sec-fetch-site': 'cross-site' } }),
      403,
    ],
    [
      'a token, but from another origin',
      (csrf: string) => ({ payload: `_csrf=${csrf}`, headers: { origin: 'http://evil.test' } }),
      403,
    ],
  ])(
    'answers a change with %s',
    async (_what, make: (csrf: string) => { payload?: string; headers?: Record<string, string> }, status) => {
      const { cookie, arrived } = await signIn('control')
      const { csrf } = JSON.parse(arrived.text) as { csrf: string }
      const { payload = '', headers = {} } = make(csrf)
      const response = await app.inject({
        method: 'POST',
        url: '/queue',
        payload,
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      })
      expect(response.statusCode).toBe(status)
    },
  )

  it('lets scripts of our own pages ask the API with the session', async () => {
    const { cookie } = await signIn('control')
    expect((await app.inject({ url: '/api/thing', headers: { cookie } })).statusCode).toBe(200)
    expect((await app.inject({ url: '/api/thing' })).statusCode).toBe(401)
  })

  it('signs out, and asks for the password again after it', async () => {
    const { browser, arrived } = await signIn('control')
    const { csrf } = JSON.parse(arrived.text) as { csrf: string }
    await browser.send(`${baseUrl}/sign-out`, { _csrf: csrf })
    const page = await browser.open(`${baseUrl}/queue`)
    expect(page.text).toContain('Password')
  })

  it('refuses an answer that nobody asked for', async () => {
    const response = await app.inject('/sign-in/callback?code=abc&state=def')
    expect(response.statusCode).toBe(400)
  })

  it('moves a sign-in under another name of this host to the one that the provider knows', async () => {
    const response = await app.inject({ url: '/sign-in?returnTo=/queue', headers: { host: '127.0.0.1:1' } })
    expect(response.headers.location).toBe(`${baseUrl}/sign-in?returnTo=%2Fqueue`)
  })

  it.each([
    ['/queue?a=1', '/queue?a=1'],
    ['//evil.test', '/'],
    ['/\\evil.test', '/'],
    ['https://evil.test', '/'],
    ['/a\r\nset-cookie: x', '/'],
    [undefined, '/'],
  ])('returns to %j only as %j', (given, path) => {
    expect(ownPath(given)).toBe(path)
  })

  it('refuses a secret that could be guessed', () => {
    expect(() =>
      browserSession({
        oidc: { issuer: 'http://localhost', clientId: 'x' },
        verifier: { verify: () => Promise.reject(new Error('no')), ping: async () => undefined },
        baseUrl,
        secrets: ['short'],
      }),
    ).toThrow('at least 32 characters')
  })
})
