import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { silentLogger } from '@breach-alerts/runtime'
import type { FastifyInstance } from 'fastify'
import { makeAccess, makeTokenVerifier, makeWebApp, type TokenVerifier } from '../src/index.ts'
import { tokenIssuer } from './token-issuer.ts'

const guarded = async (verifier: TokenVerifier): Promise<FastifyInstance> => {
  const app = await makeWebApp({ logger: silentLogger(), name: 'test' })
  const { requireRole, requireSignIn } = makeAccess({ verifier })
  app.get('/officers', { onRequest: requireRole('officer', 'control') }, async request => request.principal)
  app.get('/anybody', { onRequest: requireSignIn() }, async request => request.principal)
  app.post('/officers', { onRequest: requireRole('officer') }, async () => ({}))
  return app
}

const setUp = async () => {
  const issuer = await tokenIssuer()
  const verifier = makeTokenVerifier({ issuer: issuer.issuer, audience: 'breach-alerts', keys: issuer.keys })
  const app = await guarded(verifier)
  const get = (token?: string, url = '/officers') =>
    app.inject({ url, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } })
  return { ...issuer, app, get }
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('access', () => {
  it('gives the route who asks, from the claims of a good token', async () => {
    const { get, token } = await setUp()
    const claims = { sub: 'o1', name: 'PC Hughes', roles: ['officer'], force: '13', officerId: '13:4471' }
    const response = await get(await token(claims))
    expect(response.statusCode).toBe(200)
    expect(response.json()).toEqual({
      subject: 'o1',
      name: 'PC Hughes',
      roles: ['officer'],
      force: '13',
      agency: null,
      officerId: '13:4471',
      partnerId: null,
    })
  })

  it.each([
    ['roles as words with spaces', { roles: 'partner officer' }],
    ['roles as HMPPS writes them', { roles: ['ROLE_OFFICER'] }],
  ])('reads %s', async (_what, claims) => {
    const { get, token } = await setUp()
    expect((await get(await token(claims))).statusCode).toBe(200)
  })

  it.each([
    ['no token', async () => undefined],
    ['a token that is none', async () => 'abc'],
    ['a token of another issuer', async () => (await tokenIssuer()).token({ roles: ['officer'] })],
  ])('refuses %s with 401 and says how', async (_what, make) => {
    const { get } = await setUp()
    const response = await get(await make())
    expect(response.statusCode).toBe(401)
    expect(response.headers['www-authenticate']).toMatch(/^Bearer realm="breach-alerts"/u)
    expect(response.headers['content-type']).toBe('application/problem+json')
  })

  it.each([
    ['that has expired', { expiresAt: Math.floor(Date.now() / 1_000) - 60 }],
    ['for another audience', { audience: 'somebody-else' }],
    ['that names another issuer', { by: 'http://other.localhost' }],
    ['signed with a key that nobody knows', { kid: 'k2' }],
  ])('refuses a token %s with 401', async (_what, options) => {
    const { get, token } = await setUp()
    expect((await get(await token({ roles: ['officer'] }, options))).statusCode).toBe(401)
  })

  it.each([
    ['unsigned', { alg: 'none' }],
    ['signed with a shared secret', { alg: 'HS256', kid: 'k1' }],
  ])('refuses a token %s', async (_what, header) => {
    const { get, issuer } = await setUp()
    const claims = { iss: issuer, aud: 'breach-alerts', sub: 'x', roles: ['officer'], exp: 9_999_999_999 }
    expect((await get(`${part(header)}.${part(claims)}.${part({ a: 1 })}`)).statusCode).toBe(401)
  })

  it('refuses a wrong role with 403, and lets it through where any role will do', async () => {
    const { get, token } = await setUp()
    const partner = await token({ roles: ['partner'] })
    expect((await get(partner)).statusCode).toBe(403)
    expect((await get(partner, '/anybody')).statusCode).toBe(200)
  })

  it('remembers a good token no longer than it is good', async () => {
    const { issuer, keys, token } = await tokenIssuer()
    let now = 1_800_000_000_000
    const verifier = makeTokenVerifier({ issuer, audience: 'breach-alerts', keys, clock: () => now })
    const bearer = await token({ roles: ['officer'] }, { expiresAt: 1_800_000_030 })
    expect((await verifier.verify(bearer)).roles).toEqual(['officer'])
    now += 29_000
    expect((await verifier.verify(bearer)).roles).toEqual(['officer'])
    now += 7_000
    await expect(verifier.verify(bearer)).rejects.toMatchObject({ status: 401 })
  })

  it('does not read the body of somebody who may not send one', async () => {
    const { app } = await setUp()
    const response = await app.inject({
      method: 'POST',
      url: '/officers',
      headers: { 'content-type': 'application/json' },
      payload: `"${'x'.repeat(2_000_000)}"`,
    })
    expect(response.statusCode).toBe(401)
  })

  it.each([
    ['nobody answers', null],
    ['it answers with an error', 500],
    ['it answers with something else', 200],
  ])('answers 503, not 401, when the keys are out of reach because %s', async (_what, status) => {
    const server = createServer((_request, response) => {
      response.writeHead(status ?? 500).end('{}')
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    if (status === null) server.close()
    const { issuer, token } = await tokenIssuer(url)
    const app = await guarded(makeTokenVerifier({ issuer, audience: 'breach-alerts', jwksUri: `${url}/jwks` }))
    const bearer = await token({ roles: ['officer'] })
    const response = await app.inject({ url: '/officers', headers: { authorization: `Bearer ${bearer}` } })
    server.close()
    expect(response.statusCode).toBe(503)
    expect(response.headers['retry-after']).toBe('1')
  })
})
