import { topics } from '@breach-alerts/contracts'
import { type EventLog, LogRefused, type LogRecord, partitionOf } from '@breach-alerts/log'
import type { Platform } from '@breach-alerts/runtime'
import type { Seal } from './recent-blob.ts'

/** Bytes of events in one blob, about a thousand events. */
const blobBytes = 512 * 1_024

/** Bytes of a partition that wait to be written; beyond that its events wait too. */
const waitingBytes = 8 * blobBytes

type Lane = { runs: (readonly LogRecord[])[]; bytes: number }
type Blob = [LogRecord, ...LogRecord[]]

/** Near enough. */
const sizeOf = ({ value }: LogRecord): number => 250 + (value?.length ?? 0)

const bytesOf = (records: readonly LogRecord[]): number => {
  let bytes = 0
  for (const record of records) bytes += sizeOf(record)
  return bytes
}

/** The records in pieces that each fit into a blob. */
const blobsOf = (runs: Lane['runs']): Blob[] => {
  const blobs: Blob[] = []
  let bytes = blobBytes
  for (const record of runs.flat()) {
    const size = sizeOf(record)
    if (bytes + size > blobBytes) {
      blobs.push([record])
      bytes = 0
    } else blobs.at(-1)?.push(record)
    bytes += size
  }
  return blobs
}

const isBlob = (records: readonly LogRecord[]): records is Blob => records.length > 0

/** A key of the recent events that lands in the same partition as the events themselves, so that its last blob is theirs. */
const keyFor = (partition: number, partitions: number): string => {
  for (let serial = 0; ; serial += 1) {
    const key = `${partition}.${serial}`
    if (partitionOf(key, partitions) === partition % partitions) return key
  }
}

/** Writes decided events to `matching.recent.v1`, many in one blob, those of a partition in their order. */
export const makeRecentWriter = (
  ports: Pick<Platform, 'logger' | 'metrics'> & { log: Pick<EventLog, 'append' | 'ends'> },
  { seal }: Pick<Seal, 'seal'>,
) => {
  const { log, logger, metrics } = ports
  const lanes = new Map<number, Lane>()

  const append = async (blob: Blob, partitions: number): Promise<void> => {
    const { head, headers, value } = await seal(blob)
    try {
      await log.append([{ topic: topics.recent, key: keyFor(head.partition, partitions), value, headers }])
    } catch (error) {
      if (!(error instanceof LogRefused)) throw error
      if (blob.length === 1) {
        metrics.count('breach_matcher_recent_refused_total', 'Events too large to be kept for late orders')
        logger.error({ partition: head.partition, offset: head.first }, 'event is too large to be kept for late orders')
        return
      }
      const half = Math.ceil(blob.length / 2)
      for (const part of [blob.slice(0, half), blob.slice(half)]) if (isBlob(part)) await append(part, partitions)
    }
  }
  const writeLane = async (lane: Lane, partitions: number): Promise<void> => {
    const blobs = blobsOf(lane.runs)
    Object.assign(lane, { runs: [], bytes: 0 })
    try {
      for (let [blob] = blobs; blob; [blob] = blobs) {
        await append(blob, partitions)
        blobs.shift()
      }
    } catch (error) {
      lane.runs.unshift(...blobs)
      for (const blob of blobs) lane.bytes += bytesOf(blob)
      throw error
    }
  }
  const write = async (atLeast: number): Promise<void> => {
    const full = [...lanes.values()].filter(({ bytes }) => bytes >= atLeast)
    if (full.length === 0) return
    const partitions = (await log.ends(topics.recent)).size
    await Promise.all(full.map(lane => writeLane(lane, partitions)))
  }
  /** One after the other, so that the order of a partition is kept. */
  let writing: Promise<void> = Promise.resolve()
  const flush = (atLeast: number): Promise<void> => {
    writing = writing.catch(() => undefined).then(() => write(atLeast))
    return writing
  }

  return {
    /** Takes them; they are written with the next flush, at once where they fill a blob. @throws LogUnavailable too much waits */
    put: async (partition: number, records: readonly LogRecord[]): Promise<void> => {
      const lane = lanes.get(partition) ?? { runs: [], bytes: 0 }
      lanes.set(partition, lane)
      if (lane.bytes >= waitingBytes) await flush(waitingBytes)
      lane.runs.push(records)
      lane.bytes += bytesOf(records)
      // What fails stays, and is written with the next flush.
      if (lane.bytes >= blobBytes) flush(blobBytes).catch(() => undefined)
    },
    /** Resolves when everything taken so far is in the log. @throws LogUnavailable */
    flush: (): Promise<void> => flush(1),
  }
}
