import type { PersonName } from '@breach-alerts/contracts'
import { blockingKeys } from '../../src/match/blocking.ts'
import { keysOfEvent } from '../../src/match/event-keys.ts'
import { keysOfOrder } from '../../src/match/keys.ts'
import { matchPairs } from '../../src/match/pairs.ts'
import { him, incident, makeOrder, suspect } from '../support/made-up.ts'

const meet = (asked: [string, string | null, string?], stored: [string, string | null, string?]) => {
  const of = ([full, dateOfBirth, postcode]: [string, string | null, string?]) => ({
    names: [{ full }],
    dateOfBirth,
    identifiers: [],
    addresses: postcode ? [{ postcode }] : [],
  })
  const held = new Set(blockingKeys(of(stored), false, true))
  return [...blockingKeys(of(asked), true, true)].some(key => held.has(key))
}

describe('blocking keys', () => {
  it.each<[string, [string, string | null, string?], [string, string | null, string?]]>([
    ['a name misspelled, same birth date', ['Peter Garsyde', '1985-05-17'], ['Peter Garside', '1985-05-17']],
    ['a new family name, same birth date', ['Anna Jones', '1985-05-17'], ['Anna Smith', '1985-05-17']],
    [
      'a pet name and a new family name, same birth date',
      ['Liz Jones', '1985-05-17'],
      ['Elizabeth Smith', '1985-05-17'],
    ],
    ['day and month swapped, and a new family name', ['Anna Jones', '1985-05-07'], ['Anna Smith', '1985-07-05']],
    ['the same in December', ['Anna Jones', '1985-07-12'], ['Anna Smith', '1985-12-07']],
    ['a wrong day', ['Peter Garside', '1985-05-17'], ['Peter Garside', '1985-05-11']],
    ['a wrong day and a pet name', ['Pete Garside', '1985-05-17'], ['Peter Garside', '1985-05-11']],
    ['the wrong way round', ['Garside Peter', '1985-05-17'], ['Peter Garside', '1985-05-11']],
    ['a spelling of another script', ['Muhammed Huseyin', '1985-05-17'], ['Mohammad Hussain', '1985-05-17']],
    ['a wrong year', ['Peter Garside', '1986-05-17'], ['Peter Garside', '1985-05-17']],
    ['a wrong decade and a pet name', ['Pete Garside', '1975-05-17'], ['Peter Garside', '1985-05-17']],
    ['a wrong year, the wrong way round', ['Garside Peter', '1986-05-17'], ['Peter Garside', '1985-05-17']],
    ['a pet name and a year only', ['Gaz Ashdown', '1985'], ['Gareth Ashdown', '1985-05-17']],
    ['a middle name first', ['Lee Rowan Ashdown', '1985'], ['Rowan Ashdown', '1985-05-17']],
    ['Mohammed before the name', ['Imran Hussain', '1985'], ['Mohammed Imran Hussain', '1985-05-17']],
    [
      'two names that tell little, and a middle name',
      ['Mohammed Ali', '1985-05-17'],
      ['Mohammed Imran Ali', '1985-05-17'],
    ],
    ['a Polish family name by ear', ['Adam Lewinsky', '1985-05-17'], ['Bogdan Levinski', '1985-05-17']],
    [
      'a Slavic family name that only Daitch-Mokotoff hears',
      ['A Shlamovitz', '1985-05-17'],
      ['B Szlamawicz', '1985-05-17'],
    ],
    ['a rare name of which no more is known', ['Pete Garside', null], ['Peter Garside', '1985-05-17', 'LS1 1AA']],
    ['no birth date, same postcode', ['Peter Garside', null, 'LS1 1AA'], ['Pete Garside', null, 'ls11aa']],
  ])('bring together %s', (_, asked, stored) => {
    expect(meet(asked, stored)).toBe(true)
  })

  it.each<[string, [string, string | null, string?], [string, string | null, string?]]>([
    ['others born the same day', ['Alan Crewe', '1985-05-17'], ['Peter Garside', '1985-05-17']],
    ['others at the same postcode', ['Alan Crewe', null, 'LS1 1AA'], ['Peter Garside', null, 'LS1 1AA']],
    ['those who share only Singh', ['Harpreet Singh', '1985-05-17'], ['Baldev Singh', '1985-05-17']],
    ['namesakes with a common name, of whom no more is known', ['John Smith', null], ['John Smith', null]],
    ['a rare name and a year with another year', ['Peter Garside', '1986'], ['Peter Garside', null]],
    ['a rare name at another postcode', ['Peter Garside', null, 'LS1 1AA'], ['Peter Garside', null]],
    ['those who share an initial', ['P Jones', '1985-05-17'], ['P Smith', '1985-05-17']],
    ['those of one word of whom the year is known', ['Peter', '1985'], ['Peter', '1985-05-17']],
    ['those of one word with another year', ['Peter', '1986-05-17'], ['Peter', '1985-05-17']],
    // Heath is short for Heather as a given name, and no other name as a family name.
    ['a family name that is a familiar form', ['Anna Heath', '1985-05-17'], ['Heather Jones', '1985-05-17']],
    // Neither has a sound to go by.
    ['two names without a sound', ['Hwa Jones', '1985-05-17'], ['Hwhw Smith', '1985-05-17']],
    ['nobody', ['', null], ['', null]],
  ])('do not bring together %s', (_, asked, stored) => {
    expect(meet(asked, stored)).toBe(false)
  })
})

