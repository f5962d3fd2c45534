import { areSameBones, bonesOf, isBare, sayings } from '../../src/names/consonants.ts'

describe('a name without its vowels', () => {
  it('has none of a, e, i, o, u, and more than a letter', () => {
    expect(['mhmd', 'ng', 'smyth', 'm', 'a', 'ab'].map(isBare)).toEqual([true, true, true, false, false, false])
  })

  it.each([
    ['philip', 'flp'],
    ['cohen', 'khn'],
    ['jack', 'jk'],
    ['khalid', 'kld'],
    ['qasim', 'ksm'],
    ['bhatti', 'bt'],
    ['chaudhry', 'cdr'],
    ['fatimah', 'ftm'],
    ['mohammmed', 'mhmd'],
    ['yusuf', 'sf'],
  ])('%s comes down to %s', (name, bones) => {
    expect(bonesOf(name)).toBe(bones)
  })

  it('is the same as one with them by its consonants, the article aside, of which there are two at least', () => {
    expect(areSameBones('mhmd', 'mhmd')).toBe(true)
    expect(areSameBones('lhsn', 'hsn')).toBe(true)
    expect(areSameBones('lhsn', 'hs')).toBe(false)
    expect(areSameBones('khsn', 'hsn')).toBe(false)
    expect(areSameBones('k', 'k')).toBe(false)
  })

  it.each([
    ['with vowels between and before, or not', 'mhsn', ['mhsn', 'amhsn', 'mahasan', 'amahasan']],
    ['with the article or not', 'lhsn', ['lhsn', 'alhsn', 'lahasan', 'alahasan', 'hsn', 'ahsn', 'hasan', 'ahasan']],
    ['not without what is hardly an article', 'lhs', ['lhs', 'alhs', 'lahas', 'alahas']],
    ['with w at the beginning', 'wld', ['wld', 'awld', 'walad', 'awalad']],
    ['without w that is a vowel', 'mwlwd', ['mwlwd', 'amwlwd', 'malad', 'amalad']],
    ['with a breathed consonant as one', 'shkr', ['shkr', 'ashkr', 'shakar', 'ashakar']],
  ])('may be said %s', (_, bare, said) => {
    expect(sayings(bare)).toEqual(said)
  })
})
