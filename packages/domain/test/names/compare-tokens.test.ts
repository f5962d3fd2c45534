import { agreement, compareMarked, compareTokens, notKnown } from '../../src/names/compare-tokens.ts'
import { jaroWinkler } from '../../src/names/jaro-winkler.ts'
import { tokenOf } from '../../src/names/tokens.ts'

const numbered = (text: string, number: number) => {
  const token = tokenOf(text)
  return { ...token, marks: [number, ...token.marks.slice(1)] }
}
let last = 1_000_000_000
/** A word that was forgotten and numbered anew: of it and others nothing was found before. */
const fresh = (text: string) => numbered(text, (last += 1))
const compare = (a: string, b: string) => compareTokens(fresh(a), fresh(b))
const { SAME, SPELLED, VARIANT, CLOSE, BEGINS_NEAR, NEAR, INITIAL, BEGINS, NO } = agreement

describe('two words of a name', () => {
  it.each<[string, string, number]>([
    ['peter', 'peter', SAME],
    ['krzysztof', 'krzyshtof', SPELLED],
    ['sandhu', 'sandu', SPELLED],
    // Spelled alike, but too short to say so.
    ['lee', 'lii', NO],
    ['khan', 'kan', CLOSE],
    ['leee', 'lee', CLOSE],
    ['ali', 'alii', CLOSE],
    ['gary', 'gaz', VARIANT],
    // A form and a spelling of one name: the spelling says more.
    ['mohammed', 'mohamed', SPELLED],
    ['garside', 'garsied', CLOSE],
    // A similarity of 0.92 exactly, and of 0.88.
    ['clark', 'clare', CLOSE],
    ['baker', 'blake', NEAR],
    ['taylor', 'naylor', NEAR],
    // Similar from 0.7 on, and sound alike by either code.
    ['walsh', 'welch', NEAR],
    ['wade', 'jade', NEAR],
    ['judith', 'edith', NEAR],
    ['smith', 'mitchell', NO],
    ['smith', 'smart', NO],
    // The same letters in another order, and another sound.
    ['maria', 'amira', NO],
    // One sound, and nothing alike to the eye.
    ['wright', 'reed', NO],
    // The beginning of a name, near or not; two letters are too few.
    ['bren', 'brendan', BEGINS_NEAR],
    ['ash', 'ashcroft', BEGINS],
    ['kamaljit', 'kam', BEGINS],
    ['jo', 'jocelyn', NO],
    // No sound is not the same sound.
    ['hwhw', 'hwww', NO],
    ['p', 'peter', INITIAL],
    ['p', 'j', NO],
    ['p', 'p', SAME],
  ])('%s and %s, both ways: %d', (a, b, expected) => {
    expect([compare(a, b), compare(b, a)]).toEqual([expected, expected])
  })

  it('agree as they did before, whatever was compared in between', () => {
    const [starts, ends] = [
      'Ash Bram Brad Clay Cran Crom Dal Den',
      'ford ton ley field by well wood worth ham bury croft dale den',
    ].map(text => text.toLowerCase().split(' ')) as [string[], string[]]
    const tokens = starts.flatMap(start => ends.flatMap(end => [`${start}${end}`, `${start}e${end}`])).map(tokenOf)
    const seen = tokens.map(a => tokens.map(b => compareTokens(a, b)))
    const again = tokens.map(a => tokens.map(b => compareTokens(b, a)))
    expect(again).toEqual(seen)
    // Two words with a similarity of 0.92 are CLOSE unless more is known of them, and none below it is.
    const wrong = tokens.flatMap((a, i) =>
      tokens.filter((b, j) => {
        const level = seen[i]![j]!
        return level >= CLOSE && jaroWinkler(a.text, b.text) >= 0.92 !== (level === CLOSE)
      }),
    )
    expect(wrong).toEqual([])
  })

  it('are told apart or found by their marks alone, either way, once they were compared', () => {
    const [naylor, taylor] = [fresh('naylor'), fresh('taylor')]
    const known = () => [
      compareMarked(naylor.marks, 0, taylor.marks, 0),
      compareMarked(taylor.marks, 0, naylor.marks, 0),
    ]
    expect(known()).toEqual([notKnown, notKnown])
    compareTokens(taylor, naylor)
    expect(known()).toEqual([NEAR, NEAR])
    expect(compareMarked(taylor.marks, 0, taylor.marks, 0)).toBe(SAME)
    expect(compareMarked(taylor.marks, 0, fresh('smith').marks, 0)).toBe(NO)
    expect(Object.values(agreement)).not.toContain(notKnown)
  })

  it.each([
    ['earlier', 1_500_000_000],
    ['later', 1_700_000_000],
  ])('are not taken for other pairs with a word that came %s', (_, number) => {
    const one = numbered('taylor', number)
    // Squares, because numbers that follow each other never share a place.
    const others = Array.from({ length: 5_000 }, (__, at) =>
      numbered(at % 2 === 0 ? 'naylor' : 'taylors', 1_600_000_000 + at * at),
    )
    const wrong = others.filter(word => compareTokens(one, word) !== (word.text === 'naylor' ? NEAR : CLOSE))
    expect(wrong.length).toBe(0)
  })
})
