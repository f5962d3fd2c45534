import * as fc from 'fast-check'
import { checkWords, hintsOn, hintUse, phrases } from '../../src/desk/index.ts'

const ids = (note: string) => checkWords(note).map(({ id }) => id)

describe('the check of words', () => {
  it.each([
    [
      '[The victim] remained a difficult person to protect and she refused to relocate to another part of the country, or move to a refuge',
      ['difficult-to-protect', 'refused-to-relocate'],
    ],
    ['Victim failed to engage.', ['failed-to-engage']],
    ['IP did not engage with IDVA', ['does-not-engage']],
    ['She declined to engage with officers', ['declined-to-engage']],
    ['Victim is uncooperative and hostile', ['uncooperative']],
    ['She refused to give a statement and will not support a prosecution', ['refused-statement', 'will-not-support']],
    ['Victim initiated contact with him', ['initiated-contact']],
    ['She let him in and allowed contact', ['invited-him', 'allowed-contact']],
    ['She has also breached', ['breached-herself']],
    ['She keeps going back', ['keeps-going-back']],
    ['putting herself at risk, chaotic lifestyle', ['put-herself', 'risky-lifestyle']],
    ['The victim claims he rang', ['claims']],
    ['attention seeking and vindictive', ['attention', 'vindictive']],
    ['Just a domestic, only a few texts, a minor breach', ['just-a-domestic', 'only-texts', 'minor-breach']],
    ['They are as bad as each other', ['six-of-one']],
    ['Told her to block him. Safety advice given.', ['advised-to-block', 'safety-advice-given']],
    ['Advised victim to call 999 if he returns', ['advised-to-call']],
    ['She needs to move', ['needs-to']],
    ['It is up to her to decide', ['her-to-decide']],
    ['She is in an abusive relationship', ['abusive-relationship']],
    ['She failed to protect the children', ['failed-to-protect']],
  ])('%s', (note, expected) => {
    expect(ids(note)).toEqual(expected)
  })

  it.each([
    'Respondent attended the address and was arrested under PACE s.24. Victim safe, children in bed.',
    'He refused to leave and threatened officers.',
    'Body-worn video secured; neighbour gave a statement.',
    'Suspect failed to answer bail.',
    'He claims he was at work. He made contact at 03:00. He was drunk. He must leave by noon.',
    'She said that he rang forty times. IDVA in touch by text, safe to call after 10.',
    'Probation informed by phone, recall requested.',
    '',
  ])('has nothing to say to: %s', note => {
    expect(ids(note)).toEqual([])
  })

  it('says where, what and what to write instead', () => {
    expect(checkWords('Note: victim didn’t engage')).toEqual([
      {
        id: 'does-not-engage',
        kind: 'BLAMES',
        start: 13,
        end: 26,
        phrase: 'didn’t engage',
        instead: phrases.find(({ id }) => id === 'does-not-engage')?.instead,
      },
    ])
  })

  it('knows about sixty phrases, each with an id and another wording that is not flagged itself', () => {
    expect(phrases.length).toBeGreaterThanOrEqual(60)
    expect(new Set(phrases.map(({ id }) => id)).size).toBe(phrases.length)
    for (const { instead } of phrases) expect(ids(instead)).toEqual([])
  })

  it('suggests words that fit whoever was harmed and whoever breached', () => {
    for (const { instead } of phrases) expect(instead).not.toMatch(/\b(?:he|him|his|she|her|hers|herself|himself)\b/iu)
  })

  it('counts a hint as taken when the phrase is gone from what was recorded, and as overridden when it stands', () => {
    const shown = ['failed-to-engage', 'only-texts', 'failed-to-engage', 'no-such-phrase']
    expect(hintUse(shown, ['Victim failed to engage.', 'Forty messages between 03:00 and 04:00.'])).toEqual([
      { id: 'failed-to-engage', taken: false },
      { id: 'only-texts', taken: true },
    ])
  })

  it('reads from an action only hints in their form', () => {
    const wordHints = [
      { id: 'only-texts', taken: true },
      { id: 'no-such-phrase', taken: true },
      { id: 'claims' },
      null,
      7,
    ]
    expect(hintsOn({ wordHints })).toEqual([{ id: 'only-texts', taken: true }])
    expect(hintsOn({ wordHints: 'many' })).toEqual([])
    expect(hintsOn({})).toEqual([])
  })

  it('takes any text, gives places inside it that do not overlap, and is quick on long ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('she refused to move ', 'only a text ', 'victim claims '))),
        parts => {
          const note = parts.join(' ')
          const hints = checkWords(note)
          hints.forEach(({ start, end }, index) => {
            expect(start >= (hints[index - 1]?.end ?? 0) && end <= note.length && start < end).toBe(true)
          })
        },
      ),
    )
    expect(checkWords('she refused to '.repeat(1_300))).toEqual([])
  })
})
