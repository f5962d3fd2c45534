import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { checkpointText, parseCheckpoint } from '../src/checkpoint.ts'
import { leafOf } from '../src/leaf.ts'
import { emptyTree, rootOf, withLeaf } from '../src/merkle.ts'

/** RFC 6962 §2.1, word for word. */
const head = (leaves: readonly Buffer[]): Buffer => {
  const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  const [first] = leaves
  if (!first) return sha256()
  if (leaves.length === 1) return sha256(Buffer.of(0), first)
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha256(Buffer.of(1), head(leaves.slice(0, k)), head(leaves.slice(k)))
}

describe('the Merkle tree', () => {
  it('has the root of RFC 6962 at every size', () => {
    const leaves = Array.from({ length: 70 }, (_, i) => Buffer.from(`leaf ${i}`))
    let tree = emptyTree
    expect(rootOf(tree)).toEqual(head([]))
    for (const [index, leaf] of leaves.entries()) {
      tree = withLeaf(tree, leaf)
      expect(rootOf(tree)).toEqual(head(leaves.slice(0, index + 1)))
    }
  })

  it('goes on from a checkpoint as if it had never stopped', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 40 }), fc.nat(), (leaves, where) => {
        const cut = leaves.length === 0 ? 0 : where % leaves.length
        const whole = leaves.reduce(withLeaf, emptyTree)
        const text = checkpointText({
          topic: 't.v1',
          partition: 2,
          tree: leaves.slice(0, cut).reduce(withLeaf, emptyTree),
          nextOffset: cut,
          at: '2026-11-23T10:00:00Z',
        })
        const held = parseCheckpoint(text)
        expect(rootOf(leaves.slice(cut).reduce(withLeaf, held?.tree ?? emptyTree))).toEqual(rootOf(whole))
      }),
    )
  })
})

describe('parseCheckpoint', () => {
  const text = checkpointText({
    topic: 't.v1',
    partition: 0,
    tree: withLeaf(emptyTree, Buffer.from('a')),
    nextOffset: 1,
    at: '2026-11-23T10:00:00Z',
  })
  it.each([
    ['another root', text.replace(/\n[A-Za-z0-9+/]{43}=\n/u, `\n${'A'.repeat(43)}=\n`)],
    ['another size', text.replace('\n1\n', '\n3\n')],
    ['no subtree', text.replace(/subtree .*\n/u, '')],
    ['another origin', text.replace('breach-alerts/', 'elsewhere/')],
    ['nothing', ''],
  ])('refuses a text with %s', (_what, altered) => {
    expect(altered).not.toBe(text)
    expect(parseCheckpoint(altered)).toBeNull()
  })
})

describe('leafOf', () => {
  const record = { topic: 'a', partition: 0, offset: 1, key: 'k', value: Buffer.from('v'), headers: {}, appendedAt: 0 }
  it.each([
    ['topic', { topic: 'b' }],
    ['partition', { partition: 1 }],
    ['offset', { offset: 2 }],
    ['key', { key: 'kv' }],
    ['value', { value: Buffer.from('w') }],
    ['absent value', { value: null }],
    ['empty value', { value: Buffer.alloc(0) }],
    ['bytes moved from value to key', { key: 'kv', value: Buffer.alloc(0) }],
  ])('changes with the %s', (_what, change) => {
    expect(leafOf({ ...record, ...change })).not.toEqual(leafOf(record))
  })
})
