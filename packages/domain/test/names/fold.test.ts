import * as fc from 'fast-check'
import { foldName, isComparable, nameTokens } from '../../src/names/fold.ts'

describe('folding a name', () => {
  it.each([
    ["O'Brien", ['obrien']],
    ['O’Brien', ['obrien']],
    ['O Brien', ['obrien']],
    ['O - Brien', ['obrien']],
    ['O‘Brien Oʼbrien O`Brien O´Brien', ['obrien', 'obrien', 'obrien', 'obrien']],
    ['Mc Donald', ['mcdonald']],
    ['Tom Mac Donald', ['tom', 'macdonald']],
    // Too short to be the rest of a name.
    ['Mc Ab', ['mc', 'ab']],
    ['Bo Brien', ['bo', 'brien']],
    ['Smith-Jones', ['smith', 'jones']],
    ['Łukasz Wójcik', ['lukasz', 'wojcik']],
    ['José Müller', ['jose', 'muller']],
    ['Иван', ['ivan']],
    ['ＡＢＣ', ['abc']],
    ['Mr John Smith Jnr', ['john', 'smith']],
    ['DUPLICATE_Smith', ['smith']],
    ['MIG_ERROR_Smith', ['smith']],
    ['NO_SHOW_Smith', ['smith']],
    ['Smith DUPLICATE_', ['smith', 'duplicate']],
    ['J Smith', ['j', 'smith']],
    ['Smith2 & 3Jones', ['smith', 'jones']],
    ['FNU', []],
    ['Unknown', []],
    ['12345', []],
    ['😀🎉', []],
    ['', []],
  ])('%j becomes %j', (text, tokens) => {
    expect(nameTokens(text)).toEqual(tokens)
  })

  it.each([
    [{ full: 'ex partner' }],
    [{ full: 'her estranged husband' }],
    [{ given: ['Unknown'], family: 'Neighbour' }],
    [{ given: ['Ex'], family: 'Boyfriend' }],
    [{ full: 'group of youths' }],
  ])('of what somebody is to another is nobody: %j', name => {
    expect(foldName(name)).toEqual({ given: [], family: [], all: [] })
  })

  it.each([
    [{ given: ['Heung-min'], family: 'Son' }, 3],
    [{ given: ['Amy'], family: 'Friend' }, 2],
    [{ full: 'Rowan Boy' }, 2],
  ])('of somebody who is called so is a name: %j', (name, words) => {
    expect(foldName(name).all).toHaveLength(words)
  })

  it('takes the last word of text that was not split as the family name', () => {
    expect(foldName({ full: 'Mohammed Ali Khan' })).toEqual({
      given: ['mohammed', 'ali'],
      family: ['khan'],
      all: ['ali', 'khan', 'mohammed'],
    })
  })

  it('takes given and family name as they are where they are known, whatever else is written', () => {
    const full = 'Somebody Else'
    const [given, family] = [['Anne Marie'], 'Smith-Jones']
    expect([foldName({ given, family, full }), foldName({ family, full }), foldName({ given, full })]).toEqual([
      { given: ['anne', 'marie'], family: ['smith', 'jones'], all: ['anne', 'jones', 'marie', 'smith'] },
      { given: [], family: ['smith', 'jones'], all: ['jones', 'smith'] },
      { given: ['anne', 'marie'], family: [], all: ['anne', 'marie'] },
    ])
    expect(foldName({})).toEqual({ given: [], family: [], all: [] })
    expect(foldName({ family: 'unknown', full: 'Rowan Ashdown' }).family).toEqual(['ashdown'])
  })

  it.each([
    ['a Chinese given name', ['Na'], 'Li', ['na'], ['li']],
    ['in capitals', ['NA'], 'LI', ['na'], ['li']],
    ['a Turkish given name', ['Nil'], 'Patel', ['nil'], ['patel']],
    ['a Spanish given name', ['Lady'], 'Moreno', ['lady'], ['moreno']],
    ['a family name', ['George'], 'Male', ['george'], ['male']],
    ['a family name', ['Rowan'], 'Test', ['rowan'], ['test']],
    ['a title and a family name', ['Mr', 'George'], 'Male', ['george'], ['male']],
    ['after a title', ['Ms Na'], 'Li', ['na'], ['li']],
    ['a word that a real name stands beside', ['Mei', 'Na'], 'Li', ['mei'], ['li']],
    ['a title that a real name stands beside', ['Sir', 'Rowan'], 'Ashdown', ['rowan'], ['ashdown']],
    ['somebody of whom only the sex is known', ['Male'], 'Ashdown', [], ['ashdown']],
    ['somebody of whom only the sex is known', ['Unknown'], 'Male', [], []],
    ['nobody', ['Na'], 'Na', [], []],
    ['nobody', ['Test'], 'Test', [], []],
    ['nobody', ['Nil'], 'Male', [], []],
    ['no given name', ['N/A'], 'Li', [], ['li']],
    ['no given name', [' n / a '], 'Li', [], ['li']],
    ['no family name', ['Rowan'], 'N/A', ['rowan'], []],
    ['no given name', ['Anon', 'fnu'], 'Li', [], ['li']],
    ['no family name', ['Rowan'], 'Null', ['rowan'], []],
  ])('that is split, %s: given %j, family %j', (_, given, family, givens, families) => {
    expect(foldName({ given, family })).toEqual({
      given: givens,
      family: families,
      all: [...givens, ...families].toSorted(),
    })
  })

  it('takes words for what is not known in text that was not split', () => {
    expect(['Na Li', 'Mr Male', 'Unknown Male'].map(full => foldName({ full }).all)).toEqual([['li'], [], []])
  })

  it.each([
    ['Mac Miller', ['mac'], ['miller']],
    ['Mr Mac Miller', ['mac'], ['miller']],
    ['O Brien', ['o'], ['brien']],
    ['Tom Mac Donald', ['tom'], ['macdonald']],
    ["O'Brien", [], ['obrien']],
    ['MacMiller', [], ['macmiller']],
  ])('does not make one word of the only two: %s', (full, given, family) => {
    expect(foldName({ full })).toEqual({ given, family, all: [...given, ...family].toSorted() })
  })

  it('glues a family name that stands by itself', () => {
    expect(foldName({ given: ['Tom'], family: 'Mac Donald' }).family).toEqual(['macdonald'])
  })

  it('looks at the text where the parts say nothing', () => {
    expect(foldName({ given: ['NA'], family: 'N/A', full: 'Rowan Ashdown' }).all).toEqual(['ashdown', 'rowan'])
  })

  it('gives a name that can be compared when there are two words', () => {
    expect(['Rowan Ashdown', 'Rowan', ''].map(full => isComparable(foldName({ full })))).toEqual([true, false, false])
  })

  it('reads twelve words of forty letters, and no more than four hundred characters', () => {
    const words = Array.from({ length: 13 }, (_, at) => `word${'abcdefghijklm'[at]}`)
    expect(nameTokens(words.join(' '))).toEqual(words.slice(0, 12))
    expect(nameTokens('a'.repeat(41))).toEqual(['a'.repeat(40)])
    expect(nameTokens(`${' '.repeat(397)}Rowan`)).toEqual(['row'])
  })

  it('is the same when asked again, bounded, and never anything but a-z, whatever text comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), text => {
        const tokens = nameTokens(text)
        expect(tokens.length).toBeLessThanOrEqual(12)
        expect(tokens.every(token => /^[a-z]{1,40}$/u.test(token))).toBe(true)
        expect(nameTokens(text)).toEqual(tokens)
      }),
    )
  })
})
