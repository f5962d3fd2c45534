import type { LogRecord } from '@breach-alerts/log'
import { parkedRecord, readParked } from '../src/park.ts'

const record: LogRecord = {
  topic: 'events.reported.v1',
  partition: 3,
  offset: 17,
  key: null,
  value: Buffer.from([0xff, 0x00, 0x7b]),
  headers: { ce_id: 'e1' },
  appendedAt: Date.parse('2026-11-23T10:00:00Z'),
}
const asRead = (from: LogRecord, reason: Parameters<typeof parkedRecord>[1]): LogRecord => ({
  ...from,
  ...parkedRecord(from, reason),
  headers: parkedRecord(from, reason).headers ?? {},
})

describe('parkedRecord', () => {
  it('keeps bytes and headers as they came, and says where from and why', () => {
    const parked = parkedRecord(record, 'NOT_JSON')
    expect(parked.value).toEqual(record.value)
    expect(parked.headers).toMatchObject({ ce_id: 'e1' })
    expect(readParked(asRead(record, 'NOT_JSON'))).toEqual({
      parkedId: 'events.reported.v1/3/17',
      topic: 'events.reported.v1',
      partition: 3,
      offset: 17,
      reason: 'NOT_JSON',
      receivedAt: '2026-11-23T10:00:00.000Z',
    })
  })

  it('gives the same record each time, so that parking twice is parking once by key', () => {
    expect(parkedRecord(record, 'SCHEMA')).toEqual(parkedRecord(record, 'SCHEMA'))
  })

  it('parks an empty record, and the beginning of one that is too large for a record with more headers', () => {
    expect(parkedRecord({ ...record, value: null }, 'EMPTY').value).toHaveLength(0)
    const large = parkedRecord({ ...record, value: Buffer.alloc(1_299_990) }, 'SCHEMA')
    expect(large.value).toHaveLength(1_200_000)
    expect(large.headers).toMatchObject({ parked_length: '1299990' })
  })
})
