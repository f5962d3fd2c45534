import { mentionsIn } from '../../../src/match/text/extract.ts'

/** Held strictly against what is expected: to `toEqual` a list of undefined is an empty one. */
const read = (kind: 'plates' | 'phones' | 'numbers' | 'postcodes' | 'ages', text: string) =>
  mentionsIn(text)[kind].map(({ value }) => value)

describe('what a free text says', () => {
  it('is read with its place in the text and the field that it is evidence of', () => {
    const text =
      'Rowan Ashdown, aged 35, of LS1 1AA, late 30s, left in AB12 CDE, rang 07700 900555, PNC 01/171310W, CRN X123456'
    const all = Object.values(mentionsIn(text)).flat()
    expect(all.map(({ field, from, to }) => [field, text.slice(from, to)])).toEqual([
      ['name', 'Rowan Ashdown'],
      ['VRM', 'AB12 CDE'],
      ['PHONE', '07700 900555'],
      ['PNC', '01/171310W'],
      ['CRN', 'X123456'],
      ['home', 'LS1 1AA'],
      ['dateOfBirth', 'aged 35'],
      ['dateOfBirth', 'late 30s'],
    ])
  })

  it('is read to 4,000 characters', () => {
    const after = (spaces: number) => read('plates', `${' '.repeat(spaces)}AB12CDE`)
    expect([after(3_993), after(3_994)]).toEqual([['AB12CDE'], []])
  })

  it('is read in bounded time, however odd', () => {
    expect(read('phones', '0 '.repeat(20_000))).toStrictEqual([])
  })
})

describe('a plate', () => {
  it.each([
    ['of today', 'left in AB12 CDE, a grey Ford', 'AB12CDE'],
    ['of today, joined', 'left in AB12CDE', 'AB12CDE'],
    ['with a letter before', 'left in A123 BCD', 'A123BCD'],
    ['with a letter before one digit, joined', 'left in A1BCD', 'A1BCD'],
    ['with a letter after', 'left in ABC 123D', 'ABC123D'],
    ['with a letter after one digit, joined', 'left in ABC1D', 'ABC1D'],
  ])('is one %s', (_, text, plate) => {
    expect(read('plates', text)).toStrictEqual([plate])
  })

  it.each(['unit A1 at M62 J28', 'left in ab12 cde', 'ref XAB12CDE', 'AB12CDEX', 'AB1 CDE', 'AB12 CD'])(
    'is none in %j',
    text => {
      expect(read('plates', text)).toStrictEqual([])
    },
  )
})

describe('a phone number', () => {
  it.each([
    ['from 07700 900555 or +44 7700 900556', ['+447700900555', '+447700900556']],
    ['from 07700-900555', ['+447700900555']],
    ['log 0123 and 07700 9005551234', []],
    ['log 107700900555', []],
    ['from 00000000000', []],
  ])('is one that can be dialled: %j', (text, phones) => {
    expect(read('phones', text)).toStrictEqual(phones)
  })
})

describe('a number of the police, the courts or the prisons', () => {
  it.each([
    ['PNC', 'wanted, PNC 01/171310W', '2001/0171310W'],
    ['PNC', 'wanted, 1999/171310m', '1999/0171310M'],
    ['PNC', '2001/5V', '2001/0000005V'],
    ['CRO', 'CRO 123456/01X', '123456/01X'],
    ['CRO', '7/01n', '000007/01N'],
    ['CRO', 'SF39/7F', 'SF39/7F'],
    ['CRO', 'sf39/123456v', 'SF39/123456V'],
    ['CRN', 'crn: x123456', 'X123456'],
    ['CRN', 'CRN X123456', 'X123456'],
    ['CRN', 'CRNX123456', 'X123456'],
    ['NOMS', 'prison number A1234BC', 'A1234BC'],
  ])('is known by its form, or by the word before it: %s in %j', (scheme, text, value) => {
    expect(mentionsIn(text).numbers).toMatchObject([{ field: scheme, value }])
  })

  it.each(['log 01/171310A of 12/11', 'ref X123456', 'unit a1234bc', 'A1234B', 'CRN 123456', 'CRN: see X123456'])(
    'is none in %j',
    text => {
      expect(read('numbers', text)).toStrictEqual([])
    },
  )
})

describe('a postcode', () => {
  it.each([
    ['lives at LS1 1AA now', ['LS11AA']],
    ['lives at ls11aa now', ['LS11AA']],
    ['of M1 1AA', ['M11AA']],
    ['of LS10 1AA', ['LS101AA']],
    ['of SW1A 1AA', ['SW1A1AA']],
    ['of LS1 1A', []],
    ['of NF1 1NF', []],
  ])('is one of any form, of somewhere: %j', (text, postcodes) => {
    expect(read('postcodes', text)).toStrictEqual(postcodes)
  })
})

describe('an age', () => {
  it.each([
    'male aged 35',
    'male age 35',
    'male, Age:  35',
    'at the age of 35',
    'a 35 year old',
    'a 35-year-old',
    '35 years old',
    'male 35yrs',
    'male 35 yr',
    'male 35yo',
    'male 35 Y/O',
  ])('that is stated is meant to a year: %j', text => {
    expect(read('ages', text)).toStrictEqual([[34, 36]])
  })

  it.each([
    ['male, 30s', [30, 39]],
    ["male in his 30's", [30, 39]],
    ['male in his 30’s', [30, 39]],
    ['Early 30s', [30, 34]],
    ['mid-30s', [33, 37]],
    ['man in his LATE 30s', [36, 39]],
  ])('by its decade is meant to its part of it: %j', (text, age) => {
    expect(read('ages', text)).toStrictEqual([age])
  })

  it.each([
    ['aged 9', []],
    ['aged 10', [[9, 11]]],
    ['a 9 year old', []],
    ['waited 35 minutes', []],
    ['aged 350', []],
    ['the 35s', []],
  ])('is of nobody below ten, and of nothing else: %j', (text, ages) => {
    expect(read('ages', text)).toStrictEqual(ages)
  })
})
