import * as fc from 'fast-check'
import { eventKeyOf, idOf } from '../../src/identifiers/digest.ts'

describe('deterministic ids', () => {
  it('gives the same id for the same parts, and never shows them', () => {
    expect(idOf('fnd', 'a', 'b')).toBe(idOf('fnd', 'a', 'b'))
    expect(idOf('fnd', 'secret')).toMatch(/^fnd_[0-9a-f]{32}$/u)
  })

  it('keeps lists of parts apart however they are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => {
        expect(idOf('x', ...a) === idOf('x', ...b)).toBe(JSON.stringify(a) === JSON.stringify(b))
      }),
    )
  })

  it('keeps events apart however source and id are cut', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        fc.pre(b !== '')
        expect(eventKeyOf(a + b, c)).not.toBe(eventKeyOf(a, b + c))
      }),
    )
  })
})
