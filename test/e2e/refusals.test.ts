import { readFile } from 'node:fs/promises'
import { SignJWT, generateKeyPair } from 'jose'
import { cloudEvent, makeSample } from '../support/samples.ts'
import { startSystem, type System } from '../support/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
}, 150_000)
afterAll(async () => system.dispose())

type Problem = { status: number; errors: { pointer: string; message: string }[] }

const structured = 'application/cloudevents+json'
const post = (raw: string | Uint8Array<ArrayBuffer>, type = structured) =>
  system.intake('/intake/events', { as: 'source-demo', raw, type })
const good = () => cloudEvent('em.position', { deviceId: 'EM-X', fix: { latitude: 53, longitude: -1 } })
const text = (change: (json: string) => string) => change(JSON.stringify(good()))

describe('a bad event is refused with a problem that names the place and echoes nothing', () => {
  it.each<[string, () => string | Uint8Array<ArrayBuffer>, string]>([
    ['not JSON', () => 'secret-value', ''],
    ['repeated keys', () => text(json => json.replace('{', '{"id":"secret-value",')), ''],
    ['a lone surrogate', () => text(json => json.replace('EM-X', '\\ud800secret-value')), ''],
    ['NUL', () => text(json => json.replace('EM-X', '\\u0000secret-value')), ''],
    ['nesting deeper than 64', () => text(json => json.replace('"EM-X"', `${'['.repeat(70)}${']'.repeat(70)}`)), ''],
    ['bytes that are not UTF-8', () => new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), ''],
    ['an unknown type', () => text(json => json.replace('em.position', 'secret-value')), '/type'],
    ['a wrong type of value', () => text(json => json.replace('"EM-X"', '[1]')), '/data/deviceId'],
    [
      'a date that does not exist',
      () => text(json => json.replace(/"time":"[^"]*"/u, '"time":"2026-02-30T00:00:00Z"')),
      '/time',
    ],
  ])('%s', async (_what, body, pointer) => {
    const { status, headers, body: problem } = await post(body())
    expect(status).toBe(400)
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/u)
    expect((problem as Problem).errors.map(e => e.pointer)).toContain(pointer)
    expect(JSON.stringify(problem)).not.toContain('secret-value')
  })

  it('in a batch: the pointer begins with the index, and nothing of the batch is accepted', async () => {
    const before = await system.settled()
    const answer = await system.intake('/intake/events', {
      as: 'source-demo',
      body: [good(), { ...good(), id: undefined }, { ...good(), data: {} }],
      type: 'application/cloudevents-batch+json',
    })
    expect(answer.status).toBe(400)
    expect((answer.body as Problem).errors.map(e => e.pointer)).toEqual(['/1/id', '/2/data/deviceId', '/2/data/fix'])
    expect((await system.settled()).totals.accepted).toBe(before.totals.accepted)
  })

  it.each([
    ['a body of 2 MB', 413, () => post(`{"x":"${'a'.repeat(2 * 1024 * 1024)}"}`)],
    ['a media type that is not read here', 415, () => post('x', 'text/plain')],
    ['no token', 401, () => system.intake('/intake/events', { body: good(), type: structured })],
    [
      'a role that may not',
      403,
      () => system.intake('/intake/events', { as: 'partner-demo', body: good(), type: structured }),
    ],
  ])('%s: %i', async (_what, status, ask) => {
    const answer = await ask()
    expect([answer.status, (answer.body as Problem).status]).toEqual([status, status])
  })

  it('a token from another issuer', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    const token = await new SignJWT({ roles: ['source'] })
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer('https://elsewhere.example.test')
      .setAudience('breach-alerts')
      .setExpirationTime('1h')
      .sign(privateKey)
    const response = await fetch(`${system.urls.intake}/intake/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': structured },
      body: JSON.stringify(good()),
    })
    expect(response.status).toBe(401)
  })
})

describe('a bad order', () => {
  it('with a polygon that crosses itself is refused where it crosses', async () => {
    const { order } = makeSample()
    const ring = [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
    ]
    const conditions = [{ conditionId: 'c1', kind: 'EXCLUSION_ZONE', area: { type: 'Polygon', coordinates: [ring] } }]
    const answer = await system.order({ ...order, versions: [{ ...order.versions[0], conditions }] } as never)
    expect(answer.status).toBe(400)
    expect((answer.body as Problem).errors[0]?.pointer).toMatch(/^\/versions\/0\/conditions\/0\/area\/coordinates\/0/u)
  })

  it('again is 200, with a version of other content 409, with a further version 202', async () => {
    const { order } = makeSample()
    expect((await system.order(order)).status).toBe(202)
    expect((await system.order(order)).status).toBe(200)
    const [version] = order.versions
    expect((await system.order({ ...order, versions: [{ ...version, validTo: '2031-01-01' }] } as never)).status).toBe(
      409,
    )
    const further = await system.order({ ...order, versions: [version, { ...version, version: 2 }] } as never)
    expect([further.status, further.body]).toEqual([202, { orderId: order.orderId, version: 2 }])
  })
})

describe('the services stay up', () => {
  it('and say so', async () => {
    for (const url of [system.urls.intake, system.urls.controlRoom]) {
      const health = (await (await fetch(`${url}/health`)).json()) as { status: string }
      expect(health.status).toBe('UP')
    }
  })

  it('and no planted word has reached the output', async () => {
    expect(system.output()).not.toContain('secret-value')
    expect(await readFile(new URL(import.meta.url), 'utf8')).toContain('secret-value')
  })
})
