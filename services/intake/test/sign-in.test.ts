import { makeKeyHash } from '@breach-alerts/domain'
import { topics } from '@breach-alerts/contracts'
import { makeMetrics, silentLogger } from '@breach-alerts/runtime'
import { demoClients, demoPeople, type Identity, makeTokenVerifier, startIdentity } from '@breach-alerts/web'
import { ServiceConfig } from '../src/config.ts'
import { startIntake } from '../src/service.ts'
import { makeLog, order, position, readAll } from './set-up.ts'

const log = makeLog()
let identity: Identity
let intake: Awaited<ReturnType<typeof startIntake>>

beforeAll(async () => {
  const logger = silentLogger()
  identity = await startIdentity({ port: 0, people: demoPeople, clients: demoClients('http://localhost:8080'), logger })
  intake = await startIntake(
    {
      clock: Date.now,
      logger,
      metrics: makeMetrics(),
      log,
      orders: { load: async ids => ids.map(() => null) },
      keyHash: makeKeyHash('of the test'),
      verifier: makeTokenVerifier({ issuer: identity.issuer, audience: 'breach-alerts' }),
      instanceId: 'sign-in',
    },
    ServiceConfig.parse({ INTAKE_PORT: 0 }),
  )
})
afterAll(async () => {
  await intake.stop(2_000)
  await identity.stop(2_000)
})

const tokenOf = async (client: string): Promise<string> => {
  const response = await fetch(`${identity.url}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${client}:${client}-secret`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  return ((await response.json()) as { access_token: string }).access_token
}

const post = async (path: string, type: string, body: unknown, client: string) =>
  fetch(`${intake.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokenOf(client)}`, 'content-type': type },
    body: JSON.stringify(body),
  })

describe('with a token of the embedded identity provider', () => {
  it('a source reports an event and a court puts an order on the register', async () => {
    const event = await post('/intake/events', 'application/cloudevents+json', position(), 'source-demo')
    const court = await post('/intake/orders', 'application/json', order(), 'court-demo')
    expect([event.status, court.status]).toEqual([202, 202])
    const [record] = await readAll(log, topics.events)
    expect(record!.headers).toMatchObject({ ce_id: 'e-1', ba_sentby: 'source-demo' })
  })

  it('neither may do what the other does, and a partner neither', async () => {
    const answers = await Promise.all([
      post('/intake/events', 'application/cloudevents+json', position(), 'court-demo'),
      post('/intake/orders', 'application/json', order(), 'source-demo'),
      post('/intake/events', 'application/cloudevents+json', position(), 'partner-demo'),
    ])
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
  })

  it('the service is UP, and describes itself', async () => {
    const [health, docs, json] = await Promise.all(
      ['/health', '/docs', '/docs/json'].map(path => fetch(`${intake.url}${path}`)),
    )
    expect(await health!.json()).toEqual({
      status: 'UP',
      components: { log: { status: 'UP' }, orders: { status: 'UP' }, identity: { status: 'UP' } },
    })
    expect([docs!.status, json!.status]).toEqual([200, 200])
  })
})
