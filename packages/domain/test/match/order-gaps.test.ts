import { orderGaps } from '../../src/match/order-gaps.ts'
import { her, him, home, makeOrder } from '../support/made-up.ts'

type Loose = Record<string, unknown>
const at = (latitude: number, longitude: number) => ({ latitude, longitude })
const circle = (centre: object) => ({ type: 'Circle', centre, radiusM: 500 })
const ring = (points: number[][]) => ({ type: 'Polygon', coordinates: [points] })
const gapsOf = (conditions: readonly Loose[], fields: Loose = {}, version: Loose = {}) =>
  orderGaps(makeOrder(conditions, fields, version)).map(({ code, pointer }) => `${code} ${pointer}`)
const nobody = { protectedPersons: [] }
const onArea = ['AREA_ELSEWHERE /versions/0/conditions/0/area']

describe('an area that lies elsewhere', () => {
  it.each<[string, object, string[]]>([
    ['where it is', circle(home), []],
    ['on null island', circle(at(0, 0)), onArea],
    ['with latitude and longitude changed over', circle(at(-1.55, 53.8)), onArea],
    [
      'at the corners of the British Isles',
      ring([
        [-9, 49],
        [2.5, 49],
        [2.5, 61.5],
        [-9, 49],
      ]),
      [],
    ],
    ['south of them', circle(at(48.99, -1)), onArea],
    ['north of them', circle(at(61.51, -1)), onArea],
    ['west of them', circle(at(54, -9.01)), onArea],
    ['east of them', circle(at(54, 2.51)), onArea],
    [
      'a ring that was written latitude first',
      ring([
        [53.8, -1.5],
        [53.9, -1.5],
        [53.9, -1.6],
        [53.8, -1.5],
      ]),
      onArea,
    ],
    [
      'with one point that is right',
      ring([
        [-1.5, 53.8],
        [53.9, -1.5],
        [53.9, -1.6],
        [-1.5, 53.8],
      ]),
      [],
    ],
    [
      'a corridor',
      {
        type: 'Corridor',
        line: [
          [0, 0],
          [0.001, 0],
        ],
        halfWidthM: 50,
      },
      onArea,
    ],
  ])('is said: %s', (_, area, expected) => {
    expect(gapsOf([{ kind: 'EXCLUSION_ZONE', area }])).toEqual(expected)
  })

  it('is said of any kind of condition, by its place in the order', () => {
    const [there, elsewhere] = [circle(home), circle(at(0, 0))]
    expect(
      gapsOf([
        { kind: 'EXCLUSION_ZONE', area: there },
        { kind: 'CURFEW', area: elsewhere },
        { kind: 'NO_ENTER', area: elsewhere },
      ]),
    ).toEqual(['AREA_ELSEWHERE /versions/0/conditions/1/area', 'AREA_ELSEWHERE /versions/0/conditions/2/area'])
  })

  it('is said of versions that bind, and no more of one that was put right from its first day', () => {
    const version = (number: number, validFrom: string, centre: object, more: Loose = {}) => ({
      version: number,
      validFrom,
      conditions: [{ conditionId: 'c1', kind: 'EXCLUSION_ZONE', area: circle(centre) }],
      ...more,
    })
    const wrong = version(1, '2026-01-01', at(0, 0))
    const of = (...versions: object[]) => gapsOf([{ kind: 'NO_MOLEST' }], { versions })
    expect(of(wrong, version(2, '2026-01-01', home))).toEqual([])
    expect(of(wrong, version(2, '2026-03-01', home))).toEqual(onArea)
    expect(of(version(1, '2026-01-01', home), version(2, '2026-03-01', at(0, 0), { status: 'REVOKED' }))).toEqual([])
  })
})

describe('an area that is missing', () => {
  const missing = ['AREA_MISSING /versions/0/conditions/0']
  it.each<[string, Loose[], string[]]>([
    ['with nobody to protect', [], missing],
    ['with a protected person of no address', [{ names: her.names }], missing],
    ['with an address that says nowhere', [{ addresses: [{ postcode: 'LS2 2ZZ' }] }], missing],
    ['with her UPRN', [{ addresses: [{ uprn: '200000000002' }] }], []],
    ['with her UPRN among her numbers', [{ identifiers: [{ scheme: 'UPRN', value: '200000000002' }] }], []],
    ['with her first line and postcode', [{ addresses: [{ lines: ['7 South Row'], postcode: 'LS2 2ZZ' }] }], []],
    ['with her point', [{ names: her.names }, { addresses: [{ point: home }] }], []],
  ])('is said of an exclusion zone %s', (_, protectedPersons, expected) => {
    expect(gapsOf([{ kind: 'EXCLUSION_ZONE' }], { protectedPersons })).toEqual(expected)
  })

  it.each(['NO_ATTEND', 'NO_ENTER', 'LEAVE_PREMISES'])('is said of %s, which is judged alike', kind => {
    expect(gapsOf([{ kind }], nobody)).toEqual(missing)
  })

  it.each(['CURFEW', 'EM_TAG', 'NO_MOLEST', 'NO_EVICT'])('is not said of %s, which needs none', kind => {
    expect(gapsOf([{ kind }], nobody)).toEqual([])
  })
})

