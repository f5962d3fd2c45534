import * as fc from 'fast-check'
import { jaroWinkler } from '../../src/names/jaro-winkler.ts'

describe('Jaro-Winkler', () => {
  // Winkler's published values, to three places; the last four pin window, floor and prefix.
  it.each([
    ['shackleford', 'shackelford', 0.982],
    ['dunningham', 'cunnigham', 0.896],
    ['nichleson', 'nichulson', 0.956],
    ['jones', 'johnson', 0.832],
    ['massey', 'massie', 0.933],
    ['abroms', 'abrams', 0.922],
    ['hardin', 'martinez', 0.722],
    ['itman', 'smith', 0.467],
    ['jeraldine', 'geraldine', 0.926],
    ['marhta', 'martha', 0.961],
    ['michelle', 'michael', 0.921],
    ['julies', 'julius', 0.933],
    ['tanya', 'tonya', 0.88],
    ['dwayne', 'duane', 0.84],
    ['sean', 'susan', 0.805],
    ['jon', 'john', 0.933],
    ['jon', 'jan', 0.8],
    ['dixon', 'dicksonx', 0.813],
    ['abcvwxyz', 'cabvwxyz', 0.9375],
    ['abc', 'abxyzklm', 0.639],
    ['ab', 'ba', 0],
    ['abcdefgh', 'abcdefgx', 0.95],
    ['', 'a', 0],
    ['', '', 1],
  ])('of %s and %s is %d', (a, b, expected) => {
    expect(Math.abs(jaroWinkler(a, b) - expected)).toBeLessThan(0.001)
  })

  it('reads the first 64 letters', () => {
    const long = 'ab'.repeat(32)
    expect(jaroWinkler(`${long}xyz`, `${long}qrst`)).toBe(1)
    expect(jaroWinkler(`${long}xyz`, long.slice(0, 60))).toBe(jaroWinkler(long, long.slice(0, 60)))
    expect(jaroWinkler(long.slice(0, 60), `${long}xyz`)).toBe(jaroWinkler(long, long.slice(0, 60)))
  })

  it('is the same both ways for every two words of six letters that are one of two', () => {
    const words = Array.from({ length: 2 ** 6 }, (_, n) => n.toString(2).padStart(6, '0'))
    const apart = words.filter(a => words.some(b => jaroWinkler(a, b) !== jaroWinkler(b, a)))
    expect(apart).toEqual([])
  })

  it('is symmetric, between 0 and 1, and 1 only for the same', () => {
    const word = fc.string({ maxLength: 20 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        const similarity = jaroWinkler(a, b)
        expect(similarity).toBe(jaroWinkler(b, a))
        expect(similarity >= 0 && similarity <= 1).toBe(true)
        expect(similarity === 1).toBe(a === b)
      }),
    )
  })
})