describe('blocking keys of a name that is joined on one side and split on the other', () => {
  it.each([
    ['Abdul Rahman Khan', 'Abdulrahman Khan'],
    ['Abd Al Rahman Khan', 'Abdulrahman Khan'],
    ['Jean Paul Garside', 'Jeanpaul Garside'],
    ['Mary Ann Garside', 'Maryann Garside'],
    ['Anne-Marie Garside', 'Annemarie Garside'],
    ['Karim Al Hussain', 'Karim Alhussain'],
    ['Karim Al-Qahtani', 'Karim Alqahtani'],
    ['Paulo De Souza', 'Paulo Desouza'],
    ['Mary Ann De Souza', 'Maryann Desouza'],
  ])('bring together %s and %s, by the year and by the day', (split, joined) => {
    for (const birth of ['1985', '1985-05-17'])
      expect([meet([split, birth], [joined, '1985-05-17']), meet([joined, birth], [split, '1985-05-17'])]).toEqual([
        true,
        true,
      ])
  })

  it('bring them together in the parts of a name as well, and at home', () => {
    const of = (given: string[], family: string, asks: boolean) => keysOf({ given, family }, null, asks, ['LS1 1AA'])
    const [split, joined] = [[['Mary', 'Ann'], 'De Souza'] as const, [['Maryann'], 'Desouza'] as const]
    const shared = (a: typeof split | typeof joined, b: typeof split | typeof joined) =>
      of([...a[0]], a[1], true).filter(key => of([...b[0]], b[1], false).includes(key))
    expect([shared(split, joined), shared(joined, split)]).not.toContainEqual([])
  })

  it('do not bring together a common name that begins as a word before names does, and what is left of it', () => {
    expect(meet(['Rowan Albert', '1985'], ['Rowan Bertram', '1985'])).toBe(false)
    expect(meet(['Rowan Davies', '1985'], ['Rowan Vies', '1985'])).toBe(false)
  })

  it.each([
    ['an ordinary name', { given: ['Peter'], family: 'Garside' }, 0],
    ['further given names', { given: ['Peter', 'John', 'Alan'], family: 'Garside' }, 0],
    ['a double family name', { given: ['Peter'], family: 'Garside-Crewe' }, 2],
  ])('are few: for %s', (_, name, more) => {
    const words = [...name.given, name.family]
    const apart = new Set(words.flatMap(word => keysOf({ full: `${word} Xu` }, '1985-05-17', true)))
    const day = keysOf(name, '1985-05-17', true).filter(key => key.startsWith('BD:') && !apart.has(key))
    expect(day.length).toBeLessThanOrEqual(more)
  })
})

/** Those of a rare name alone stand by themselves, below. */
const keysOf = (...of: Parameters<typeof allKeysOf>) => allKeysOf(...of).filter(key => !key.startsWith('BN:'))
const allKeysOf = (
  name: PersonName,
  dateOfBirth: string | null,
  asks: boolean,
  postcodes: string[] = [],
  most?: number,
) => {
  const addresses = postcodes.map(postcode => ({ postcode }))
  return blockingKeys({ names: [name], dateOfBirth, identifiers: [], addresses }, asks, true, most)
}

