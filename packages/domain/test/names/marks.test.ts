import * as fc from 'fast-check'
import { agreement, compareTokens } from '../../src/names/compare-tokens.ts'
import { areSameBones } from '../../src/names/consonants.ts'
import { familyShares, givenShares } from '../../src/names/frequency-table.ts'
import { jaroWinkler } from '../../src/names/jaro-winkler.ts'
import { areUnlike, tellsAt } from '../../src/names/marks.ts'
import { tokenOf } from '../../src/names/tokens.ts'
import { areVariants } from '../../src/names/variants/index.ts'

const { SAME, SPELLED, VARIANT, CLOSE, BEGINS_NEAR, NEAR, INITIAL, BEGINS, NO } = agreement

/** What `agreement` means, word for word and without a short cut. */
const defined = (a: string, b: string): number => {
  if (a === b) return SAME
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? INITIAL : NO
  const [one, other] = [tokenOf(a), tokenOf(b)]
  if (a.length > 3 && b.length > 3 && one.spelling === other.spelling) return SPELLED
  if (areVariants(a, b)) return VARIANT
  const similarity = jaroWinkler(a, b)
  if (similarity >= 0.92) return CLOSE
  const soundAlike = one.sounds.some(sound => sound !== '' && other.sounds.includes(sound))
  const bare = [
    [one, other],
    [other, one],
  ].some(([x, y]) => x!.isBare && areSameBones(x!.bones, y!.bones))
  const isNear = similarity >= 0.88 || (similarity >= 0.7 && soundAlike) || bare
  const isBeginning = Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a))
  if (isBeginning) return isNear ? BEGINS_NEAR : BEGINS
  return isNear ? NEAR : NO
}

const differing = (pairs: readonly (readonly [string, string])[]) =>
  pairs.filter(([a, b]) => compareTokens(tokenOf(a), tokenOf(b)) !== defined(a, b))

const names = `${familyShares} ${givenShares}`.match(/[a-z]+/gu)!
const pairs = names.flatMap((a, at) => names.filter((_, other) => (at + other) % 3 === 0).map(b => [a, b] as const))

describe('what marks tell without reading the words', () => {
  it('is what reading them tells, of names of people', () => {
    expect(pairs.length).toBeGreaterThan(100_000)
    expect(differing(pairs)).toEqual([])
  })

  it('is enough for 98.8 % of the pairs of unlike names', () => {
    const unlike = pairs
      .map(([a, b]) => [tokenOf(a), tokenOf(b)] as const)
      .filter(([a, b]) => compareTokens(a, b) === NO)
    const told = unlike.filter(([a, b]) => areUnlike(a.marks, 0, b.marks, 0))
    expect(told.length / unlike.length).toBeGreaterThan(0.988)
  })

  it.each([
    // Too few letters in common, and no sound that both have.
    ['smith', 'jones', true],
    // Two letters begin both, which is not yet the beginning of a familiar form, and three of five are in common.
    ['peter', 'penny', true],
    ['penny', 'penelope', false],
    // One sound.
    ['walsh', 'welch', false],
    // No sound is not the same sound.
    ['hwa', 'hwo', true],
    // One spelling, though no letter and no sound.
    ['vivi', 'wywy', false],
    // One name.
    ['gary', 'gaz', false],
    ['p', 'peter', false],
    // No vowels: letters do not tell.
    ['mhmd', 'jones', false],
  ])('is enough or not for %s and %s: %s', (a, b, expected) => {
    const [x, y] = [tokenOf(a).marks, tokenOf(b).marks]
    expect([areUnlike(x, 0, y, 0), areUnlike(y, 0, x, 0)]).toEqual([expected, expected])
  })

  it('is whether a word tells people apart', () => {
    const tells = (text: string) => tellsAt(tokenOf(text).marks, 0)
    expect(['ashdown', 'garside', 'sing'].map(tells)).toEqual([true, true, true])
    expect(['singh', 'kaur', 'mohammed', 'al'].map(tells)).toEqual([false, false, false, false])
  })

  it('is what reading them tells, of words that are nearly the same', () => {
    const letter = fc.constantFrom(...'a b c d e f h k m n o p r s t u v w y z'.split(' '))
    const written = fc.array(letter, { minLength: 1, maxLength: 12 })
    const edit = fc.record({ at: fc.nat(), take: fc.nat(2), put: fc.array(letter, { maxLength: 2 }) })
    const edited = fc.tuple(written, fc.array(edit, { minLength: 1, maxLength: 3 })).map(([word, edits]) => {
      const other = edits.reduce((text, { at, take, put }) => text.toSpliced(at % text.length || 0, take, ...put), word)
      return [word.join(''), other.join('') || 'x'] as const
    })
    fc.assert(
      fc.property(edited, pair => expect(differing([pair])).toEqual([])),
      { numRuns: 20_000 },
    )
  })
})
