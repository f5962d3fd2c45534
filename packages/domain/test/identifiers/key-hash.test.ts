import * as fc from 'fast-check'
import { identifierSchemes } from '@breach-alerts/contracts'
import { isBlockingHash, isBlockingKey, makeKeyHash } from '../../src/identifiers/key-hash.ts'
import { makeSipHash } from '../../src/identifiers/siphash.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

const sixtyFour = (value: bigint) => BigInt.asUintN(64, value)
const turned = (value: bigint, by: bigint) => sixtyFour((value << by) | (value >> (64n - by)))
const numberOf = (bytes: Uint8Array) => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

/** SipHash-2-4 word by word as the paper has it, in one 64-bit number for each. */
const plainSipHash = (key: Uint8Array, message: Uint8Array): string => {
  const [k0, k1] = [numberOf(key.subarray(0, 8)), numberOf(key.subarray(8))]
  let [v0, v1] = [k0 ^ 0x736f6d6570736575n, k1 ^ 0x646f72616e646f6dn]
  let [v2, v3] = [k0 ^ 0x6c7967656e657261n, k1 ^ 0x7465646279746573n]
  const rounds = (count: number) => {
    for (let round = 0; round < count; round++) {
      v0 = sixtyFour(v0 + v1)
      v1 = turned(v1, 13n) ^ v0
      v0 = turned(v0, 32n)
      v2 = sixtyFour(v2 + v3)
      v3 = turned(v3, 16n) ^ v2
      v0 = sixtyFour(v0 + v3)
      v3 = turned(v3, 21n) ^ v0
      v2 = sixtyFour(v2 + v1)
      v1 = turned(v1, 17n) ^ v2
      v2 = turned(v2, 32n)
    }
  }
  const padded = new Uint8Array(8 * (Math.floor(message.length / 8) + 1))
  padded.set(message)
  padded[padded.length - 1] = message.length % 256
  for (let at = 0; at < padded.length; at += 8) {
    const word = numberOf(padded.subarray(at, at + 8))
    v3 ^= word
    rounds(2)
    v0 ^= word
  }
  v2 ^= 0xffn
  rounds(4)
  return (v0 ^ v1 ^ v2 ^ v3).toString(16).padStart(16, '0')
}

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

  it('is that of the paper for any text in its UTF-8, long or short, whatever came before it', () => {
    const key = Uint8Array.from({ length: 16 }, (_, i) => 250 - 13 * i)
    const hash = makeSipHash(key)
    const out = new Uint8Array(8)
    const agrees = (text: string) => {
      hash(text, out, 0)
      expect(hex(out)).toBe(plainSipHash(key, new TextEncoder().encode(text)))
    }
    for (const text of ['Zoë', 'Łukasz', 'ßß', '陳大文', 'a'.repeat(1_500), 'ë'.repeat(700), '陳'.repeat(500)])
      agrees(text)
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), agrees))
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

  it('gives every key a hash of its own', () => {
    const { of, plain } = makeKeyHash('a secret')
    const keys = Array.from({ length: 50 }, (_, i) => `R:PNC:2001/${i}`)
    expect(new Set(keys.map(key => hex(of([key])))).size).toBe(50)
    expect(new Set(keys.map(key => hex(plain([key])))).size).toBe(50)
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
    'P:ADDRESS:LS22ZZ|7SOUTHROW',
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
