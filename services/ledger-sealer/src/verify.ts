import type { KeyObject } from 'node:crypto'
import type { EventLog } from '@breach-alerts/log'
import { readNotes } from './checkpoint-files.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { loadPublicKey } from './key.ts'
import { leafOf } from './leaf.ts'
import { emptyTree, rootOf, withLeaf } from './merkle.ts'
import { openNote } from './note.ts'

/**
 * The first place where log and checkpoints part.
 *
 * `SIGNATURE`: a checkpoint was not signed by this key, or altered. `ORDER`: a checkpoint goes back. `RECORDS`: a record at or
 * after `fromOffset` and before `toOffset` was altered, removed or put in. `TRUNCATED`: the log ends before what was sealed.
 */
export type Difference = {
  topic: string
  partition: number
  kind: 'SIGNATURE' | 'ORDER' | 'RECORDS' | 'TRUNCATED'
  fromOffset: number
  toOffset: number | null
}

export type Verified = { topic: string; partition: number; size: number; root: string; sealedAt: string }
export type LedgerReport = { isIntact: boolean; difference: Difference | null; partitions: Verified[] }

/**
 * Holds the log against every checkpoint in a folder: reads all of it again and reports the first difference.
 *
 * @param trusted the public key where the verifier has it from elsewhere; default: the one beside the checkpoints
 * @throws LogUnavailable nothing is known then
 */
export const verifyLedger = async (
  log: Pick<EventLog, 'readToEnd'>,
  checkpointsDir: string,
  trusted: { name?: string; publicKey?: KeyObject } = {},
): Promise<LedgerReport> => {
  const publicKey = trusted.publicKey ?? (await loadPublicKey(checkpointsDir))
  const name = trusted.name ?? 'breach-alerts-sealer'
  const partitions: Verified[] = []
  for (const { file, notes } of await readNotes(checkpointsDir)) {
    const place = placeOf(file)
    const opened = openAll(notes, place, note => parseCheckpoint(openNote(note, name, publicKey) ?? ''))
    const { difference, last } =
      'kind' in opened ? { difference: opened, last: null } : await compare(log, place, opened)
    if (difference) return { isIntact: false, difference, partitions }
    if (last)
      partitions.push({ ...place, size: last.tree.size, root: rootOf(last.tree).toString('base64'), sealedAt: last.at })
  }
  return { isIntact: true, difference: null, partitions }
}

type Place = { topic: string; partition: number }

const placeOf = (file: string): Place => {
  const [, topic = file, partition = '0'] = /^(.*)-(\d+)\.checkpoints$/u.exec(file) ?? []
  return { topic, partition: Number(partition) }
}

/** Every checkpoint of a partition in order, or what is wrong with one. */
const openAll = (
  notes: readonly string[],
  place: Place,
  open: (note: string) => Checkpoint | null,
): Checkpoint[] | Difference => {
  const checkpoints: Checkpoint[] = []
  for (const note of notes) {
    const checkpoint = open(note)
    const before = checkpoints.at(-1)
    const fromOffset = before?.nextOffset ?? 0
    if (!checkpoint || checkpoint.topic !== place.topic || checkpoint.partition !== place.partition) {
      return { ...place, kind: 'SIGNATURE', fromOffset, toOffset: null }
    }
    if (before && checkpoint.tree.size <= before.tree.size)
      return { ...place, kind: 'ORDER', fromOffset, toOffset: null }
    checkpoints.push(checkpoint)
  }
  return checkpoints
}

const compare = async (
  log: Pick<EventLog, 'readToEnd'>,
  place: Place,
  checkpoints: readonly Checkpoint[],
): Promise<{ difference: Difference | null; last: Checkpoint | null }> => {
  let tree = emptyTree
  let reached = 0
  let difference: Difference | null = null
  await log.readToEnd(place.topic, batch => {
    if (batch.partition !== place.partition) return
    for (const record of batch.records) {
      const checkpoint = checkpoints[reached]
      if (!checkpoint || difference) return
      tree = withLeaf(tree, leafOf(record))
      if (tree.size < checkpoint.tree.size) continue
      if (rootOf(tree).equals(rootOf(checkpoint.tree))) reached += 1
      else {
        const fromOffset = checkpoints[reached - 1]?.nextOffset ?? 0
        difference = { ...place, kind: 'RECORDS', fromOffset, toOffset: checkpoint.nextOffset }
      }
    }
  })
  if (!difference && reached < checkpoints.length) {
    const fromOffset = checkpoints[reached - 1]?.nextOffset ?? 0
    difference = { ...place, kind: 'TRUNCATED', fromOffset, toOffset: checkpoints[reached]?.nextOffset ?? null }
  }
  return { difference, last: checkpoints.at(-1) ?? null }
}
