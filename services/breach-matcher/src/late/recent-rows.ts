import type { LogRecord } from '@breach-alerts/log'

/** What `decodeEvent` reads of the headers. The others stay out: who sent it, traces, hashed keys. */
const headerNames = [
  'ce_specversion',
  'ce_id',
  'ce_source',
  'ce_type',
  'ce_time',
  'ce_subject',
  'ba_receivedat',
  'ba_timeabsent',
] as const

/** Offset, epoch milliseconds, bytes of the value (-1: null), and the headers in the order of their names. */
type Row = [offset: number, appendedAt: number, length: number, ...headers: (string | null)[]]

/**
 * Many events of one partition as one piece of bytes: length of the rows u32 big-endian, one JSON row a line, the values joined.
 *
 * One string and one copy for all, because this is done to every event (test/bench/README.md).
 */
export const packed = (records: readonly LogRecord[]): Buffer => {
  let rows = ''
  const values: Buffer[] = []
  for (const { offset, appendedAt, value, headers } of records) {
    rows += JSON.stringify([offset, appendedAt, value ? value.length : -1, ...headerNames.map(name => headers[name])])
    rows += '\n'
    if (value) values.push(value)
  }
  const text = Buffer.from(rows)
  const length = Buffer.allocUnsafe(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, text, ...values])
}

/** The events of `packed`, without keys and without the headers that nobody reads. Values share the memory of `bytes`. */
export const unpacked = (bytes: Buffer, topic: string, partition: number): LogRecord[] => {
  let at = 4 + bytes.readUInt32BE(0)
  return bytes
    .toString('utf8', 4, at)
    .split('\n')
    .slice(0, -1)
    .map(line => {
      const [offset, appendedAt, length, ...texts] = JSON.parse(line) as Row
      const headers = Object.fromEntries(
        headerNames.flatMap((name, index) => (typeof texts[index] === 'string' ? [[name, texts[index]]] : [])),
      )
      const value = length < 0 ? null : bytes.subarray(at, at + length)
      at += Math.max(0, length)
      return { topic, partition, offset, key: null, value, headers, appendedAt }
    })
}
