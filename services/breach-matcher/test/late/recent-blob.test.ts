import { keysHeader, topics } from '@breach-alerts/contracts'
import type { LogRecord } from '@breach-alerts/log'
import fc from 'fast-check'
import { decodeEvent } from '../../src/decode.ts'
import { headOf, makeSeal } from '../../src/late/recent-blob.ts'
import { asRecord, eventRecord, fix, inside, recentSecret } from '../support/world.ts'

type Records = [LogRecord, ...LogRecord[]]

const seal = makeSeal(recentSecret)
const eventOf = (record: Parameters<typeof asRecord>[0], offset: number): LogRecord => ({
  ...asRecord(record, offset),
  partition: 3,
})
const some = (): Records => [
  eventOf(fix(inside, 'a', '2026-11-20T10:00:00Z'), 7),
  eventOf(eventRecord('em.position', 'not json'), 8),
  eventOf(fix(inside, 'b', '2026-11-20T10:01:00Z'), 9),
]
const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const anyHeaders = fc.record(
  {
    ce_id: text,
    ce_source: text,
    ce_type: fc.constantFrom('em.position', 'no.such'),
    ce_time: fc.constantFrom('2026-11-20T10:00:00Z', 'x'),
    ce_subject: text,
    ba_receivedat: fc.constantFrom('2026-11-20T10:00:01Z', ''),
    ba_timeabsent: fc.constant('1'),
    ba_sentby: text,
  },
  { requiredKeys: [] },
)
const anyRecord = fc.record({
  value: fc.option(fc.uint8Array({ maxLength: 50 }).map(bytes => Buffer.from(bytes))),
  headers: anyHeaders.map(headers => ({ ce_specversion: '1.0', ...headers })),
  appendedAt: fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
})
const anyRecords = fc.tuple(anyRecord, fc.array(anyRecord, { maxLength: 20 })).map(([first, rest]): Records => {
  const asEvent = (one: typeof first, offset: number): LogRecord => ({
    ...one,
    offset,
    topic: topics.events,
    partition: 3,
    key: 'k',
  })
  return [asEvent(first, 0), ...rest.map((one, index) => asEvent(one, index + 1))]
})

describe('a blob of recent events', () => {
  it('gives back the events that went in, whatever stands in them, decided like the first time', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecords, async records => {
        const { head, headers, value } = await seal.seal(records)
        expect(headOf({ headers })).toEqual(head)
        const opened = seal.open(head, value)
        const facts = ({ offset, appendedAt, value: bytes }: LogRecord) => [offset, appendedAt, bytes?.toString('hex')]
        expect(opened?.map(facts)).toEqual(records.map(facts))
        expect(opened?.map(decodeEvent)).toEqual(records.map(decodeEvent))
      }),
    )
  })

  it('holds in clear which events they are and how old, and leaves the hashed keys and the sender out', async () => {
    const [first, ...rest] = some()
    const headers = { ...first.headers, [keysHeader]: 'v1:AAAA', ba_sentby: 'supplier' }
    const blob = await seal.seal([{ ...first, headers }, ...rest])
    const at = String(first.appendedAt)
    expect(blob.headers).toEqual({
      ba_partition: '3',
      ba_first: '7',
      ba_last: '9',
      ba_oldestat: at,
      ba_newestat: at,
    })
    expect(Object.keys(seal.open(blob.head, blob.value)![0]!.headers)).not.toContain(keysHeader)
    expect(Object.keys(seal.open(blob.head, blob.value)![0]!.headers)).not.toContain('ba_sentby')
  })

  it('is never twice the same bytes', async () => {
    const [one, other] = await Promise.all([seal.seal(some()), seal.seal(some())])
    expect(one.value.equals(other.value)).toBe(false)
  })

  it.each(['partition', 'first', 'last', 'oldestAt', 'newestAt'] as const)(
    'does not open as one of another %s',
    async field => {
      const { head, value } = await seal.seal(some())
      expect(seal.open({ ...head, [field]: head[field] + 1 }, value)).toBeNull()
    },
  )

  it('does not open with another secret, of another day, or damaged anywhere', async () => {
    const { head, value } = await seal.seal(some())
    expect(makeSeal('another secret of the test').open(head, value)).toBeNull()
    expect(seal.open({ ...head, newestAt: head.newestAt + 86_400_000 }, value)).toBeNull()
    for (const cut of [0, 5, 20, value.length - 1]) expect(seal.open(head, value.subarray(0, cut))).toBeNull()
    fc.assert(
      fc.property(fc.nat(value.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(value)
        damaged[at]! ^= change
        expect(seal.open(head, damaged)).toBeNull()
      }),
    )
  })

  it.each([
    ['nothing', {}],
    ['letters', { ba_partition: 'x', ba_first: '1', ba_last: '1', ba_oldestat: '1', ba_newestat: '1' }],
    ['less than nothing', { ba_partition: '0', ba_first: '-1', ba_last: '1', ba_oldestat: '1', ba_newestat: '1' }],
  ])('is not taken for one when its head says %s', (_, headers) => {
    expect(headOf({ headers })).toBeNull()
  })
})
