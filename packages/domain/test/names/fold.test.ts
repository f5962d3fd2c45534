import * as fc from 'fast-check'
import { foldName, nameTokens } from '../../src/names/fold.ts'

describe('folding a name', () => {
  it.each([
    ["O'Brien", ['obrien']],
    ['O’Brien', ['obrien']],
    ['O Brien', ['obrien']],
    ['Mc Donald', ['mcdonald']],
    ['Smith-Jones', ['smith', 'jones']],
    ['Łukasz Wójcik', ['lukasz', 'wojcik']],
    ['José Müller', ['jose', 'muller']],
    ['Иван', ['ivan']],
    ['ＡＢＣ', ['abc']],
    ['Mr John Smith Jnr', ['john', 'smith']],
    ['DUPLICATE_Smith', ['smith']],
    ['FNU', []],
    ['Unknown', []],
    ['12345', []],
    ['😀🎉', []],
    ['', []],
  ])('%j becomes %j', (text, tokens) => {
    expect(nameTokens(text)).toEqual(tokens)
  })

  it('takes the last word of text that was not split as the family name', () => {
    expect(foldName({ full: 'Mohammed Ali Khan' })).toEqual({
      given: ['mohammed', 'ali'],
      family: ['khan'],
      all: ['ali', 'khan', 'mohammed'],
    })
  })

  it('is idempotent, bounded, and never anything but a-z, whatever text comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), text => {
        const tokens = nameTokens(text)
        expect(tokens.length).toBeLessThanOrEqual(12)
        expect(tokens.every(token => /^[a-z]{1,40}$/u.test(token))).toBe(true)
      }),
    )
  })
})
