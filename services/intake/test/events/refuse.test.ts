import { topics } from '@breach-alerts/contracts'
import * as fc from 'fast-check'
import { fix, position, readAll, startTestIntake, tokenIssuer } from '../set-up.ts'

type Started = Awaited<ReturnType<typeof startTestIntake>>
let started: Started
beforeAll(async () => {
  started = await startTestIntake()
})
afterAll(() => started.stop())
const valid = JSON.stringify(position())

/** Whatever was refused: nothing of it was taken, and the service is still there. */
const takenAndUp = async () => [
  (await readAll(started.log, topics.events)).length,
  (await fetch(`${started.intake.url}/ping`)).status,
]

describe('a body that is not right', () => {
  it.each([
    ['not JSON', '{"specversion"'],
    ['empty', ''],
    ['repeats a name', valid.replace('{', '{"id":"x",')],
    ['repeats a name deep inside', valid.replace('"latitude"', '"latitude":1,"latitude"')],
    ['has a lone surrogate', valid.replace('EM-77120', String.raw`\ud800`)],
    ['has a NUL', valid.replace('EM-77120', String.raw`\u0000`)],
    ['is nested deeper than 64', valid.replace('"fix"', `"x":${'['.repeat(64)}${']'.repeat(64)},"fix"`)],
    ['is nested a hundred thousand deep', '['.repeat(100_000)],
    ['is not UTF-8', Buffer.concat([Buffer.from(valid.slice(0, -1)), Buffer.from([0xff]), Buffer.from('}')])],
  ])('%s is a 400 with pointer ""', async (_what, body) => {
    const { status, pointers, headers } = await started.postEvent(body)
    expect([status, pointers]).toEqual([400, ['']])
    expect(await takenAndUp()).toEqual([0, 200])
    expect(headers.get('content-type')).toBe('application/problem+json')
  })

  it.each([
    ['an array for one event', [position()], ['']],
    ['text', '"x"', ['']],
    ['no source', position({ source: undefined }), ['/source']],
    ['no data', position({ data: undefined }), ['/data']],
    ['an unknown type', position({ type: 'em.guess' }), ['/type']],
    ['another version of CloudEvents', position({ specversion: '0.3' }), ['/specversion']],
    ['a date that does not exist', position({ time: '2026-02-30T00:00:00Z' }), ['/time']],
    ['a time without a zone', position({ time: '2026-02-03T00:00:00' }), ['/time']],
    ['an empty id', position({ id: '' }), ['/id']],
    [
      'a latitude off the earth',
      position({ data: { deviceId: 'd', fix: { ...fix, latitude: 91 } } }),
      ['/data/fix/latitude'],
    ],
    [
      'wrong types in every field',
      position({ id: 1, source: [], data: { deviceId: {}, fix: 'here' } }),
      ['/id', '/source', '/data/deviceId', '/data/fix'],
    ],
    [
      'a role that there is not',
      position({ type: 'contact.reported', data: { channel: 'TEXT', people: [{ role: 'FRIEND' }] } }),
      ['/data/people/0/role'],
    ],
  ])('names every bad field of %s', async (_what, body, pointers) => {
    const answer = await started.postEvent(body)
    expect([answer.status, answer.pointers]).toEqual([400, pointers])
    expect(await takenAndUp()).toEqual([0, 200])
  })

  it('points into a batch by index, and takes none of it', async () => {
    const answer = await started.postBatch([position(), position({ id: 2 }), position({ type: 'x' }), 3])
    expect([answer.status, answer.pointers]).toEqual([400, ['/1/id', '/2/type', '/3']])
    expect(await takenAndUp()).toEqual([0, 200])
  })

  it.each([
    ['more than 500', Array.from({ length: 501 }, (_, i) => position({ id: `e-${i}` }))],
    ['one event that is not in an array', position()],
  ])('refuses a batch of %s', async (_what, body) => {
    const answer = await started.postBatch(body)
    expect([answer.status, answer.pointers]).toEqual([400, ['']])
  })

  it('of 2 MB is a 413', async () => {
    const { status, headers } = await started.postEvent(`"${'x'.repeat(2_000_000)}"`)
    expect([status, headers.get('content-type')]).toEqual([413, 'application/problem+json'])
    expect(await takenAndUp()).toEqual([0, 200])
  })

  it.each(['application/json', 'text/plain', 'application/cloudevents+xml', 'application/x-www-form-urlencoded'])(
    'of type %s is a 415',
    async type => {
      expect((await started.postEvent(valid, { type })).status).toBe(415)
    },
  )

  it('never gets another answer than 400, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 40 }), async bytes => {
        expect((await started.postEvent(bytes)).status).toBe(400)
      }),
      { numRuns: 50 },
    )
  })
})

describe('somebody who may not', () => {
  it.each([
    ['has no token', async () => null, 401, /^Bearer realm="breach-alerts"$/u],
    ['has a token of another issuer', async () => (await tokenIssuer()).token(['source']), 401, /invalid_token/u],
    ['has a token that ran out', () => started.trusted.token(['source'], '-1 min'), 401, /invalid_token/u],
    ['has another role', () => started.trusted.token(['court', 'officer']), 403, /insufficient_scope/u],
  ])('%s', async (_what, make, status, challenge) => {
    const answer = await started.postEvent(valid, { token: await make() })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('www-authenticate')).toMatch(challenge)
    expect(await takenAndUp()).toEqual([0, 200])
  })
})

describe('privacy', () => {
  it('echoes nothing that was sent, in no answer and no log line', async () => {
    const planted = ['Zebedee-Oakenshaw', 'AB12 9ZZ', '07700900123', 'EM-PLANTED', '53.99999']
    const [name, postcode, phone, device, latitude] = planted
    const bodies = [
      position({
        type: 'contact.reported',
        data: { channel: name, people: [{ role: phone, names: [{ full: [name] }] }] },
      }),
      position({ id: [device], time: phone, data: { deviceId: 1, fix: { latitude, longitude: postcode } } }),
      position({ type: name }),
      `{"${name}": ${postcode}`,
      `{"${name}": 1, "${name}": 2}`,
    ]
    const answers = await Promise.all(bodies.map(body => started.postEvent(body)))
    await fetch(`${started.intake.url}/intake/events/${name}?who=${phone}`)
    const said = [...answers.map(({ text }) => text), ...started.lines, await started.metrics.text()].join('\n')
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400])
    for (const word of planted) expect(said).not.toContain(word)
  })
})
