import { leastJaro, letterMask, mayReach } from '../../src/names/letters.ts'

describe('the letters of a word', () => {
  it.each([
    ['', 0],
    ['a', 0b1],
    ['abba', 0b11],
    ['dad', 0b1001],
    ['z', 2 ** 25],
  ])('have one bit each, however often they come: %s', (word, expected) => {
    expect(letterMask(word)).toBe(expected)
  })
})

/** How similar two words of such lengths are at most, with so many letters in common. */
const best = (a: number, b: number, common: number) => (common / a + common / b + 1) / 3
const winkler = (jaro: number, prefix: number) => jaro + prefix * 0.1 * (1 - jaro)

/** Can two words be so similar that have `common` letters in common, and of the others none? */
const canReach = (least: number, a: number, b: number, common: number) => {
  const word = (length: number, others: string) => 'e'.repeat(common) + others.slice(0, length - common)
  const [x, y] = [word(a, 'abcdfghijklm'), word(b, 'nopqrstuvwxyz')]
  return mayReach(least, x.length, letterMask(x), y.length, letterMask(y))
}

const lengths = Array.from({ length: 40 }, (_, at) => at + 1)
const cases = lengths.flatMap(a =>
  lengths.flatMap(b =>
    Array.from({ length: Math.min(a, b) }, (_, at) => at + 1)
      .filter(common => Math.max(a, b) - common <= 12)
      .map(common => [a, b, common] as const),
  ),
)

describe('what letters say of the similarity of two words', () => {
  it.each([0, 1, 2])('is whether they can reach 0.88 by Jaro-Winkler when %d letters begin both', prefix => {
    const wrong = cases.filter(
      ([a, b, common]) => canReach(prefix, a, b, common) !== winkler(best(a, b, common), prefix) >= 0.88 - 1e-12,
    )
    expect(wrong).toEqual([])
  })

  it('is whether they can reach 0.7 by Jaro where they sound alike', () => {
    const wrong = cases.filter(
      ([a, b, common]) => canReach(leastJaro.SOUNDING, a, b, common) !== best(a, b, common) >= 0.7 - 1e-12,
    )
    expect(wrong).toEqual([])
  })

  it.each([
    // All letters of Anna are in both, but three of Dinah's five match nothing.
    ['anna', 'dinah', false],
    ['anna', 'hannah', true],
  ])('is the same whichever comes first: %s and %s', (a, b, expected) => {
    const may = (x: string, y: string) => mayReach(0, x.length, letterMask(x), y.length, letterMask(y))
    expect([may(a, b), may(b, a)]).toEqual([expected, expected])
  })
})
