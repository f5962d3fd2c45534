import { LogRefused } from '../errors.ts'
import { silentLogger } from '../logger.ts'
import { partitionOf } from '../murmur2.ts'
import { partitionKey, type Appended, type EventLog, type NewRecord } from '../port.ts'
import { makeGate } from '../shared/closing.ts'
import { within } from '../shared/deadline.ts'
import { retentionOf } from '../retention.ts'
import { makeGroupCommit } from '../shared/group-commit.ts'
import { maxRecordBytes } from '../shared/limits.ts'
import { startForgetting } from './forgetting.ts'
import { makeGroup } from './group.ts'
import { makeOffsets } from './offsets.ts'
import { openStores, type MemoryLogSettings } from './open-stores.ts'
import { heldFrom, type Partition } from './partition.ts'

type Write = { lane: string; bytes: number; store: Partition; record: NewRecord }

const limits = { records: 5_000, bytes: 8 << 20, laneBytes: 8 << 20 }

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

/**
 * The event log inside this process, for the embedded mode and for tests. Same rules as Kafka's, held by the same contract suite.
 *
 * With `dir` an append resolves when it is on the disk; a start reads everything back, cuts a torn tail with a warning, and
 * refuses a damaged file. Nothing is ever compacted; what is older than its topic's retention is dropped, at the start and then
 * every hour.
 *
 * @throws LogRefused another process has the folder · LogCorrupt a file is damaged in its middle
 */
export const memoryLog = (settings: MemoryLogSettings): EventLog => {
  const { clock = Date.now, logger = silentLogger } = settings
  const { dir, stores, release } = openStores(settings)
  const offsets = makeOffsets(dir, logger)
  const groups = new Map<string, ReturnType<typeof makeGroup>>()
  const commits = makeGroupCommit<Write, Appended>(flushTo(clock), limits)
  const gate = makeGate()
  const forgetting = startForgetting(stores, retentionOf(settings.retentionMs), { clock, logger })

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
        let at = heldFrom(store, from?.get(store.partition) ?? 0)
        while (at < end) {
          const records = await store.read(at, Math.min(500, end - at))
          await onBatch({ topic, partition: store.partition, records })
          at = heldFrom(store, at + records.length)
        }
      }
    },
    ends: async topic => {
      gate.check('ends')
      return new Map(partitionsOf(topic).map(({ partition, end }) => [partition, end()]))
    },
    progress: async (group, topic) => {
      gate.check('progress')
      return partitionsOf(topic).map(({ partition, begin, end }) => ({
        topic,
        partition,
        beginOffset: begin(),
        endOffset: end(),
        committedOffset: offsets.get(group, partitionKey(topic, partition)),
      }))
    },
    drain: async deadlineMs => {
      if (!gate.close()) return
      await Promise.all([...groups.values()].map(({ stop }) => stop(deadlineMs)))
      await within(deadlineMs, 'drain', commits.idle())
      await offsets.flush()
      const forgotten = forgetting.stop()
      for (const store of [...stores.values()].flat()) store.close()
      await forgotten
      release()
    },
    ping: async () => gate.check('ping'),
  }
}
