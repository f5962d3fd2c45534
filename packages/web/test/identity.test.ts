import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger } from '@breach-alerts/runtime'
import {
  demoClients,
  demoPeople,
  demoPersonGrant,
  type Identity,
  type IdentityOptions,
  makeTokenVerifier,
  startIdentity,
} from '../src/index.ts'

const options: IdentityOptions = {
  port: 0,
  people: demoPeople,
  clients: demoClients('http://localhost:8080'),
  logger: silentLogger(),
}

const ask = async ({ url }: Identity, client: string, form: Record<string, string>) => {
  const response = await fetch(`${url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(client).toString('base64')}` },
    body: new URLSearchParams(form),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}
const credentials = { grant_type: 'client_credentials' }
const asPerson = (username: string, password = 'demo') => ({ grant_type: demoPersonGrant, username, password })

describe('the embedded identity provider', () => {
  let identity: Identity
  beforeAll(async () => {
    identity = await startIdentity(options)
  })
  afterAll(() => identity.stop(1_000))

  const principalOf = (token: string | undefined) =>
    makeTokenVerifier({ issuer: identity.issuer, audience: 'breach-alerts' }).verify(token ?? '')

  it.each([
    ['source-demo', ['source'], null],
    ['court-demo', ['court', 'owner'], null],
    ['partner-demo', ['partner'], 'prt_demo'],
  ])('gives %s a JWT for HTTP Basic and the grant type alone', async (id, roles, partnerId) => {
    const { status, body } = await ask(identity, `${id}:${id}-secret`, credentials)
    expect(status).toBe(200)
    expect(body.token_type).toBe('Bearer')
    expect(await principalOf(body.access_token)).toMatchObject({ subject: id, roles, partnerId })
  })

  it.each([
    ['control', { roles: ['control'], force: '13', officerId: null }],
    ['officer', { roles: ['officer'], force: '13', officerId: '13:4471' }],
    ['deputy', { roles: ['officer'], force: '13', officerId: '13:5120' }],
    ['supervisor', { roles: ['supervisor'], force: '13' }],
    ['partner', { roles: ['partner'], force: '13', partnerId: 'prt_demo' }],
    ['duty-supervisor', { roles: ['officer', 'supervisor'], officerId: '13:2208' }],
    ['incident-manager', { roles: ['officer', 'supervisor'], officerId: '13:1007' }],
    ['officer-elsewhere', { roles: ['officer'], force: '06' }],
  ])('gives scripts the token of %s', async (person, claims) => {
    const { status, body } = await ask(identity, 'scripts-demo:scripts-demo-secret', asPerson(person))
    expect(status).toBe(200)
    expect(await principalOf(body.access_token)).toMatchObject({ subject: person, ...claims })
  })

  it.each([
    ['a wrong secret', 'source-demo:no', credentials, 401],
    ['an unknown client', 'nobody:no', credentials, 401],
    ['a wrong password', 'scripts-demo:scripts-demo-secret', asPerson('officer', 'no'), 400],
    ['an unknown person', 'scripts-demo:scripts-demo-secret', asPerson('nobody'), 400],
    ["a person's token for a source", 'source-demo:source-demo-secret', asPerson('officer'), 400],
    ['client credentials for the scripts', 'scripts-demo:scripts-demo-secret', credentials, 400],
  ])('refuses %s', async (_what, client, form, status) => {
    expect((await ask(identity, client, form)).status).toBe(status)
  })

  it('is found by discovery', async () => {
    const found = (await (await fetch(`${identity.url}/.well-known/openid-configuration`)).json()) as Record<
      string,
      unknown
    >
    expect(found.issuer).toBe(identity.issuer)
    expect(found.grant_types_supported).toEqual(expect.arrayContaining(['client_credentials', 'authorization_code']))
  })

  it('is UP, and serves the styles of its sign-in page', async () => {
    expect((await fetch(`${identity.url}/health`)).status).toBe(200)
    expect((await fetch(`${identity.url}/assets/govuk/govuk-frontend.min.css`)).status).toBe(200)
  })

  it.each([
    ['https://login.police.uk', []],
    ['http://login.police.uk', []],
    ['http://identity:8081', []],
    ['https://localhost:8081', []],
    ['http://127.0.0.1.police.uk', []],
    ['http://localhost.police.uk', []],
  ])('refuses to start as %s', async (issuer, demoHosts) => {
    await expect(startIdentity({ ...options, issuer, demoHosts })).rejects.toMatchObject({ code: 'ISSUER_REFUSED' })
  })

  it('starts under a host name that is said to be a demo', async () => {
    const other = await startIdentity({ ...options, issuer: 'http://identity:8081', demoHosts: ['identity'] })
    await other.stop(1_000)
    expect(other.issuer).toBe('http://identity:8081')
  })

  it('keeps its keys, readable by nobody else, so that tokens survive a restart', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'ba-identity-'))
    const settings = { ...options, dataDir, issuer: 'http://demo.localhost' }
    const first = await startIdentity(settings)
    const { body } = await ask(first, 'source-demo:source-demo-secret', credentials)
    await first.stop(1_000)
    const second = await startIdentity(settings)
    const verifier = makeTokenVerifier({ issuer: second.issuer, internalUrl: second.url, audience: 'breach-alerts' })
    const principal = await verifier.verify(body.access_token ?? '')
    await second.stop(1_000)
    const { mode } = await stat(join(dataDir, 'identity-keys.json'))
    await rm(dataDir, { recursive: true })
    expect(principal.subject).toBe('source-demo')
    expect(mode & 0o077).toBe(0)
  })
})
