import { topics } from '@breach-alerts/contracts'
import type { PartitionAccount } from '@breach-alerts/contracts'
import type { Progress } from '@breach-alerts/log'
import { parkedRecord } from '@breach-alerts/runtime'
import { until } from '@breach-alerts/testing'
import { accountingOf } from '../../src/accounting.ts'
import { openRoom, type Room, type Who } from '../support/room.ts'
import { breach, iso, start } from '../support/samples.ts'

const offsets = (partition: number, beginOffset: number, endOffset: number): Progress => ({
  topic: topics.events,
  partition,
  beginOffset,
  endOffset,
  committedOffset: null,
})
const account = (
  partition: number,
  firstOffset: number,
  nextOffset: number,
  matched: number,
  unmatched: number,
  parked: number,
): PartitionAccount => ({
  topic: topics.events,
  partition,
  firstOffset,
  nextOffset,
  matched,
  unmatched,
  parked,
})

describe('the account', () => {
  it('balances: read = matched + unmatched + parked + pending', () => {
    const { partitions, totals } = accountingOf([account(0, 0, 10, 2, 7, 1)], [offsets(0, 0, 15), offsets(1, 0, 3)])
    expect(partitions).toEqual([
      { topic: topics.events, partition: 0, read: 15, matched: 2, unmatched: 7, parked: 1, pending: 5, difference: 0 },
      { topic: topics.events, partition: 1, read: 3, matched: 0, unmatched: 0, parked: 0, pending: 3, difference: 0 },
    ])
    expect(totals).toEqual({ accepted: 18, read: 18, matched: 2, unmatched: 7, parked: 1, pending: 8, difference: 0 })
  })

  it('goes on balancing after old records were dropped from the log by age', () => {
    const { totals } = accountingOf([account(0, 0, 100, 10, 90, 0)], [offsets(0, 60, 100)])
    expect(totals).toMatchObject({ accepted: 100, read: 100, pending: 0, difference: 0 })
  })

  it('shows a drop of records that nobody had decided as a difference, at once and for good, not as pending', () => {
    // Ten were decided when 14 were dropped; then one more came, and was decided.
    const dropped = accountingOf([account(0, 0, 10, 3, 7, 0)], [offsets(0, 14, 14)]).totals
    expect(dropped).toMatchObject({ accepted: 14, read: 14, pending: 0, difference: 4 })
    const later = accountingOf([account(0, 0, 15, 4, 7, 0)], [offsets(0, 14, 15)]).totals
    expect(later).toMatchObject({ accepted: 15, read: 15, pending: 0, difference: 4 })
  })

  it('shows a drop also where none was ever decided', () => {
    const { totals } = accountingOf([], [offsets(0, 4, 6)])
    expect(totals).toMatchObject({ accepted: 6, read: 6, pending: 2, difference: 4 })
  })

  it.each<[string, PartitionAccount, Progress, number]>([
    ['a record that was passed over', account(0, 0, 10, 2, 6, 1), offsets(0, 0, 10), 1],
    ['a record counted twice', account(0, 0, 10, 3, 7, 1), offsets(0, 0, 10), -1],
    ['a log that lost its end', account(0, 0, 10, 3, 7, 0), offsets(0, 0, 6), -4],
  ])('shows %s as a difference', (_what, held, log, difference) => {
    expect(accountingOf([held], [log]).totals.difference).toBe(difference)
  })

  it('says how many were stamped in the future, where any was', () => {
    const ahead = { ...account(0, 0, 10, 2, 8, 0), futureStamped: 3 }
    expect(
      accountingOf([ahead, account(1, 0, 5, 0, 5, 0)], [offsets(0, 0, 10), offsets(1, 0, 5)]).totals,
    ).toMatchObject({ futureStamped: 3, difference: 0 })
  })

  it('says of how many not every order was compared, where that happened', () => {
    const capped = { ...account(0, 0, 10, 2, 8, 0), notAllCompared: 2 }
    const { totals } = accountingOf([capped, { ...account(1, 0, 5, 0, 5, 0), notAllCompared: 1 }], [offsets(0, 0, 10)])
    expect(totals).toMatchObject({ notAllCompared: 3 })
    expect(accountingOf([account(0, 0, 10, 2, 8, 0)], [offsets(0, 0, 10)]).totals).not.toHaveProperty('notAllCompared')
  })

  it('shows records that were there before the first one counted between accepted and read', () => {
    expect(accountingOf([account(0, 4, 10, 6, 0, 0)], [offsets(0, 0, 10)]).totals).toMatchObject({
      accepted: 10,
      read: 6,
      difference: 0,
    })
  })
})

