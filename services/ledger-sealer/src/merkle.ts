import { createHash } from 'node:crypto'

/**
 * A Merkle tree that only grows, kept as its frontier: the root of every perfect subtree, largest first, one for each 1 bit of
 * `size`. Enough to add leaves and to tell the root at any time, in at most 53 hashes of memory.
 *
 * Source: RFC 6962 §2.1 (leaf 0x00, node 0x01).
 */
export type Tree = { readonly size: number; readonly frontier: readonly Buffer[] }

export const emptyTree: Tree = { size: 0, frontier: [] }

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const leafMark = Buffer.of(0)
const nodeMark = Buffer.of(1)
const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256(nodeMark, left, right)

export const withLeaf = ({ size, frontier }: Tree, leaf: Uint8Array): Tree => {
  const next = [...frontier]
  let hash = sha256(leafMark, leaf)
  // Two perfect trees of one size become one of twice the size, as carries run through a binary counter.
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) hash = nodeHash(next.pop() ?? hash, hash)
  return { size: size + 1, frontier: [...next, hash] }
}

/** Merkle tree head; of an empty tree the hash of nothing. */
export const rootOf = ({ frontier }: Tree): Buffer =>
  frontier.length === 0 ? sha256() : frontier.reduceRight((right, left) => nodeHash(left, right))
