import { identifierSchemes } from '@breach-alerts/contracts'
import { byStrength, canonicalIdentifier, isStrong } from '../../src/identifiers/identifier.ts'

describe('identifiers in the form in which they are compared', () => {
  it.each([
    ['PNC', '2001/0171310W', '2001/0171310W'],
    ['PNC', '01/171310w', '2001/0171310W'],
    ['PNC', '01/0171310W', '2001/0171310W'],
    ['PNC', '20010171310W', '2001/0171310W'],
    ['PNC', '010171310W', '2001/0171310W'],
    ['PNC', '79/163001B', '1979/0163001B'],
    ['PNC', ' 2003 / 0011985 X ', '2003/0011985X'],
    // Two digits of a year are this century's up to 26.
    ['PNC', '26/1W', '2026/0000001W'],
    ['PNC', '27/1L', '1927/0000001L'],
    ['CRO', '265416/21G', '265416/21G'],
    ['CRO', ' 265 416 / 21 g ', '265416/21G'],
    ['CRO', '5416/21Y', '005416/21Y'],
    ['CRO', 'SF39/12345Y', 'SF39/12345Y'],
    // Of a file that has no record the serial has no zeros before it when its letter is made.
    ['CRO', 'SF39/012345Y', 'SF39/12345Y'],
    ['CRO', 'SF39/001234D', 'SF39/1234D'],
    ['CRO', 'sf 39/012345x', 'SF39/012345X'],
    ['ASN', '1101ZD0100000448754K', '1101ZD0100000448754K'],
    ['ASN', '11/01ZD/01/448754K', null],
    ['ASN', '11/01ZD/01/00000448754 k', '1101ZD0100000448754K'],
    // A letter in the number of the force counts for nothing.
    ['ASN', '11A1ZD0100000448754K', '11A1ZD0100000448754K'],
    ['CRN', 'd451208', 'D451208'],
    ['CRN', ' d 451 208', 'D451208'],
    ['NOMS', 'a1234bc', 'A1234BC'],
    ['EM_DEVICE', ' em-77120 ', 'EM-77120'],
    ['EM_DEVICE', 'em -77120', 'EM-77120'],
    ['PHONE', '07700 900121', '+447700900121'],
    ['PHONE', '+44 (0)7700 900-121', '+447700900121'],
    ['PHONE', '0044 7700 900121', '+447700900121'],
    ['PHONE', '447700900121', '+447700900121'],
    ['PHONE', '(0113) 496 0000', '+441134960000'],
    ['PHONE', '+1 415 555 0100', '+14155550100'],
    ['PHONE', '07624 123456', '+447624123456'],
    ['PHONE', '07012 345678', '+447012345678'],
    ['PHONE', '+44 7612 345678', '+447612345678'],
    ['PHONE', '016977 2347', '+44169772347'],
    ['PHONE', 'tel:07700 900121', '+447700900121'],
    ['EMAIL', ' Lena@Example.TEST ', 'lena@example.test'],
    ['HANDLE', '@Some_One', 'some_one'],
    ['HANDLE', ' @some_one ', 'some_one'],
    ['HANDLE', 'some@one', 'some@one'],
    ['VRM', 'yk19 zza', 'YK19ZZA'],
    ['VRM', 'AA12 CCC', 'AA12CCC'],
    ['UPRN', ' 0010020 ', '10020'],
    ['UPRN', '0100051999001', '100051999001'],
    ['NINO', 'ab 12 34 56 c', 'AB123456C'],
    ['OTHER:gang-db', ' Exactly as written ', ' Exactly as written '],
  ] as const)('%s %j is compared as %j', (scheme, value, expected) => {
    expect(canonicalIdentifier(scheme, value)).toBe(expected)
  })

  it.each([
    ['PNC', '2001/1234567A', 'wrong check letter'],
    ['PNC', '2001/0171310I', 'letter that is not in the alphabet'],
    ['PNC', '', 'nothing'],
    ['PNC', '2001P', 'a year and no serial'],
    ['PNC', '0112345678R', 'a serial of eight digits'],
    ['PNC', '0119851N', 'a year in the middle'],
    ['CRO', 'SF39/12345A', 'wrong check letter'],
    ['CRO', 'SF39/20030Q', 'a letter that fits without the zeros in the middle'],
    ['CRO', 'SF39/0Y', 'serial nought'],
    ['CRO', 'SF39/000R', 'serial nought, padded'],
    ['CRO', 'rubbish', 'no form at all'],
    ['ASN', '1101ZD0100000448754A', 'wrong check letter'],
    ['CRO', '265416/21H', 'wrong check letter'],
    ['CRO', '000000/00Z', 'placeholder'],
    ['CRN', '451208', 'no letter'],
    ['PHONE', '0701 234567', 'a digit short'],
    ['PHONE', '999', 'too short'],
    ['PHONE', '00000000000', 'one digit'],
    ['PHONE', 'withheld', 'no digits'],
    ['PHONE', '01111 111111', 'one digit after the nought'],
    ['PHONE', '+1111 111 1111', 'one digit abroad'],
    ['PHONE', '+0123 456 789', 'no country'],
    ['PHONE', '+1234 5678 9012 3456', 'sixteen digits'],
    ['PHONE', '01234 567 8901', 'a digit too many'],
    ['PHONE', '0770tel:0900121', 'a mark in the middle'],
    ['EMAIL', 'lena at example', 'no @'],
    ['HANDLE', 'some one', 'two words'],
    ['UPRN', '1234567890123', 'thirteen digits'],
    ['VRM', 'AB12CDE12', 'nine characters'],
    ['VRM', '???', 'no letters'],
    ['VRM', 'XXXXXXX', 'one letter'],
    ['NINO', 'QQ123456C', 'prefix that is never given'],
    ['OTHER:x', '  ', 'blank'],
  ] as const)('%s %j is never matched on: %s', (scheme, value, _why) => {
    expect(canonicalIdentifier(scheme, value)).toBeNull()
  })

  it.each([
    ['PNC', '01/171310W'],
    ['CRO', 'SF39/012345X'],
    ['PHONE', '07700 900121'],
    ['VRM', 'yk19 zza'],
  ] as const)('%s %j is in its own canonical form once it is in it', (scheme, value) => {
    const once = canonicalIdentifier(scheme, value)
    expect(once).not.toBeNull()
    expect(canonicalIdentifier(scheme, once ?? '')).toBe(once)
  })

  it.each([
    ['PNC', '2001/0171310W'],
    ['PNC', '010171310W'],
    ['CRO', '265416/21G'],
    ['CRO', 'SF39/12345Y'],
    ['ASN', '1101ZD0100000448754K'],
    ['CRN', 'D451208'],
    ['NOMS', 'A1234BC'],
    ['NINO', 'AB123456C'],
    ['PHONE', '+447700900121'],
    ['PHONE', '+14155550100'],
    ['EMAIL', 'lena@example.test'],
    ['VRM', 'YK19ZZA'],
    ['UPRN', '100051999001'],
  ] as const)('%s %j with anything before or after it is none', (scheme, value) => {
    expect(canonicalIdentifier(scheme, value)).not.toBeNull()
    expect([`@${value}`, `${value}@`].map(text => canonicalIdentifier(scheme, text))).toEqual([null, null])
  })

  it('has no form for a scheme that nobody knows', () => {
    expect(canonicalIdentifier('LIBRARY' as never, '123')).toBeNull()
  })

  it('ranks every scheme once, those that name one person by themselves first', () => {
    expect(byStrength.toSorted()).toEqual([...identifierSchemes].toSorted())
    expect(byStrength.map(isStrong)).toEqual(byStrength.map((_, at) => at < byStrength.filter(isStrong).length))
  })

  it('counts as strong only what names one person by itself', () => {
    expect(['PNC', 'CRO', 'CRN', 'NOMS', 'EM_DEVICE', 'OTHER:visor'].every(isStrong)).toBe(true)
    expect(['PHONE', 'EMAIL', 'HANDLE', 'VRM', 'ASN', 'UPRN', 'NINO'].some(isStrong)).toBe(false)
  })
})
