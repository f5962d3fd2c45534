import { addressLineOf, placeUprn, postcodeOf, spotOf } from '../../src/geo/place.ts'

const leeds = { latitude: 53.8, longitude: -1.55 }
const osgb = { easting: 331_534.564, northing: 431_920.794 }

describe('where a place is', () => {
  it.each([
    [{ point: leeds }, 0],
    [{ point: leeds, accuracyM: 12 }, 12],
    [{ point: leeds, accuracyM: -3 }, 0],
    // Twelve metres by what is stated, five by the transformation.
    [{ osgb, accuracyM: 12 }, 13],
    [{ point: leeds, osgb }, 0],
  ])('%j is known within %d m', (place, accuracyM) => {
    expect(spotOf(place)?.accuracyM).toBe(accuracyM)
  })

  it('is nowhere where nothing says so', () => {
    expect([spotOf({}), spotOf({ osgb: { easting: 0, northing: 0 } })]).toEqual([null, null])
  })

  it.each([
    [{ lines: ['1 North Row', 'Leeds'], postcode: 'ls1 1zz' }, 'LS11ZZ|1NORTHROW'],
    [{ lines: ['Flat 2, Café Royal'], postcode: 'LS1 1ZZ' }, 'LS11ZZ|FLAT2CAFEROYAL'],
    [{ lines: ['1 North Row'] }, null],
    [{ postcode: 'LS1 1ZZ' }, null],
    [{ lines: [], postcode: 'LS1 1ZZ' }, null],
    [{ lines: [' - '], postcode: 'LS1 1ZZ' }, null],
  ])('%j has the address %j', (place, line) => {
    expect(addressLineOf(place)).toBe(line)
  })

  it('is known by its number as far as it has one', () => {
    expect([placeUprn({ uprn: '0123' }), placeUprn({ uprn: 'x' }), placeUprn({})]).toEqual(['123', null, null])
  })
})

describe('a postcode', () => {
  it.each(['M1 1AA', 'b10 1aa', 'LS1 1AA', 'LS11 1AA', 'W1A 0AX', ' EC1A  1BB ', 'NF1 1NG'])('is %j', text => {
    expect(postcodeOf(text)).toBe(text.replaceAll(' ', '').toUpperCase())
  })

  it.each([
    '',
    'LS1',
    'LS1 1A',
    'LS1 1AAA',
    '1LS1 1AA',
    'LSE1 1AA',
    'LS111 1AA',
    'LS1 11A',
    'LS 1AA',
    'NF1 1NF',
    'NF1 1FA',
  ])('is not %j', text => {
    expect(postcodeOf(text)).toBeNull()
  })
})
