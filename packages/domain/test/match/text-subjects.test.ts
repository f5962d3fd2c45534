import { textSubjects } from '../../src/match/text-subjects.ts'
import { compareFolded } from '../../src/names/compare.ts'
import { foldName } from '../../src/names/fold.ts'
import { encounter, incident, somebodyElse, victim } from '../support/made-up.ts'

const read = (summary: string, people: readonly object[] = []) => textSubjects(incident(people, { summary }))
const keys = (summary: string, people: readonly object[] = []) => read(summary, people).map(({ key }) => key)
const people = (summary: string) => read(summary).map(({ person }) => person)
const named = (full: string, more: object = {}) => ({ names: [{ full }], identifiers: [], addresses: [], ...more })
const having = (scheme: string, value: string) => ({ names: [], identifiers: [{ scheme, value }], addresses: [] })
const as = { as: 'TEXT', came: null, source: '/summary', added: new Map(), needsNoConflict: false }

describe('whom the summary of an event names', () => {
  it('is nobody without a summary, or where it names nobody', () => {
    expect(textSubjects(encounter([]))).toEqual([])
    expect(textSubjects(incident([]))).toEqual([])
    expect(read('male, aged 35, of LS1 1ZZ')).toEqual([])
  })

  it('is a name, a plate, a phone number and a number of the police, each by itself and with its place in the text', () => {
    expect(read('Rowan Ashdown in AB12 CDE rang 07700 900555, PNC 2001/0171310W')).toEqual([
      {
        ...as,
        key: 'text Rowan Ashdown',
        person: named('Rowan Ashdown'),
        spans: [{ field: 'name', from: 0, to: 13, value: 'Rowan Ashdown' }],
      },
      {
        ...as,
        key: 'VRM AB12CDE',
        person: having('VRM', 'AB12CDE'),
        spans: [{ field: 'VRM', from: 17, to: 25, value: 'AB12CDE' }],
      },
      {
        ...as,
        key: 'PHONE +447700900555',
        person: having('PHONE', '+447700900555'),
        spans: [{ field: 'PHONE', from: 31, to: 43, value: '+447700900555' }],
      },
      {
        ...as,
        key: 'PNC 2001/0171310W',
        person: having('PNC', '2001/0171310W'),
        spans: [{ field: 'PNC', from: 49, to: 62, value: '2001/0171310W' }],
      },
    ])
  })
})

describe('the only name of a text', () => {
  it('has its only age and its only postcode as well', () => {
    const of = named('Rowan Ashdown', { ageBand: [34, 36], addresses: [{ postcode: 'LS11ZZ' }] })
    const [subject] = read('Rowan Ashdown aged 35 of LS1 1ZZ')
    expect(subject?.person).toEqual(of)
    expect(subject?.spans?.map(({ field }) => field)).toEqual(['name', 'dateOfBirth', 'home'])
  })

  it('has no age of several, and no postcode of several', () => {
    expect(people('Rowan Ashdown aged 35 or aged 40, of LS1 1ZZ')).toEqual([
      named('Rowan Ashdown', { addresses: [{ postcode: 'LS11ZZ' }] }),
    ])
    expect(people('Rowan Ashdown aged 35, of LS1 1ZZ or LS2 2ZZ')).toEqual([
      named('Rowan Ashdown', { ageBand: [34, 36] }),
    ])
  })

  it('is one of which age and postcode are not known, where there are two', () => {
    expect(people('Rowan Ashdown and Grace Okafor, aged 35, of LS1 1ZZ')).toEqual([
      named('Rowan Ashdown'),
      named('Grace Okafor'),
    ])
  })
})

describe('a name that may be that of somebody in the fields', () => {
  it.each([
    ['EXACT', 'Rowan Ashdown', 'Rowan Ashdown'],
    ['SHORT', 'Rowan Ashdown', 'Rowan Peter Ashdown'],
    ['SPELLED', 'Sana Qureshi', 'Sana Kureshi'],
    ['VARIANT', 'Gary Thompson', 'Gaz Thompson'],
    ['SUBSET', 'John Garside', 'Peter John Garside'],
    ['CLOSE', 'Rowan Ashdown', 'Rowan Ashdowne'],
    ['NEAR', 'Roisin Wood', 'Roisin Woodward'],
    ['INITIAL', 'Rowan Ashdown', 'R Ashdown'],
    ['PARTIAL', 'Rowan Ashdown', 'Rowan'],
  ])('is taken to be his: %s, %s and %s', (level, text, full) => {
    expect(compareFolded(foldName({ full: text }), foldName({ full }))).toBe(level)
    const others = [victim(somebodyElse)]
    expect(keys(`${text} is there`, others)).toEqual([`text ${text}`])
    expect(keys(`${text} is there`, [...others, victim({ names: [{ full }] })])).toEqual([])
  })

  it.each([
    ['FAMILY', 'Rowan Ashdown', 'Edith Ashdown'],
    ['GIVEN', 'Rowan Ashdown', 'Rowan Crewe'],
    ['DIFFERENT', 'Rowan Ashdown', 'Edith Crewe'],
  ])('is not by one part of it: %s, %s and %s', (level, text, full) => {
    expect(compareFolded(foldName({ full: text }), foldName({ full }))).toBe(level)
    expect(keys(`${text} is there`, [victim({ names: [{ full }] })])).toEqual([`text ${text}`])
  })

  it('leaves the age in the text to the only other', () => {
    const [subject] = read('Rowan Ashdown, aged 35, hit Grace Okafor', [victim(somebodyElse)])
    expect(subject?.person).toEqual(named('Rowan Ashdown', { ageBand: [34, 36] }))
  })
})
