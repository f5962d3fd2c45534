import fc from 'fast-check'
import { decodeEvent } from '../src/decode.ts'
import { asRecord, eventRecord, fix, inside } from './support/world.ts'

const good = asRecord(fix(inside, 'e1', '2026-11-20T10:00:00+01:00'))

describe('decodeEvent', () => {
  it('reads attributes from headers and data from the value', () => {
    const decoded = decodeEvent(good)
    expect(decoded).toMatchObject({
      kind: 'event',
      candidate: {
        event: { id: 'e1', source: 'urn:test', type: 'em.position' },
        occurredAt: Date.parse('2026-11-20T09:00:00Z'),
        receivedAt: Date.parse('2026-11-20T10:00:05Z'),
      },
    })
  })

  it('takes the instant at the door for receipt, and for the event where it had none', () => {
    const headers = { ...good.headers, ba_receivedat: '2026-11-20T10:00:03Z', ba_timeabsent: '1' }
    const decoded = decodeEvent({ ...good, headers })
    const receivedAt = Date.parse('2026-11-20T10:00:03Z')
    expect(decoded).toMatchObject({ kind: 'event', candidate: { receivedAt, occurredAt: receivedAt } })
    expect(decoded.kind === 'event' && decoded.candidate.event.time).toBeUndefined()
  })

  it.each([
    ['no value', { ...good, value: null }, 'EMPTY'],
    ['an empty value', { ...good, value: Buffer.alloc(0) }, 'EMPTY'],
    ['bytes that are not UTF-8', { ...good, value: Buffer.from([0xff, 0xfe]) }, 'NOT_JSON'],
    ['a name used twice', { ...good, value: Buffer.from('{"deviceId":"a","deviceId":"b"}') }, 'NOT_JSON'],
    ['no id', { ...good, headers: { ...good.headers, ce_id: '' } }, 'BAD_ENVELOPE'],
    ['no headers', { ...good, headers: {} }, 'BAD_ENVELOPE'],
    ['a type nobody knows', { ...good, headers: { ...good.headers, ce_type: 'x.y' } }, 'UNKNOWN_TYPE'],
    ['a latitude of 91', asRecord(fix({ latitude: 91, longitude: 0 }, 'e', '2026-11-20T10:00:00Z')), 'SCHEMA'],
    ['a date that does not exist', asRecord(fix(inside, 'e', '2026-02-30T10:00:00Z')), 'SCHEMA'],
    ['data that is a list', asRecord(eventRecord('em.position', [])), 'SCHEMA'],
  ])('says why %s cannot be used', (_what, record, reason) => {
    expect(decodeEvent(record)).toEqual({ kind: 'bad', offset: 0, reason })
  })

  it('never throws, whatever bytes and headers there are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.dictionary(fc.string(), fc.string()), (bytes, headers) => {
        expect(['event', 'bad']).toContain(decodeEvent({ ...good, value: Buffer.from(bytes), headers }).kind)
        expect(['event', 'bad']).toContain(decodeEvent({ ...good, value: Buffer.from(bytes) }).kind)
      }),
    )
  })
})
