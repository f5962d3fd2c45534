import { eventKeyOf, idOf } from '../../src/identifiers/digest.ts'
import { logKeyOf } from '../../src/match/log-key.ts'
import { encounter, fix, incident, suspect, victim } from '../support/made-up.ts'

const known = (...of: (readonly [scheme: string, value: string])[]) => ({
  identifiers: of.map(([scheme, value]) => ({ scheme, value })),
})
const [pnc, crn, noms, nino, phone, other] = [
  ['PNC', '2001/0171310W'],
  ['CRN', 'X123456'],
  ['NOMS', 'A1234BC'],
  ['NINO', 'AB123456C'],
  ['PHONE', '+447700900555'],
  ['OTHER:badge', '7'],
] as const

describe('the key of a record in the log', () => {
  it('is of the tag that speaks', () => {
    expect(logKeyOf(fix(0, '2026-06-10T12:00:00Z'))).toBe(idOf('key', 'EM_DEVICE', 'TAG-1'))
  })

  it.each([
    ['a PNC id before a CRN', [crn, pnc], pnc],
    ['a NOMS number before a number of somebody else', [other, noms], noms],
    ['that before a national insurance number', [nino, other], other],
    ['anything before a phone', [phone, nino], nino],
    ['the first of two of a kind', [['CRN', 'X123456'] as const, ['CRN', 'Y123456'] as const], crn],
    ['none with a wrong check letter', [['PNC', '2001/0171310A'] as const, crn], crn],
  ])('is of the strongest identifier: %s', (_, held, strongest) => {
    expect(logKeyOf(encounter([suspect(known(...held))]))).toBe(idOf('key', ...strongest))
  })

  it('is of the suspects where they are known, else of anybody, and of what came with the event', () => {
    const [he, she] = [suspect(known(phone)), victim(known(pnc))]
    expect(logKeyOf(encounter([he, she]))).toBe(idOf('key', ...phone))
    expect(logKeyOf(encounter([suspect({}), she]))).toBe(idOf('key', ...pnc))
    expect(logKeyOf(incident([], { vehicles: [{ vrm: 'ab12 cde' }], phones: ['07700 900555'] }))).toBe(
      idOf('key', 'VRM', 'AB12CDE'),
    )
    expect(logKeyOf(incident([], { phones: ['07700 900555'] }))).toBe(idOf('key', ...phone))
  })

  it('is of source and id where nobody is known', () => {
    expect(logKeyOf(encounter([]))).toBe(idOf('key', eventKeyOf('https://made-up.test/source', 'e1')))
  })
})