describe("a protected person's home that lies elsewhere", () => {
  it.each<[string, Loose, string[]]>([
    ['where it is', { point: home }, []],
    ['no point', { uprn: '200000000002' }, []],
    ['null island', { point: at(0, 0) }, ['HOME_ELSEWHERE /protectedPersons/1/addresses/1/point']],
    ['changed over', { point: at(-1.55, 53.8) }, ['HOME_ELSEWHERE /protectedPersons/1/addresses/1/point']],
    ['abroad', { point: at(40.4, -3.7) }, ['HOME_ELSEWHERE /protectedPersons/1/addresses/1/point']],
    ['with a grid reference to go by', { point: at(0, 0), osgb: { easting: 430000, northing: 433000 } }, []],
  ])('is said: %s', (_, address, expected) => {
    const protectedPersons = [her, { addresses: [{ uprn: '200000000002' }, address] }]
    expect(gapsOf([{ kind: 'NO_MOLEST' }], { protectedPersons })).toEqual(expected)
  })
})

describe('a version that is never in force', () => {
  it.each<[string, string, string | null, string[]]>([
    ['ends before it begins', '2026-03-01', '2026-02-01', ['NEVER_IN_FORCE /versions/0/validTo']],
    ['ends as it begins', '2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z', ['NEVER_IN_FORCE /versions/0/validTo']],
    ['binds for a day', '2026-03-01', '2026-03-01', []],
    ['has no end', '2026-03-01', null, []],
  ])('is said: one that %s', (_, validFrom, validTo, expected) => {
    expect(gapsOf([{ kind: 'NO_MOLEST' }], {}, { validFrom, validTo })).toEqual(expected)
  })
})

describe('what is never found', () => {
  const bad = { scheme: 'PNC', value: '2001/0171310A' }
  it('is the order, or the respondent where only she or her home leads to it', () => {
    expect(gapsOf([{ kind: 'NO_MOLEST' }], { respondent: {}, ...nobody })).toEqual(['NEVER_FOUND '])
    expect(gapsOf([{ kind: 'NO_MOLEST' }], { respondent: {} })).toEqual(['RESPONDENT_NEVER_FOUND /respondent'])
    expect(gapsOf([{ kind: 'NO_MOLEST' }])).toEqual([])
  })

  it('is an identifier with a wrong check letter, of either side, by its place', () => {
    const respondent = { ...him, identifiers: [...him.identifiers, bad] }
    const protectedPersons = [her, { ...her, identifiers: [bad] }]
    expect(gapsOf([{ kind: 'NO_MOLEST' }], { respondent, protectedPersons })).toEqual([
      'IDENTIFIER_NOT_USED /respondent/identifiers/5',
      'IDENTIFIER_NOT_USED /protectedPersons/1/identifiers/0',
    ])
  })

  it('is no place for a number of hers that is not that of a home', () => {
    const [phone, home_] = ['PHONE', 'UPRN'].map(scheme => [{ identifiers: [{ scheme, value: '2000000000022222' }] }])
    const missing = 'AREA_MISSING /versions/0/conditions/0'
    expect(gapsOf([{ kind: 'NO_ENTER' }], { protectedPersons: [{ identifiers: her.identifiers }] })).toEqual([missing])
    for (const protectedPersons of [phone, home_])
      expect(gapsOf([{ kind: 'NO_ENTER' }], { protectedPersons })).toEqual([
        'IDENTIFIER_NOT_USED /protectedPersons/0/identifiers/0',
        missing,
      ])
  })
})

it('what keeps an order from being found comes first, and the order is as active as before', () => {
  const order = makeOrder([{ kind: 'EXCLUSION_ZONE', area: circle(at(0, 0)) }], { respondent: {}, ...nobody })
  expect(orderGaps(order).map(({ code }) => code)).toEqual(['NEVER_FOUND', 'AREA_ELSEWHERE'])
  expect(order.versions[0]?.status).toBe('ACTIVE')
})
