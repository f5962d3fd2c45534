import type { Identifier } from '@breach-alerts/contracts'
import { homeOf } from '../../src/match/homes.ts'
import { fromEnd, prepare } from '../../src/match/prepared.ts'
import type { Comparable } from '../../src/match/prepared.ts'
import { digitsOf } from '../../src/names/birth.ts'

const person = (more: Partial<Comparable>) => prepare({ names: [], identifiers: [], addresses: [], ...more })
const known = (...pairs: (readonly [Identifier['scheme'], string])[]) => ({
  identifiers: pairs.map(([scheme, value]) => ({ scheme, value })),
})
const living = (...postcodes: string[]) => person({ addresses: postcodes.map(postcode => ({ postcode })) })
/** The last numbers of the row, by what they are. */
const endOf = ({ row }: ReturnType<typeof prepare>) =>
  Object.fromEntries(Object.entries(fromEnd).map(([what, at]) => [what, row.at(-at)]))

describe('a person who is prepared', () => {
  it('has every name that says anything, and the only one at hand', () => {
    const one = person({ names: [{ full: 'Unknown' }, { full: 'Rowan Ashdown' }] })
    expect(one.names.map(({ text }) => text)).toEqual(['rowan ashdown'])
    expect(one.first).toBe(one.names[0])
    expect(one.row.slice(0, -5)).toEqual(one.first?.row)
    const two = person({ names: [{ full: 'Rowan Ashdown' }, { full: 'Rowan Crewe' }] })
    expect([two.names.length, two.first, two.row.length]).toEqual([2, null, 5])
  })

  it.each([
    [['Rowan Ashdown', 'Rowan'], ['rowan ashdown']],
    [
      ['Rowan Ashdown', 'Piotr'],
      ['rowan ashdown', 'piotr'],
    ],
    [
      ['Rowan', 'Rowan'],
      ['rowan', 'rowan'],
    ],
  ])('of %j has as names %j: one word of another of his names is none', (names, texts) => {
    expect(person({ names: names.map(full => ({ full })) }).names.map(({ text }) => text)).toEqual(texts)
  })

  it('has the numbers of its row by where they stand', () => {
    const all = person({
      dateOfBirth: '1985-05-17',
      sex: 'M',
      addresses: [{ postcode: 'LS1 1ZZ' }],
      ...known(['PHONE', '07700 900555'], ['VRM', 'AB12CDE']),
    })
    const [OUTCODE, INWARD] = homeOf('LS11ZZ')
    expect(endOf(all)).toEqual({ BIRTH: digitsOf('1985-05-17'), OUTCODE, INWARD, SEX: 2, SCHEMES: 2 })
    expect(endOf(person({}))).toEqual({ BIRTH: 0, OUTCODE: 0, INWARD: 0, SEX: 0, SCHEMES: 0 })
  })

  it.each([
    ['F', 1],
    ['M', 2],
    ['X', 0],
    [undefined, 0],
  ] as const)('of sex %s has the number %d for it', (sex, number) => {
    const one = person({ sex })
    expect([one.sex, endOf(one)['SEX']]).toEqual([sex, number])
  })

  it('has every home with a postcode, and none at hand of several', () => {
    const { postcodes, homes } = living('ls1 1zz', 'nowhere', 'LS2 2ZZ')
    expect(postcodes).toEqual(['LS11ZZ', 'LS22ZZ'])
    expect(homes).toEqual(postcodes.map(homeOf))
    expect(endOf(living('LS1 1ZZ', 'LS2 2ZZ'))).toMatchObject({ OUTCODE: 0, INWARD: 0 })
    expect(person({ addresses: [{ lines: ['1 North Row'] }] }).postcodes).toEqual([])
  })

  it('has a day of birth as far as it can be believed, and the ages that were estimated', () => {
    expect(person({ dateOfBirth: '1985-01-01' })).toMatchObject({ birth: '1985', ageBand: null })
    expect(person({ ageBand: [30, 39] })).toMatchObject({ birth: null, ageBand: [30, 39] })
  })
})

describe('the numbers of a person', () => {
  it('are each there once, by scheme, in the form in which they are compared', () => {
    const { identifiers } = person(
      known(['PHONE', '07700 900555'], ['VRM', 'ab12 cde'], ['PHONE', '+447700900555'], ['PHONE', '07700 900556']),
    )
    expect(identifiers).toEqual([
      { scheme: 'PHONE', values: ['+447700900555', '+447700900556'] },
      { scheme: 'VRM', values: ['AB12CDE'] },
    ])
  })

  it('have those of homes among them', () => {
    const { identifiers } = person({
      ...known(['UPRN', '0200']),
      addresses: [{ uprn: '200' }, { postcode: 'LS1 1ZZ' }, { uprn: '300' }],
    })
    expect(identifiers).toEqual([{ scheme: 'UPRN', values: ['200', '300'] }])
  })

  it('that are of bad form are kept as written, and never compared', () => {
    const one = person({ ...known(['PNC', '2001/0171310A'], ['PHONE', 'none']), addresses: [{ uprn: 'x' }] })
    expect(one.identifiers).toEqual([])
    expect(one.unusable).toEqual([
      { scheme: 'PNC', value: '2001/0171310A' },
      { scheme: 'PHONE', value: 'none' },
      { scheme: 'UPRN', value: 'x' },
    ])
    expect(endOf(one)['SCHEMES']).toBe(0)
  })
})
