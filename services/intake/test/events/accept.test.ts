import { topics } from '@breach-alerts/contracts'
import { makeKeyHash } from '@breach-alerts/domain'
import { type EventLog, LogRefused, LogUnavailable } from '@breach-alerts/log'
import { fix, makeLog, position, readAll, startTestIntake } from '../set-up.ts'

type Started = Awaited<ReturnType<typeof startTestIntake>>
let started: Started
beforeEach(async () => {
  started = await startTestIntake()
})
afterEach(() => started.stop())

describe('POST /intake/events', () => {
  it('answers 202 with source and id, and the event is in the log', async () => {
    const { status, json } = await started.postEvent(position())
    expect(status).toBe(202)
    expect(json).toEqual({ accepted: [{ source: 'https://example.test/em', id: 'e-1' }] })
    const [record] = await readAll(started.log, topics.events)
    expect(JSON.parse(record!.value!.toString())).toEqual({ deviceId: 'EM-77120', fix })
    const { version, of } = makeKeyHash('of the test')
    expect(record!.headers).toEqual({
      ba_keys: `${version}:${Buffer.from(of(['R:EM_DEVICE:EM-77120', 'P:EM_DEVICE:EM-77120'])).toString('base64')}`,
      ce_specversion: '1.0',
      ce_id: 'e-1',
      ce_source: 'https://example.test/em',
      ce_type: 'em.position',
      ce_time: '2026-11-23T03:13:00Z',
      'content-type': 'application/json',
      ba_receivedat: '2026-11-23T03:14:00.000Z',
      ba_sentby: 'source-test',
    })
  })

  it('leaves the keys of an event that has too many to the matcher', async () => {
    const emails = (who: number) =>
      Array.from({ length: 3 }, (_, at) => ({ scheme: 'EMAIL', value: `a${who}.${at}@example.test` }))
    const people = Array.from({ length: 150 }, (_, who) => ({ role: 'SUSPECT', identifiers: emails(who) }))
    const data = { incidentRef: 'I1', people }
    const { status } = await started.postEvent({ ...position(), type: 'incident.reported', data })
    expect(status).toBe(202)
    const [record] = await readAll(started.log, topics.events)
    expect(record!.headers.ba_keys).toBeUndefined()
  })

  it('leaves the keys of an event that names more people than are compared to the matcher, which counts it', async () => {
    const names = Array.from({ length: 200 }, () => ({ full: `${'Rowan '.repeat(8)}Ashdown` }))
    const data = { incidentRef: 'I1', people: [{ role: 'SUSPECT', names }] }
    await started.postEvent({ ...position(), type: 'incident.reported', data })
    const [record] = await readAll(started.log, topics.events)
    expect(record!.headers.ba_keys).toBeUndefined()
  })

  it('takes the instant of receipt for an event without a time, and says so', async () => {
    await started.postEvent(position({ time: undefined }))
    const [record] = await readAll(started.log, topics.events)
    expect(record!.headers).toMatchObject({ ce_time: '2026-11-23T03:14:00.000Z', ba_timeabsent: '1' })
  })

  it('keeps the events of one device in order under a key that does not name it', async () => {
    await started.postBatch([position(), position({ id: 'e-2' })])
    const records = await readAll(started.log, topics.events)
    expect(new Set(records.map(({ key }) => key)).size).toBe(1)
    expect(records.map(({ headers }) => headers.ce_id)).toEqual(['e-1', 'e-2'])
    expect(records[0]!.key).not.toContain('77120')
  })

  it('loses nothing that it does not know', async () => {
    const extensions = { partitionkey: 'a b é 😀', sequence: 7, urgent: true, camelCase: 'x', nested: { a: [1, null] } }
    await started.postEvent(
      position({
        ...extensions,
        subject: 'tag',
        datacontenttype: 'application/json',
        data: { deviceId: 'd', fix, supplier: { x: 1 } },
      }),
    )
    const [record] = await readAll(started.log, topics.events)
    expect(record!.headers).toMatchObject({ ce_partitionkey: 'a b é 😀', ce_subject: 'tag' })
    expect(JSON.parse(record!.headers.ba_extensions!)).toEqual({
      sequence: 7,
      urgent: true,
      camelCase: 'x',
      nested: { a: [1, null] },
      datacontenttype: 'application/json',
    })
    expect(JSON.parse(record!.value!.toString())).toEqual({ deviceId: 'd', fix, supplier: { x: 1 } })
  })

  it('can not be made to overwrite its own headers by an extension attribute', async () => {
    await started.postEvent(position({ receivedat: 'forged', traceparent: 'forged', specversion: '1.0' }))
    const [record] = await readAll(started.log, topics.events)
    expect(record!.headers).toMatchObject({ ba_receivedat: '2026-11-23T03:14:00.000Z', ce_receivedat: 'forged' })
  })

  it.each([[0], [1], [500]])('accepts a batch of %i', async count => {
    const events = Array.from({ length: count }, (_, i) => position({ id: `e-${i}` }))
    const { status, json } = await started.postBatch(events)
    expect(status).toBe(202)
    expect(json.accepted).toHaveLength(count)
    expect(await readAll(started.log, topics.events)).toHaveLength(count)
  })

  it('takes the same event again: that it is the same is decided behind the log', async () => {
    const { json } = await started.postBatch([position(), position()])
    expect(json.accepted).toHaveLength(2)
  })

  it('accepts a byte order mark', async () => {
    expect((await started.postEvent(`\uFEFF${JSON.stringify(position())}`)).status).toBe(202)
  })

  it('carries the trace of the request on', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
    await fetch(`${started.intake.url}/intake/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents+json',
        authorization: `Bearer ${started.tokens.source}`,
        traceparent,
      },
      body: JSON.stringify(position()),
    })
    const [record] = await readAll(started.log, topics.events)
    expect(record!.headers.ce_traceparent).toBe(traceparent)
  })
})

const withLog = async (append: EventLog['append'], settings = {}) =>
  startTestIntake({ log: { ...makeLog(), append }, settings })

describe('when the log', () => {
  it('is out of reach, the answer is 503 and nothing was accepted', async () => {
    const other = await withLog(() => Promise.reject(new LogUnavailable('append', new Error('x'))))
    const { status, json, headers } = await other.postEvent(position())
    await other.stop()
    expect([status, headers.get('retry-after'), json.accepted]).toEqual([503, '1', undefined])
  })

  it('will never take an event, the answer is 413', async () => {
    const other = await withLog(() => Promise.reject(new LogRefused('too large')))
    const { status } = await other.postEvent(position())
    await other.stop()
    expect(status).toBe(413)
  })

  it('has not said that it is durable, there is no answer yet', async () => {
    const durable = Promise.withResolvers<[]>()
    const asked = Promise.withResolvers<void>()
    const other = await withLog(() => {
      asked.resolve()
      return durable.promise
    })
    let isAnswered = false
    const answer = other.postEvent(position()).then(response => {
      isAnswered = true
      return response
    })
    await asked.promise
    // Another request goes all the way round: time enough for an answer that does not wait.
    await fetch(`${other.intake.url}/ping`)
    expect(isAnswered).toBe(false)
    durable.resolve([])
    expect((await answer).status).toBe(202)
    await other.stop()
  })

  it('is too slow for what comes, the answer is 429, and 202 again once it has caught up', async () => {
    const durable = Promise.withResolvers<[]>()
    const asked = Promise.withResolvers<void>()
    const other = await withLog(
      () => {
        asked.resolve()
        return durable.promise
      },
      { MAX_WAITING_EVENTS: 2 },
    )
    const first = other.postBatch([position(), position({ id: 'e-2' })])
    await asked.promise
    const refused = await other.postEvent(position())
    durable.resolve([])
    await first
    const later = await other.postEvent(position())
    await other.stop()
    expect([refused.status, refused.headers.get('retry-after'), later.status]).toEqual([429, '1', 202])
  })

  it('is out of reach, health is DOWN, and UP when it is back', async () => {
    const log = makeLog()
    let isAway = true
    const other = await startTestIntake({
      log: { ...log, ping: () => (isAway ? Promise.reject(new LogUnavailable('ping', null)) : log.ping()) },
    })
    const down = await fetch(`${other.intake.url}/health`)
    isAway = false
    const up = await fetch(`${other.intake.url}/health`)
    await other.stop()
    expect([down.status, up.status]).toEqual([503, 200])
  })
})
