import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { silentLogger, type LogLogger } from '../logger.ts'
import type { Retention } from '../retention.ts'
import type { Topics } from '../topics.ts'
import { openFilePartition } from './file-partition.ts'
import { makeHeapPartition } from './heap-partition.ts'
import { lockFolder } from './lock.ts'
import type { Partition } from './partition.ts'

export type MemoryLogSettings = {
  topics: Topics
  /** Everything is kept here and read back at the next start; without it, nothing outlives the process. */
  dir?: string
  /** Resolve an append only when the disk has it (default true). Without: a power cut may take the last seconds. */
  fsync?: boolean
  /** How long records are kept, beside or instead of the defaults (retention.ts); gone at most two hours later. */
  retentionMs?: Retention
  logger?: LogLogger
  /** Epoch milliseconds. */
  clock?: () => number
  /** Newest bytes of each partition held in memory for those who keep up (default 1 MiB). */
  tailBytes?: number
}

const makeStores = ({ topics, dir, fsync = true, logger = silentLogger, tailBytes = 1 << 20 }: MemoryLogSettings) =>
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

const prepareFolder = (dir: string): { dir: string; release: () => void } => {
  mkdirSync(dir, { recursive: true })
  const real = realpathSync(dir)
  return { dir: real, release: lockFolder(real) }
}

/** The stores in a folder that is ours, or in none. What can't be opened leaves nothing locked. */
export const openStores = (settings: MemoryLogSettings) => {
  if (settings.dir === undefined) return { dir: null, stores: makeStores(settings), release: () => undefined }
  const { dir, release } = prepareFolder(settings.dir)
  try {
    return { dir, stores: makeStores({ ...settings, dir }), release }
  } catch (error) {
    release()
    throw error
  }
}
