import type { LogRecord } from '@breach-alerts/log'

/**
 * The bytes of a record that are sealed: topic, partition, offset, key and value, each framed by its length so that no two
 * records give the same bytes. An absent value differs from an empty one.
 */
export const leafOf = ({ topic, partition, offset, key, value }: LogRecord): Buffer => {
  const place = Buffer.alloc(12)
  place.writeUInt32BE(partition, 0)
  place.writeBigUInt64BE(BigInt(offset), 4)
  return Buffer.concat([
    framed(Buffer.from(topic)),
    place,
    framed(key === null ? null : Buffer.from(key)),
    framed(value),
  ])
}

const framed = (bytes: Buffer | null): Buffer => {
  const length = Buffer.alloc(4)
  length.writeInt32BE(bytes?.length ?? -1)
  return bytes ? Buffer.concat([length, bytes]) : length
}
