import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib'
import { topics } from '@breach-alerts/contracts'
import type { Headers, LogRecord } from '@breach-alerts/log'
import { packed, unpacked } from './recent-rows.ts'

/** What stands in clear on a blob: which events it holds. Offsets of the events topic; epoch milliseconds. */
export type BlobHead = { partition: number; first: number; last: number; oldestAt: number; newestAt: number }

export type Seal = {
  /** Events of one partition, at least one, in their order. */
  seal: (records: readonly [LogRecord, ...LogRecord[]]) => Promise<{ head: BlobHead; headers: Headers; value: Buffer }>
  /** null: of another secret, or not as it was written. */
  open: (head: BlobHead, value: Buffer) => LogRecord[] | null
}

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16
/** On another thread: it is done to every event. In large pieces, each of which is a way there and back. */
const compress = promisify(zstdCompress)
const fast = { chunkSize: 131_072, params: { [constants.ZSTD_c_compressionLevel]: 1 } }

const names = {
  partition: 'ba_partition',
  first: 'ba_first',
  last: 'ba_last',
  oldestAt: 'ba_oldestat',
  newestAt: 'ba_newestat',
} as const satisfies Record<keyof BlobHead, string>

/** null: nobody of ours wrote this. */
export const headOf = ({ headers }: Pick<LogRecord, 'headers'>): BlobHead | null => {
  const number = (name: string) => (/^\d{1,16}$/u.test(headers[name] ?? '') ? Number(headers[name]) : null)
  const [partition, first, last] = [number(names.partition), number(names.first), number(names.last)]
  const [oldestAt, newestAt] = [number(names.oldestAt), number(names.newestAt)]
  if (partition === null || first === null || last === null || oldestAt === null || newestAt === null) return null
  return { partition, first, last, oldestAt, newestAt }
}

const headOfRecords = (records: readonly [LogRecord, ...LogRecord[]]): BlobHead => {
  let [oldestAt, newestAt] = [records[0].appendedAt, records[0].appendedAt]
  for (const { appendedAt } of records) {
    if (appendedAt < oldestAt) oldestAt = appendedAt
    if (appendedAt > newestAt) newestAt = appendedAt
  }
  const last = records.at(-1) ?? records[0]
  return { partition: records[0].partition, first: records[0].offset, last: last.offset, oldestAt, newestAt }
}

const dayOf = ({ newestAt }: BlobHead): string => new Date(newestAt).toISOString().slice(0, 10)

/** So that a blob can't stand for another one, nor say of itself that it holds other events. */
const boundTo = (head: BlobHead): Buffer =>
  Buffer.from(
    [topics.events, head.partition, head.first, head.last, head.oldestAt, head.newestAt, dayOf(head)].join('/'),
  )

/**
 * Packs, compresses and encrypts decided events, and opens what it has sealed.
 *
 * Value: nonce (12 bytes), tag (16), then AES-256-GCM of zstd of the rows, under a key of the day of its newest event, which is
 * derived from the secret whenever it is needed and kept nowhere. Source: RFC 5869 (HKDF), NIST SP 800-38D (GCM).
 */
export const makeSeal = (secret: string): Seal => {
  const keyOf = (head: BlobHead) => Buffer.from(hkdfSync('sha256', secret, topics.recent, dayOf(head), 32))
  return {
    seal: async records => {
      const head = headOfRecords(records)
      const rows = await compress(packed(records), fast)
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, keyOf(head), nonce).setAAD(boundTo(head))
      const body = [cipher.update(rows), cipher.final()]
      const headers = Object.fromEntries(
        Object.entries(names).map(([field, name]) => [name, String(head[field as keyof BlobHead])]),
      )
      return { head, headers, value: Buffer.concat([nonce, cipher.getAuthTag(), ...body]) }
    },
    open: (head, value) => {
      const [nonce, tag] = [value.subarray(0, nonceBytes), value.subarray(nonceBytes, nonceBytes + tagBytes)]
      try {
        const decipher = createDecipheriv(algorithm, keyOf(head), nonce, { authTagLength: tagBytes })
        decipher.setAAD(boundTo(head)).setAuthTag(tag)
        const body = Buffer.concat([decipher.update(value.subarray(nonceBytes + tagBytes)), decipher.final()])
        return unpacked(zstdDecompressSync(body), topics.events, head.partition)
      } catch {
        return null
      }
    },
  }
}
