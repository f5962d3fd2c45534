import { agreement, compareTokens } from '../../src/names/compare-tokens.ts'
import { jaroWinkler } from '../../src/names/jaro-winkler.ts'
import { tokenOf } from '../../src/names/tokens.ts'

const compare = (a: string, b: string) => compareTokens(tokenOf(a), tokenOf(b))
const { SAME, SPELLED, VARIANT, CLOSE, BEGINS_NEAR, NEAR, INITIAL, BEGINS, NO } = agreement

describe('two words of a name', () => {
  it.each<[string, string, number]>([
    ['peter', 'peter', SAME],
    ['krzysztof', 'krzyshtof', SPELLED],
    ['sandhu', 'sandu', SPELLED],
    // Spelled alike, but too short to say so.
    ['lee', 'lii', NO],
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
    ['jade', 'wade', NEAR],
    ['judith', 'edith', NEAR],
    ['smith', 'mitchell', NO],
    ['smith', 'smart', NO],
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
    ['peter', 'p', INITIAL],
    ['p', 'j', NO],
    ['peter', 'j', NO],
    ['p', 'p', SAME],
  ])('%s and %s, both ways: %d', (a, b, expected) => {
    expect([compare(a, b), compare(b, a)]).toEqual([expected, expected])
  })

  it('are the same word also where it was forgotten and numbered anew', () => {
    const peter = tokenOf('peter')
    const again = { ...peter, marks: [1e9, ...peter.marks.slice(1)] }
    expect(compareTokens(peter, again)).toBe(SAME)
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
})
