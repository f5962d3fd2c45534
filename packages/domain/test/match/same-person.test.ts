import { isSamePerson, isSameProtected } from '../../src/match/same-person.ts'

const nobody = { names: [], dateOfBirth: null, identifiers: [], addresses: [] }
const person = (full: string, more: object = {}) => ({ ...nobody, names: [{ full }], ...more })
const known = (scheme: 'PNC' | 'PHONE', value: string) => ({ identifiers: [{ scheme, value }] })
const born = (dateOfBirth: string) => ({ dateOfBirth })
const [pnc, phone] = [known('PNC', '2001/0171310W'), known('PHONE', '07700 900777')]
const imogen = person('Imogen Farrow')

describe('two descriptions', () => {
  it.each([
    ['a strong number', person('Imogen Farrow', pnc), person('Imogen Farrow', pnc), true, true],
    ['a weak number', person('Immy Farrow', phone), person('Imogen Farrow', phone), true, true],
    [
      'name and day of birth',
      person('Imogen Farrow', born('1988-11-02')),
      person('Imogen Farrow', born('1988-11-02')),
      true,
      true,
    ],
    ['a number with another name', person('Edith Crewe', pnc), person('Imogen Farrow', pnc), false, false],
    [
      'day and month the wrong way round',
      person('Imogen Farrow', born('1988-11-02')),
      person('Imogen Farrow', born('1988-02-11')),
      false,
      true,
    ],
    ['a whole name', imogen, imogen, false, true],
    ['a whole name in other words', person('Imogen Mary Farrow'), imogen, false, false],
    [
      'a whole name with another day of birth',
      person('Imogen Farrow', born('1961-09-30')),
      person('Imogen Farrow', born('1988-11-02')),
      false,
      false,
    ],
    ['nothing', person('Edith Crewe'), imogen, false, false],
  ])('by %s are of one person, or of one whom two orders protect', (_, a, b, same, sameProtected) => {
    expect([isSamePerson(a, b), isSamePerson(b, a)]).toEqual([same, same])
    expect([isSameProtected(a, b), isSameProtected(b, a)]).toEqual([sameProtected, sameProtected])
  })
})
