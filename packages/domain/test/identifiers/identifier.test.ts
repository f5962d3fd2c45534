import { canonicalIdentifier, isStrong } from '../../src/identifiers/identifier.ts'

describe('identifiers in the form in which they are compared', () => {
  it.each([
    ['PNC', '2001/0171310W', '2001/0171310W'],
    ['PNC', '01/171310w', '2001/0171310W'],
    ['PNC', '01/0171310W', '2001/0171310W'],
    ['PNC', '20010171310W', '2001/0171310W'],
    ['PNC', '010171310W', '2001/0171310W'],
    ['PNC', '79/163001B', '1979/0163001B'],
    ['PNC', ' 2003 / 0011985 X ', '2003/0011985X'],
    ['CRO', '265416/21G', '265416/21G'],
    ['ASN', '1101ZD0100000448754K', '1101ZD0100000448754K'],
    ['ASN', '11/01ZD/01/448754K', null],
    ['CRN', 'd451208', 'D451208'],
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
    ['EMAIL', ' Lena@Example.TEST ', 'lena@example.test'],
    ['HANDLE', '@Some_One', 'some_one'],
    ['VRM', 'yk19 zza', 'YK19ZZA'],
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
    ['CRO', '265416/21H', 'wrong check letter'],
    ['CRO', '000000/00Z', 'placeholder'],
    ['CRN', '451208', 'no letter'],
    ['PHONE', '0701 234567', 'a digit short'],
    ['PHONE', '999', 'too short'],
    ['PHONE', '00000000000', 'one digit'],
    ['PHONE', 'withheld', 'no digits'],
    ['EMAIL', 'lena at example', 'no @'],
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

  it('counts as strong only what names one person by itself', () => {
    expect(['PNC', 'CRO', 'CRN', 'NOMS', 'EM_DEVICE', 'OTHER:visor'].every(isStrong)).toBe(true)
    expect(['PHONE', 'EMAIL', 'HANDLE', 'VRM', 'ASN', 'UPRN', 'NINO'].some(isStrong)).toBe(false)
  })
})
