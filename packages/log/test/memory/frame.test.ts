import * as fc from 'fast-check'
import { decodeFrame, encodeFrame, frameLength, isWhole } from '../../src/memory/frame.ts'

const text = fc.string({ unit: 'binary' }).map(value => Buffer.from(value).toString())
const anyRecord = fc.record({
  offset: fc.nat(2 ** 31),
  key: fc.option(text),
  value: fc.option(fc.uint8Array().map(bytes => Buffer.from(bytes))),
  headers: fc.dictionary(text, text),
  appendedAt: fc.nat({ max: 4_102_444_800_000 }),
})

describe('a frame', () => {
  it('gives back the record that was put in', () => {
    fc.assert(
      fc.property(anyRecord, record => {
        const frame = encodeFrame(record)
        expect(frameLength(frame)).toBe(frame.length)
        expect(isWhole(frame, record.offset)).toBe(true)
        expect({ ...decodeFrame(frame, 't', 3) }).toEqual({
          ...record,
          headers: { ...record.headers },
          topic: 't',
          partition: 3,
        })
      }),
    )
  })

  it('shows any flipped bit', () => {
    const frame = encodeFrame({ offset: 7, key: 'k', value: Buffer.from('value'), headers: { a: 'b' }, appendedAt: 1 })
    fc.assert(
      fc.property(fc.nat(frame.length * 8 - 1), bit => {
        const damaged = Buffer.from(frame)
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(frameLength(damaged) !== frame.length || !isWhole(damaged, 7)).toBe(true)
      }),
    )
  })

  it('is not taken for the record of another offset', () => {
    expect(isWhole(encodeFrame({ offset: 7, key: null, value: null, headers: {}, appendedAt: 1 }), 8)).toBe(false)
  })
})