describe('blocking keys of a rare name alone', () => {
  const alone = (...of: Parameters<typeof allKeysOf>) => allKeysOf(...of).filter(key => key.startsWith('BN:'))
  const garside = { given: ['Peter', 'Lee'], family: 'Garside' }
  it('are stored of everybody who has one, by the name that he is called by', () => {
    expect(alone(garside, '1985-05-17', false, ['LS1 1AA'])).toEqual(['BN:KRST.PTR'])
    expect(alone({ full: 'John Smith' }, '1985-05-17', false)).toEqual([])
    expect(alone({ full: 'Garside' }, null, false)).toEqual([])
  })

  it('are asked for by those of whom neither date nor postcode is known, by every name and form', () => {
    expect(alone(garside, null, true)).toEqual(['BN:KRST.PTR', 'BN:KRST.L', 'BN:KRST.PTRL'])
    expect(alone(garside, '1985', true)).toEqual([])
    expect(alone(garside, null, true, ['LS1 1AA'])).toEqual([])
    expect(alone({ full: 'John Smith' }, null, true)).toEqual([])
  })

  it('are none of who is protected', () => {
    const her = { names: [{ full: 'Liz Garside' }], identifiers: [], addresses: [] }
    expect([blockingKeys(her, true, false), blockingKeys(her, false, false)]).toEqual([[], []])
  })

  it('make him possible on an order of high risk, and not on others', () => {
    const order = (risk: string) => makeOrder([{ kind: 'NO_MOLEST' }], { risk, respondent: { names: him.names } })
    const event = incident([suspect({ names: him.names })])
    const level = (risk: string) => matchPairs(event, [order(risk)]).matches[0]?.level ?? null
    expect([level('HIGH'), level('STANDARD')]).toEqual(['POSSIBLE', null])
    const stored = keysOfOrder(order('HIGH'))
    expect(keysOfEvent(event).keys.some(key => stored.includes(key))).toBe(true)
  })
})