describe('routes', () => {
  let room: Room
  beforeEach(async () => {
    room = await openRoom()
  })
  afterEach(() => room.stop())

  it.each<[Who | null, number, number]>([
    ['control', 200, 200],
    ['supervisor', 200, 200],
    ['officer', 200, 403],
    ['partner', 200, 403],
    ['source', 200, 403],
    [null, 401, 401],
  ])('%s gets %i from the account and %i from the parked list', async (who, accounting, parked) => {
    expect((await room.get(who, '/api/accounting')).status).toBe(accounting)
    expect((await room.get(who, '/api/parked')).status).toBe(parked)
  })

  it('lists every partition of the topic, also those with nothing in them', async () => {
    await room.log.append([{ topic: topics.events, key: 'k', value: Buffer.from('{}') }])
    const { body } = await room.get('source', '/api/accounting')
    expect(body['partitions']).toHaveLength(8)
    expect(body['totals']).toMatchObject({ accepted: 1, read: 1, pending: 1, difference: 0 })
  })

  const park = async (offset: number) => {
    const record = {
      topic: topics.events,
      partition: 3,
      offset,
      key: 'secret',
      value: Buffer.from('{"name":"Thackray"'),
      headers: {},
      appendedAt: 1_790_000_000_000 + offset,
    }
    await room.log.append([parkedRecord(record, 'NOT_JSON')])
  }

  it('lists parked records newest first, page by page, each once, without their content', async () => {
    for (const offset of [1, 2, 2, 3, 4, 5]) await park(offset)
    const first = await room.get('control', '/api/parked?limit=2')
    expect(first.body.items).toEqual(
      [5, 4].map(offset => ({
        parkedId: `events.reported.v1/3/${offset}`,
        topic: topics.events,
        partition: 3,
        offset,
        reason: 'NOT_JSON',
        receivedAt: new Date(1_790_000_000_000 + offset).toISOString(),
      })),
    )
    await park(6)
    const second = await room.get('control', `/api/parked?limit=2&cursor=${first.body.nextCursor}`)
    const third = await room.get('control', `/api/parked?limit=2&cursor=${second.body.nextCursor}`)
    expect([...second.body.items, ...third.body.items].map(({ offset }) => offset)).toEqual([3, 2, 1])
    expect(third.body.nextCursor).toBeNull()
    expect(first.text + second.text + third.text).not.toContain('Thackray')
  })

  it.each([
    ['cursor=x', '/cursor'],
    ['limit=0', '/limit'],
  ])('refuses ?%s', async (query, pointer) => {
    const { status, body } = await room.get('control', `/api/parked?${query}`)
    expect([status, body.errors[0]?.pointer]).toEqual([400, pointer])
  })

  it('has the routes of the platform and the documents of the API', async () => {
    expect((await room.get(null, '/ping')).status).toBe(200)
    expect((await room.get(null, '/health')).body).toMatchObject({ status: 'UP' })
    expect((await room.get(null, '/info')).body).toMatchObject({ service: 'control-room' })
    expect((await room.get(null, '/metrics')).status).toBe(200)
    expect(Object.keys((await room.get(null, '/docs/json')).body.paths)).toContain('/api/alerts/{alertId}/closure')
    expect((await room.get(null, '/docs')).status).toBe(200)
  })

  it('answers 404, 405 as problem details', async () => {
    expect((await room.get('control', '/api/nothing')).headers['content-type']).toContain('application/problem+json')
    expect((await room.post('control', '/api/alerts', {})).status).toBe(405)
  })

  it('refuses an id that the stream never gave out: anywhere else would hide a gap', async () => {
    const answer = await room.app.inject({
      url: '/api/stream',
      headers: { authorization: 'Bearer control', 'last-event-id': 'x' },
    })
    expect(answer.statusCode).toBe(400)
    expect((await room.get(null, '/api/stream')).status).toBe(401)
  })

  it('streams changes over HTTP, with an id before the first event, and ends when the server closes', async () => {
    const url = await room.app.listen({ port: 0, host: '127.0.0.1' })
    const response = await fetch(`${url}/api/stream`, { headers: { authorization: 'Bearer control' } })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    let text = ''
    const reading = (async () => {
      for await (const chunk of response.body!) text += Buffer.from(chunk).toString()
    })()
    await until(() => text.includes('id: '))
    const alertId = await room.raise(breach())
    await until(() => text.includes(alertId))
    const data = /^data: (.*)$/mu.exec(text)![1]!
    expect(JSON.parse(data)).toEqual({ eventType: 'alert.raised', alertId, state: 'RAISED', at: iso(start) })
    await room.app.close()
    await reading
  })
})
