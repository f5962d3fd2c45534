import * as fc from 'fast-check'
import { batchesOf, bytesOf, mostBytes, mostEntries, type Outgoing } from '../../src/sns/batches.ts'

const outgoing = (bytes: number): Outgoing => ({
  noticeId: 'ntc',
  cleared: { kind: 'cleared', body: 'x'.repeat(bytes), attributes: [] },
})

describe('batches', () => {
  it('counts bytes, not characters, and attributes with name and type', () => {
    expect(bytesOf({ kind: 'cleared', body: 'é', attributes: [['grade', '1']] })).toBe(2 + 5 + 6 + 1)
  })

  it.each([
    { sizes: [mostBytes], batches: [1] },
    { sizes: [mostBytes, 1], batches: [1, 1] },
    { sizes: [mostBytes - 1, 1, 1], batches: [2, 1] },
    { sizes: Array.from({ length: 11 }, () => 1), batches: [10, 1] },
    { sizes: [], batches: [] },
  ])('cuts $sizes.length messages into $batches', ({ sizes, batches }) => {
    expect(batchesOf(sizes.map(outgoing)).map(batch => batch.length)).toEqual(batches)
  })

  it('keeps the order, loses nothing and never exceeds what AWS takes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: mostBytes }), { maxLength: 40 }), sizes => {
        const messages = sizes.map(outgoing)
        const batches = batchesOf(messages)
        expect(batches.flat()).toEqual(messages)
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(mostEntries)
          expect(batch.reduce((sum, { cleared }) => sum + bytesOf(cleared), 0)).toBeLessThanOrEqual(mostBytes)
        }
      }),
      { numRuns: 50 },
    )
  })
})