describe('blocking keys of one person', () => {
  it.each([
    ['none for an initial with a year', { full: 'P Garside' }, '1985', []],
    ['none for a name of one word with a year', { full: 'Peter' }, '1985', []],
    ['none for a letter', { full: 'P' }, '1985-05-17', []],
    ['those of the year for a month', { full: 'Peter Garside' }, '1985-05', ['BY:KRST.PTR|1985']],
    ['a word itself that has no sound', { full: 'Hwa Garside' }, '1985', ['BY:KRST.hwa|1985']],
    ['none for Singh and an initial with a year', { full: 'A Singh' }, '1985', []],
    ['the same for a name that was not split', { given: ['Peter', 'Garside'] }, '1985', ['BY:KRST.PTR|1985']],
    ['the same for a name given as family name', { family: 'Peter Garside' }, '1985', ['BY:KRST.PTR|1985']],
  ])('are %s', (_, name, birth, expected) => {
    expect([keysOf(name, birth, true), keysOf(name, birth, false)]).toEqual([expected, expected])
  })

  it('of a name of one word are of it with the day and with the postcode, and of day and postcode', () => {
    const byName = ['BD:PTR|1985-05-17', 'BD:739000|1985-05-17', 'BP:PTR|LS11AA', 'BH:1985-05-17|LS11AA']
    expect(keysOf({ full: 'Peter' }, '1985-05-17', false, ['LS1 1AA'])).toEqual(byName)
    expect(keysOf({ given: ['Peter'] }, '1985-05-17', true, ['LS1 1AA'])).toEqual(byName)
    expect(keysOf({ full: 'Singh' }, '1985-05-17', false, ['LS1 1AA'])).toEqual(['BH:1985-05-17|LS11AA'])
  })

  it('of day and postcode are asked for by everybody, also with day and month swapped, and stored of names of one word', () => {
    const homes = (asks: boolean) =>
      keysOf({ full: 'Peter Garside' }, '1985-07-05', asks, ['LS1 1AA']).filter(key => key.startsWith('BH:'))
    expect([homes(true), homes(false)]).toEqual([['BH:1985-07-05|LS11AA', 'BH:1985-05-07|LS11AA'], []])
  })

  it('are none of a name of one word where she is who is protected', () => {
    const her = { names: [{ full: 'Liz' }], dateOfBirth: '1985-05-17', identifiers: [], addresses: [] }
    expect([blockingKeys(her, true, false), blockingKeys(her, false, false)]).toEqual([[], []])
  })

  it('have nothing of an initial, also where the rest tells little', () => {
    const garside = ['BD:KRST|1985-05-17', 'BD:594300|1985-05-17', 'BD:543000|1985-05-17', 'BM:KRST|05-17']
    expect(keysOf({ full: 'P Garside' }, '1985-05-17', true)).toEqual(garside)
    expect(keysOf({ full: 'P Garside' }, '1985-05-17', false)).toEqual(garside)
    const singh = ['BD:SNK|1985-05-17', 'BD:465000|1985-05-17', 'BM:SNK|05-17']
    expect(keysOf({ full: 'A Singh' }, '1985-05-17', true)).toEqual(singh)
  })

  it('to store have a family name by one sound, and to look up every name by each', () => {
    const bySound = (asks: boolean) =>
      keysOf({ full: 'Anna Schmidt' }, '1985-05-17', asks).filter(key => key.startsWith('BM:'))
    expect(bySound(false)).toEqual(['BM:XMT|05-17'])
    expect(bySound(true)).toEqual(['BM:AN|05-17', 'BM:XMT|05-17', 'BM:SMT|05-17'])
  })

  it('go by sound and date alone where she is who is protected', () => {
    const her = { names: [{ full: 'Liz Garside' }], identifiers: [], addresses: [{ postcode: 'LS1 1AA' }] }
    const byYear = ['BY:KRST.LS|1985']
    const byDay = ['BD:KRST|1985-05-17', 'BD:LS|1985-05-17', ...byYear]
    expect(blockingKeys({ ...her, dateOfBirth: '1985-05-17' }, false, false)).toEqual(byDay)
    expect(blockingKeys({ ...her, dateOfBirth: '1985-05-17' }, true, false)).toEqual(byDay)
    expect(blockingKeys({ ...her, dateOfBirth: '1985' }, true, false)).toEqual(byYear)
  })

  it('are of two family names at most, with three given names to look up and one to store', () => {
    const name = { given: ['Dawn', 'Gwen', 'Hilda', 'Moira'], family: 'Lopez Mendez Nunez' }
    expect(keysOf(name, '1985', false)).toEqual(['BY:LPS.TN|1985', 'BY:MNTS.TN|1985'])
    const asked = keysOf(name, '1985', true)
    expect(asked).toContain('BY:HLT.MNTS|1985')
    expect(asked.filter(key => /MR|NNS/u.test(key))).toEqual([])
  })

  it('store the sound of a family name with month and day also where nobody said which name that is', () => {
    const asked = keysOf({ full: 'Peter Garside' }, '1986-05-17', true)
    const stored = keysOf({ given: ['Peter', 'Garside'] }, '1985-05-17', false)
    expect(stored.filter(key => asked.includes(key)).toSorted()).toEqual(['BM:KRST|05-17', 'BM:PTR|05-17'])
  })

  it('come once of a day that is the same with its month swapped', () => {
    const keys = keysOf({ full: 'Peter Garside' }, '1985-05-05', true)
    expect(keys).toHaveLength(new Set(keys).size)
  })

  it('are of as many postcodes as bring them above the most that is asked for, so that it shows where there are more', () => {
    const postcodes = ['LS1 1AA', 'BD7 1HR', 'HX1 5AA', 'WF1 2AP', 'HD1 2TT']
    const of = (most?: number) => keysOf({ full: 'Peter Garside' }, null, true, postcodes, most).length
    const sounds = of() / postcodes.length
    for (let most = 0; most < of(); most += 1) {
      expect(of(most)).toBeGreaterThan(most)
      expect(of(most)).toBeLessThanOrEqual(most + sounds)
    }
    expect(of(of())).toBe(of())
  })
})
