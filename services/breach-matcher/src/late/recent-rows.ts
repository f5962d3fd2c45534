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

/** Of one event: offset, epoch milliseconds, bytes of the value (-1: null), and the headers in the order of their names. */
type Cell = number | string | null

const cellsOfEvent = 3 + headerNames.length

/**
 * Many events of one partition as one piece of bytes: length of the cells u32 big-endian, the cells of all events as one JSON
 * array, the values joined.
 *
 * One flat array, because this is done to every event: an array for each costs twice as much.
 */
export const packed = (records: readonly LogRecord[]): Buffer => {
  const cells: Cell[] = []
  const values: Buffer[] = []
  for (const { offset, appendedAt, value, headers } of records) {
    cells.push(offset, appendedAt, value ? value.length : -1)
    for (const name of headerNames) cells.push(headers[name] ?? null)
    if (value) values.push(value)
  }
  const text = Buffer.from(JSON.stringify(cells))
  const length = Buffer.allocUnsafe(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, text, ...values])
}

/** The events of `packed`, without keys and without the headers that nobody reads. Values share the memory of `bytes`. */
export const unpacked = (bytes: Buffer, topic: string, partition: number): LogRecord[] => {
  let at = 4 + bytes.readUInt32BE(0)
  const cells = JSON.parse(bytes.toString('utf8', 4, at)) as Cell[]
  return Array.from({ length: cells.length / cellsOfEvent }, (_, index) => {
    const [offset, appendedAt, length, ...texts] = cells.slice(index * cellsOfEvent, (index + 1) * cellsOfEvent)
    const size = Number(length)
    const value = size < 0 ? null : bytes.subarray(at, at + size)
    at += Math.max(0, size)
    const pairs = headerNames.map((name, nth) => [name, texts[nth]] as const)
    const headers = Object.fromEntries(pairs.filter((pair): pair is [(typeof pair)[0], string] => pair[1] !== null))
    return { topic, partition, offset: Number(offset), key: null, value, headers, appendedAt: Number(appendedAt) }
  })
}
