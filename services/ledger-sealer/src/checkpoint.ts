import { rootOf, type Tree } from './merkle.ts'

/** What was sealed of one partition, up to `nextOffset`. */
export type Checkpoint = {
  topic: string
  partition: number
  tree: Tree
  /** Offset of the record that would be sealed next. */
  nextOffset: number
  /** RFC 3339; when it was signed. */
  at: string
}

const originOf = (topic: string, partition: number) => `breach-alerts/${topic}/${partition}`

/** Text of a checkpoint: origin, size and root as C2SP tlog-checkpoint has them, then our own lines. */
export const checkpointText = ({ topic, partition, tree, nextOffset, at }: Checkpoint): string =>
  [
    originOf(topic, partition),
    tree.size,
    rootOf(tree).toString('base64'),
    `next ${nextOffset}`,
    `at ${at}`,
    // What the tree goes on from after a restart; its root must be the root above.
    ...tree.frontier.map(hash => `subtree ${hash.toString('base64')}`),
    '',
  ].join('\n')

/** Reads a checkpoint's text; null: it is not one, or its tree does not have the root that it claims. */
export const parseCheckpoint = (text: string): Checkpoint | null => {
  const [origin = '', sizeText = '', root = '', next = '', at = '', ...rest] = text.split('\n')
  const place = /^breach-alerts\/([^/\s]+)\/(\d+)$/u.exec(origin)
  const nextOffset = /^next (\d+)$/u.exec(next)?.[1]
  const signedAt = /^at (\S+)$/u.exec(at)?.[1]
  const size = Number(sizeText)
  const frontier = rest.flatMap(line => (line.startsWith('subtree ') ? [Buffer.from(line.slice(8), 'base64')] : []))
  if (!place?.[1] || !place[2] || nextOffset === undefined || signedAt === undefined || !Number.isSafeInteger(size))
    return null
  const tree = { size, frontier }
  if (frontier.length !== ones(size) || rootOf(tree).toString('base64') !== root) return null
  return { topic: place[1], partition: Number(place[2]), tree, nextOffset: Number(nextOffset), at: signedAt }
}

/** 1 bits of a size that may be larger than 32 bits. */
const ones = (size: number): number => size.toString(2).replaceAll('0', '').length
