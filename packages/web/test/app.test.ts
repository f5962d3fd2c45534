import { connect } from 'node:net'
import { LogUnavailable } from '@breach-alerts/log'
import { silentLogger } from '@breach-alerts/runtime'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { badRequest, listen, makeWebApp, onlyMediaTypes, ProblemError, read } from '../src/index.ts'

const secretWord = 'Zebedee-Oakenshaw'
let app: FastifyInstance

beforeAll(async () => {
  app = await makeWebApp({ logger: silentLogger(), name: 'test' })
  app.post('/things', { onRequest: onlyMediaTypes('application/json') }, async request => {
    read(z.object({ count: z.number(), inner: z.object({ name: z.string().max(3) }) }), request.body)
    return { ok: true }
  })
  app.get('/things/:id', async request => {
    if ((request.params as { id: string }).id === 'defect') throw new Error(`broke on ${secretWord}`)
    if ((request.params as { id: string }).id === 'log') throw new LogUnavailable('append', new Error('x'))
    throw new ProblemError(409, 'No.', { code: 'duties-outstanding', extra: { duties: ['ACTED'] } })
  })
  app.get('/bad', async () => {
    throw badRequest([{ pointer: '/limit', message: 'must be 1 to 100' }])
  })
})
afterAll(() => app.close())

const post = (payload: string | Buffer, type = 'application/json', headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/things', payload, headers: { 'content-type': type, ...headers } })

describe('web app', () => {
  it('names every bad field by its pointer and echoes no value', async () => {
    const response = await post(JSON.stringify({ count: secretWord, inner: { name: secretWord } }))
    expect(response.statusCode).toBe(400)
    expect(response.headers['content-type']).toBe('application/problem+json')
    expect(response.json()).toMatchObject({
      type: 'urn:breach-alerts:problem:bad-request',
      status: 400,
      errors: [{ pointer: '/count' }, { pointer: '/inner/name' }],
    })
    expect(response.body).not.toContain(secretWord)
  })

  it.each([
    ['not JSON', 400, () => post(`{"${secretWord}`)],
    ['an empty body', 400, () => post('')],
    ['a repeated name', 400, () => post('{"count":1,"count":2}')],
    ['an unknown media type', 415, () => post('x', 'text/plain')],
    ['no media type', 415, () => app.inject({ method: 'POST', url: '/things', payload: 'x' })],
    ['a media type that another route takes', 415, () => post('{}', 'application/cloudevents+json')],
    ['a compressed body', 415, () => post('{}', 'application/json', { 'content-encoding': 'gzip' })],
    ['a body over 1 MiB', 413, () => post(`"${'x'.repeat(1_048_576)}"`)],
    ['an address that is not there', 404, () => app.inject(`/nothing/${secretWord}`)],
    ['a method that is not there', 405, () => app.inject({ method: 'DELETE', url: '/things/1' })],
    ['an address that is no address', 400, () => app.inject('/%zz')],
    ['the log being away', 503, () => app.inject('/things/log')],
    ['a defect', 500, () => app.inject('/things/defect')],
    ['a bad query', 400, () => app.inject('/bad')],
  ])('answers %s with problem details of status %i', async (_what, status, ask) => {
    const response = await ask()
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toBe('application/problem+json')
    const body = response.json<Record<string, unknown>>()
    expect([body.status, typeof body.title, typeof body.detail, Array.isArray(body.errors)]).toEqual([
      status,
      'string',
      'string',
      true,
    ])
    expect(response.body).not.toContain(secretWord)
  })

  it('accepts a body of exactly 1 MiB', async () => {
    const response = await post(`"${'x'.repeat(1_048_574)}"`)
    expect(response.json<{ errors: unknown }>().errors).toEqual([{ pointer: '', message: 'must be an object' }])
  })

  it('points at the whole body when it is not JSON', async () => {
    expect((await post('{')).json<{ errors: unknown }>().errors).toEqual([{ pointer: '', message: 'is not JSON' }])
  })

  it('says which methods an address takes', async () => {
    expect((await app.inject({ method: 'PATCH', url: '/things?x=1' })).headers.allow).toBe('POST')
  })

  it('carries further members of a problem', async () => {
    const body = (await app.inject('/things/1')).json<Record<string, unknown>>()
    expect(body).toMatchObject({ type: 'urn:breach-alerts:problem:duties-outstanding', duties: ['ACTED'] })
  })

  it('sends security headers with every answer, and another nonce each time', async () => {
    const [one, two] = await Promise.all([app.inject('/nothing'), app.inject('/nothing')])
    const policies = [one, two].map(({ headers }) => String(headers['content-security-policy']))
    expect(policies[0]).toMatch(/default-src 'none'.*'nonce-[^']+'.*frame-ancestors 'none'/u)
    expect(policies[0]).not.toContain('unsafe')
    expect(policies[0]).not.toBe(policies[1])
    expect(one.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  })

  it('answers what is not HTTP in the same shape', async () => {
    const { port } = await listen(app, { host: '127.0.0.1', port: 0 })
    const answer = await new Promise<string>((resolve, reject) => {
      let text = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(`${secretWord}\r\n\r\n`))
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1.1 400 [\s\S]*problem\+json/u)
    expect(answer).not.toContain(secretWord)
  })
})
