import { createPublicKey } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { type Batch, partitionKey } from '@breach-alerts/log'
import type { Platform } from '@breach-alerts/runtime'
import { appendNote, readNotes } from './checkpoint-files.ts'
import { checkpointText, parseCheckpoint } from './checkpoint.ts'
import { leafOf } from './leaf.ts'
import { emptyTree, type Tree, withLeaf } from './merkle.ts'
import { openNote, type Signer, signNote } from './note.ts'

/** Thrown at start when what lies in the folder was not written by this sealer: going on would hide what happened. */
export class CheckpointInvalid extends Error {
  readonly code = 'CHECKPOINT_INVALID'
  constructor(file: string) {
    super(`the last checkpoint in ${file} is not one of this sealer`)
    this.name = 'CheckpointInvalid'
  }
}

type Partition = {
  topic: string
  partition: number
  tree: Tree
  nextOffset: number
  sealedSize: number
  sealedAt: number
}

export type Sealer = {
  /** Next offset to read, by partition. */
  positions: () => ReadonlyMap<string, number>
  /** Adds what is new of a batch, and seals when there is enough. */
  add: (batch: Batch) => Promise<void>
  /** Seals every partition that has grown and waited for `olderThanMs`. */
  seal: (olderThanMs: number) => Promise<void>
  /** Records that no checkpoint covers yet. */
  unsealed: () => number
}

/**
 * Chains records in the order of the log and signs how far it came.
 *
 * The same records give the same roots, whoever reads them and however often the sealer died in between: it goes on from its
 * last checkpoint, and what came after that is read again.
 *
 * @throws CheckpointInvalid when the folder holds a last checkpoint that this key did not sign
 */
export const makeSealer = async (
  { clock, logger, metrics }: Platform,
  options: { dir: string; signer: Signer; everyRecords: number },
): Promise<Sealer> => {
  const { dir, signer, everyRecords } = options
  const partitions = new Map<string, Partition>()
  const publicKey = createPublicKey(signer.privateKey)
  await mkdir(dir, { recursive: true })
  for (const { file, notes } of await readNotes(dir)) {
    const last = notes.at(-1)
    if (last === undefined) continue
    const checkpoint = parseCheckpoint(openNote(last, signer.name, publicKey) ?? '')
    if (!checkpoint) throw new CheckpointInvalid(file)
    const { topic, partition, tree, nextOffset } = checkpoint
    const state = { topic, partition, tree, nextOffset, sealedSize: tree.size, sealedAt: clock() }
    partitions.set(partitionKey(topic, partition), state)
  }

  const stateOf = (topic: string, partition: number): Partition => {
    const key = partitionKey(topic, partition)
    const state = partitions.get(key) ?? {
      topic,
      partition,
      tree: emptyTree,
      nextOffset: 0,
      sealedSize: 0,
      sealedAt: clock(),
    }
    partitions.set(key, state)
    return state
  }

  // One after another: notes of a partition must stand in the file in the order of their sizes.
  let writing: Promise<unknown> = Promise.resolve()
  const sealOne = (state: Partition): Promise<void> => {
    const write = async () => {
      const { topic, partition, tree, nextOffset } = state
      if (tree.size === state.sealedSize) return
      const text = checkpointText({ topic, partition, tree, nextOffset, at: new Date(clock()).toISOString() })
      await appendNote(dir, topic, partition, signNote(text, signer))
      state.sealedSize = tree.size
      state.sealedAt = clock()
      metrics.count('ledger_sealer_checkpoints_total', 'Checkpoints signed', { topic })
      logger.debug({ topic, partition, offset: nextOffset }, 'checkpoint signed')
    }
    const done = writing.then(write)
    writing = done.catch(() => undefined)
    return done
  }

  return {
    positions: () => new Map([...partitions].map(([key, { nextOffset }]) => [key, nextOffset])),
    add: async ({ topic, partition, records }) => {
      const state = stateOf(topic, partition)
      for (const record of records) {
        if (record.offset < state.nextOffset) continue
        if (record.offset > state.nextOffset) {
          metrics.count('ledger_sealer_gaps_total', 'Records missing in a sealed topic', { topic })
          logger.error({ topic, partition, offset: state.nextOffset, nextOffset: record.offset }, 'records are missing')
        }
        state.tree = withLeaf(state.tree, leafOf(record))
        state.nextOffset = record.offset + 1
        if (state.tree.size - state.sealedSize >= everyRecords) await sealOne(state)
      }
    },
    seal: async olderThanMs => {
      for (const state of partitions.values()) {
        if (state.tree.size > state.sealedSize && clock() - state.sealedAt >= olderThanMs) await sealOne(state)
      }
    },
    unsealed: () => [...partitions.values()].reduce((sum, { tree, sealedSize }) => sum + tree.size - sealedSize, 0),
  }
}
