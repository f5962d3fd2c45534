import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { LogRefused } from '../errors.ts'
import { silentLogger, type LogLogger } from '../logger.ts'
import { partitionOf } from '../murmur2.ts'
import { partitionKey, type Appended, type EventLog, type NewRecord } from '../port.ts'
import { makeGate } from '../shared/closing.ts'
import { within } from '../shared/deadline.ts'
import { makeGroupCommit } from '../shared/group-commit.ts'
import type { Topics } from '../topics.ts'
import { openFilePartition } from './file-partition.ts'
import { makeGroup } from './group.ts'
import { makeHeapPartition } from './heap-partition.ts'
import { lockFolder } from './lock.ts'
import { makeOffsets } from './offsets.ts'
import type { Partition } from './partition.ts'
import { maxRecordBytes } from '../shared/limits.ts'

export type MemoryLogSettings = {
  topics: Topics
  /** Everything is kept here and read back at the next start; without it, nothing outlives the process. */
  dir?: string
  /** Resolve an append only when the disk has it (default true). Without: a power cut may take the last seconds. */
  fsync?: boolean
  logger?: LogLogger
  /** Epoch milliseconds. */
  clock?: () => number
  /** Newest bytes of each partition held in memory for those who keep up (default 1 MiB). */
  tailBytes?: number
}

type Write = { lane: string; bytes: number; store: Partition; record: NewRecord }

const limits = { records: 5_000, bytes: 8 << 20, laneBytes: 8 << 20 }

const openStores = ({ topics, dir, fsync = true, logger = silentLogger, tailBytes = 1 << 20 }: MemoryLogSettings) =>
  new Map(
    Object.entries(topics).map(([topic, { partitions }]) => {
      const open = (_: unknown, partition: number): Partition => {
        if (dir === undefined) return makeHeapPartition(topic, partition)
        const folder = join(dir, topic)
        mkdirSync(folder, { recursive: true })
        return openFilePartition(topic, partition, { dir: folder, fsync, logger, tailBytes })
      }
      return [topic, Array.from({ length: partitions }, open)] as const
    }),
  )

/** Each partition's records in one write, all partitions at once. One that fails fails its own records only. */
const flushTo = (clock: () => number) => async (writes: readonly Write[]) => {
  const results: (Appended | Error)[] = []
  const byStore = Map.groupBy(writes.keys(), i => (writes[i] as Write).store)
  const flushed = [...byStore].map(async ([store, indexes]) => {
    const first = store.end()
    try {
      await store.append(
        indexes.map(i => (writes[i] as Write).record),
        clock(),
      )
      indexes.forEach((i, nth) => (results[i] = { partition: store.partition, offset: first + nth }))
    } catch (error) {
      for (const i of indexes) results[i] = error as Error
    }
  })
  await Promise.all(flushed)
  return results
}

/** The stores in a folder that is ours, or in none. What can't be opened leaves nothing locked. */
const openAll = (settings: MemoryLogSettings) => {
  if (settings.dir === undefined) return { dir: null, stores: openStores(settings), release: () => undefined }
  const { dir, release } = prepareFolder(settings.dir)
  try {
    return { dir, stores: openStores({ ...settings, dir }), release }
  } catch (error) {
    release()
    throw error
  }
}

const prepareFolder = (dir: string): { dir: string; release: () => void } => {
  mkdirSync(dir, { recursive: true })
  const real = realpathSync(dir)
  return { dir: real, release: lockFolder(real) }
}

/**
 * The event log inside this process, for the embedded mode and for tests. Same rules as Kafka's, held by the same contract suite.
 *
 * With `dir` an append resolves when it is on the disk; a start reads everything back, cuts a torn tail with a warning, and
 * refuses a damaged file. Nothing is ever compacted or removed.
 *
 * @throws LogRefused another process has the folder · LogCorrupt a file is damaged in its middle
 */
export const memoryLog = (settings: MemoryLogSettings): EventLog => {
  const { clock = Date.now, logger = silentLogger } = settings
  const { dir, stores, release } = openAll(settings)
  const offsets = makeOffsets(dir, logger)
  const groups = new Map<string, ReturnType<typeof makeGroup>>()
  const commits = makeGroupCommit<Write, Appended>(flushTo(clock), limits)
  const gate = makeGate()

  const partitionsOf = (topic: string): readonly Partition[] => {
    const found = stores.get(topic)
    if (found === undefined) throw new LogRefused(`there is no topic ${topic}`)
    return found
  }
  const toWrite = (record: NewRecord): Write => {
    const partitions = partitionsOf(record.topic)
    const store = partitions[partitionOf(record.key, partitions.length)] as Partition
    const bytes = record.value.length + record.key.length
    if (bytes > maxRecordBytes) throw new LogRefused(`a record of ${bytes} bytes is too large`)
    return { lane: partitionKey(record.topic, store.partition), bytes, store, record }
  }
  return {
    append: async (records, { deadlineMs = 5_000 } = {}) => {
      gate.check('append')
      let isLate = false
      const work = commits.offer(records.map(toWrite), () => isLate)
      return within(deadlineMs, 'append', work, () => (isLate = true))
    },
    consume: async (options, handler) => {
      gate.check('consume')
      const group = groups.get(options.group) ?? makeGroup(options.group, offsets, partitionsOf)
      groups.set(options.group, group)
      return group.join(options, handler)
    },
    readToEnd: async (topic, onBatch, { from } = {}) => {
      gate.check('readToEnd')
      const goals = partitionsOf(topic).map(store => ({ store, end: store.end() }))
      for (const { store, end } of goals) {
        for (let at = from?.get(store.partition) ?? 0; at < end;) {
          const records = await store.read(at, Math.min(500, end - at))
          await onBatch({ topic, partition: store.partition, records })
          at += records.length
        }
      }
    },
    ends: async topic => {
      gate.check('ends')
      return new Map(partitionsOf(topic).map(({ partition, end }) => [partition, end()]))
    },
    progress: async (group, topic) => {
      gate.check('progress')
      return partitionsOf(topic).map(({ partition, end }) => ({
        topic,
        partition,
        beginOffset: 0,
        endOffset: end(),
        committedOffset: offsets.get(group, partitionKey(topic, partition)),
      }))
    },
    drain: async deadlineMs => {
      if (!gate.close()) return
      await Promise.all([...groups.values()].map(({ stop }) => stop(deadlineMs)))
      await within(deadlineMs, 'drain', commits.idle())
      await offsets.flush()
      for (const store of [...stores.values()].flat()) store.close()
      release()
    },
    ping: async () => gate.check('ping'),
  }
}
