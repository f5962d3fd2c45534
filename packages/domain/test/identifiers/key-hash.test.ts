import * as fc from 'fast-check'
import { identifierSchemes } from '@breach-alerts/contracts'
import { isBlockingHash, isBlockingKey, makeKeyHash } from '../../src/identifiers/key-hash.ts'
import { makeSipHash } from '../../src/identifiers/siphash.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('SipHash-2-4', () => {
  // The paper's vectors: key 00…0f, message 00, 00 01, …; here those that are text of one byte a character.
  it.each([
    [0, '726fdb47dd0e0e31'],
    [1, '74f839c593dc67fd'],
    [8, '93f5f5799a932462'],
    [15, 'a129ca6149be45e5'],
    [63, '958a324ceb064572'],
  ])('gives the published value for a message of %i bytes', (length, expected) => {
    const hash = makeSipHash(Uint8Array.from({ length: 16 }, (_, i) => i))
    const out = new Uint8Array(8)
    hash(String.fromCharCode(...Array.from({ length }, (_, i) => i)), out, 0)
    expect(hex(out)).toBe(expected)
  })

  it('hashes the UTF-8 of a text, whatever came before it', () => {
    const [one, other] = [new Uint8Array(8), new Uint8Array(8)]
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 900 }), (before, text) => {
        const key = new Uint8Array(16)
        const warm = makeSipHash(key)
        warm(before, one, 0)
        warm(text, one, 0)
        makeSipHash(key)(text, other, 0)
        expect(one).toEqual(other)
      }),
    )
  })

  it('refuses a key of another length', () => {
    expect(() => makeSipHash(new Uint8Array(15))).toThrow(RangeError)
  })
})

describe('key hash', () => {
  it('joins the hashes in the order of the keys', () => {
    const { of } = makeKeyHash('a secret')
    expect(hex(of(['a', 'b']))).toBe(hex(of(['a'])) + hex(of(['b'])))
    expect(of([])).toHaveLength(0)
  })

  it('gives other hashes, and another version, under another secret', () => {
    const [one, other] = [makeKeyHash('one'), makeKeyHash('other')]
    expect(hex(one.of(['a']))).not.toBe(hex(other.of(['a'])))
    expect(one.version).not.toBe(other.version)
  })

  it.each([
    'R:BD:PTR|1985-05-17',
    'P:BY:JN.SM0|1985',
    'R:BM:SM0|05-17',
    'R:BP:SM0|LS11AA',
    'X:NAMES:A.B|C',
    'P:CELL:1:2',
  ])('says of the hash of %s that it is of a blocking key', key => {
    expect(isBlockingHash(makeKeyHash('a secret').of(['R:PNC:1', key]), 8)).toBe(true)
  })

  it('says of every scheme of identifiers that its keys are none', () => {
    const { of } = makeKeyHash('a secret')
    const keys = [...identifierSchemes, 'UPRN', 'OTHER:BD:x', 'OTHER:X'].flatMap(scheme =>
      ['R', 'P'].map(side => `${side}:${scheme}:B:BD:CELL:ADDRESS`),
    )
    const hashes = of(keys)
    expect(keys.filter((key, at) => isBlockingKey(key) || isBlockingHash(hashes, at * 8))).toEqual([])
  })
})
