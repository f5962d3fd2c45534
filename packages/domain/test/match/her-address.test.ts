import { Order } from '@breach-alerts/contracts'
import * as fc from 'fast-check'
import { conditionVerdicts } from '../../src/match/condition-verdicts.ts'
import { keysOfEvent } from '../../src/match/event-keys.ts'
import { isAddressUnclear, protectedAddress } from '../../src/match/her-address.ts'
import { identify } from '../../src/match/identify.ts'
import { keysOfOrder } from '../../src/match/keys.ts'
import { matchPairs } from '../../src/match/pairs.ts'
import { found, her, him, home, incident, judgeOne, makeOrder, place, suspect } from '../support/made-up.ts'

/** An order to stay away from somebody whose home is known to so many metres. */
const orderAt = (accuracyM?: number, address: object = {}) =>
  makeOrder([{ kind: 'NO_ATTEND' }], {
    protectedPersons: [
      { ...her, addresses: [{ point: home, ...(accuracyM === undefined ? {} : { accuracyM }), ...address }] },
    ],
  })
const order = orderAt()
const at = (metres: number, accuracyM?: number, people: readonly object[] = []) =>
  incident(people, { place: place(metres, accuracyM === undefined ? {} : { accuracyM }) })
const hit = (metres: number, accuracyM?: number, held = order) => protectedAddress(at(metres, accuracyM), held, 30)
const verdict = (event: ReturnType<typeof at>, held = order) => {
  const occurredAt = Date.parse('2026-06-10T12:00:00Z')
  return conditionVerdicts({ event, orders: [held], track: null, occurredAt, receivedAt: occurredAt }).verdicts[0]
}

describe(`a place near a protected person's address`, () => {
  it.each([
    ['exact and 29.9 m away, is at it', 29.9, undefined, undefined, 'AT'],
    ['exact and 30.1 m away, is not', 30.1, undefined, undefined, null],
    ['with an accuracy of nothing, is exact', 29.9, 0, 0, 'AT'],
    ['known well enough, is at it', 5, 10, undefined, 'AT'],
    ['20 m away and known to 500 m, may be', 20, 500, undefined, 'MAY_BE'],
    ['20 m away from a home that is known to 500 m, may be', 20, undefined, 500, 'MAY_BE'],
    ['40 m away and known to 500 m, is not', 40, 500, undefined, null],
    ['10 m away and known to 25 m, is at it', 10, 25, undefined, 'AT'],
    ['60 m away and known to 100 m, may be', 60, 100, undefined, 'MAY_BE'],
    ['60 m away from a home that is known to 100 m, may be', 60, undefined, 100, 'MAY_BE'],
    ['20 m away and known to 40 m, may be', 20, 40, undefined, 'MAY_BE'],
    ['far from it for what is known, is not', 60, 10, 10, null],
    ['70 m away and both known to 60 m, may be', 70, 60, 60, 'MAY_BE'],
    ['70 m away and known to 30 m, is not', 70, 30, undefined, null],
  ])('%s', (_, metres, accuracyM, addressM, expected) => {
    const one = hit(metres, accuracyM, orderAt(addressM))
    expect(one && (one.isSure ? 'AT' : 'MAY_BE')).toBe(expected)
  })

  it('says how far, how exact and how likely, and never where', () => {
    const finding = judgeOne(at(60, 100), order).suspected[0]?.finding
    expect(finding?.evidence.find(({ field }) => field === 'place')).toMatchObject({
      eventValue: { distanceM: 60, accuracyM: 100, probability: expect.any(Number) as number },
      agreement: 'MAY_BE_NEAR',
    })
    expect(finding?.sentences).toContain(
      `It may have happened at a protected person's address, as far as its place is known, and no suspect is known.`,
    )
  })

  it.each([
    ['at it', 20, undefined, 'c1 PROBABLE', 'c1 POSSIBLE'],
    ['perhaps at it', 60, 100, 'c1 POSSIBLE', 'c1 POSSIBLE'],
    ['hardly told from elsewhere', 20, 500, 'c1 POSSIBLE', 'c1 POSSIBLE'],
    ['no longer told from elsewhere', 40, 500, undefined, undefined],
  ])('%s engages a condition without an area: %d m, accurate to %d m', (_, metres, accuracyM, known, unknown) => {
    expect(found(judgeOne(at(metres, accuracyM, [suspect()]), order))[0]).toBe(known)
    expect(found(judgeOne(at(metres, accuracyM), order))[0]).toBe(unknown)
  })

  it.each([
    [20, undefined, 'SUSPECTED'],
    [60, 100, 'SUSPECTED'],
    [20, 500, 'SUSPECTED'],
    [40, 500, 'CANNOT_TELL'],
    [900, 500, 'NOT_ENGAGED'],
    [31, undefined, 'NOT_ENGAGED'],
  ])('%d m away, accurate to %s m: %s', (metres, accuracyM, expected) => {
    expect(verdict(at(metres, accuracyM, [suspect()]))?.verdict).toBe(expected)
  })

  it('cannot be told where her home is too inexact as well', () => {
    expect(verdict(at(40, undefined, [suspect()]), orderAt(500))?.verdict).toBe('CANNOT_TELL')
  })

  it('would be raised by a more exact place, for a suspect and not for his vehicle', () => {
    const would = (people: readonly object[], more: object = {}) =>
      judgeOne(incident(people, { place: place(60, { accuracyM: 100 }), ...more }), order).suspected[0]?.finding
        .wouldChange
    expect(would([suspect()])).toContain('A more exact place would raise it.')
    expect(would([], { vehicles: [{ vrm: 'AB12 CDE' }] })).not.toContain('A more exact place would raise it.')
  })

  it('is at it by its number, among her identifiers or her addresses, and by no other', () => {
    const uprn = '200000000002'
    const there = (held: object) =>
      protectedAddress(
        incident([], { place: { uprn } }),
        makeOrder([{ kind: 'NO_ATTEND' }], { protectedPersons: [{ names: her.names }, held] }),
        30,
      )
    const identifiers = (...values: string[]) => ({ identifiers: values.map(value => ({ scheme: 'UPRN', value })) })
    const exactly = { by: 'UPRN', distanceM: null, accuracyM: 0, probability: 1, isSure: true }
    expect(there(identifiers('200000000009', uprn))).toMatchObject(exactly)
    expect(there({ addresses: [{ uprn: '200000000009' }, { uprn }] })).toMatchObject(exactly)
    expect(there(identifiers('200000000009'))).toBeNull()
    expect(there({ addresses: [{ uprn: '200000000009' }, { lines: ['7 South Row'], postcode: 'LS2 2ZZ' }] })).toBeNull()
    expect(there({ identifiers: [{ scheme: 'OTHER:gate', value: uprn }] })).toBeNull()
    const nowhere = incident([], { place: { lines: ['7 South Row'], postcode: 'LS2 2ZZ' } })
    const neighbour = { addresses: [{ lines: ['8 South Row'], postcode: 'LS2 2ZZ' }] }
    expect(
      protectedAddress(nowhere, makeOrder([{ kind: 'NO_ATTEND' }], { protectedPersons: [neighbour] }), 30),
    ).toBeNull()
    expect(
      protectedAddress(nowhere, makeOrder([{ kind: 'NO_ATTEND' }], { protectedPersons: [identifiers(uprn)] }), 30),
    ).toBeNull()
  })

  it('is at the nearest of those that it is surely at', () => {
    const with2 = (...metres: number[]) =>
      Order.parse({ ...order, protectedPersons: metres.map(one => ({ names: [], addresses: [place(one)] })) })
    for (const held of [with2(25, 10), with2(10, 25)]) expect(hit(0, undefined, held)?.distanceM).toBeCloseTo(10, 0)
  })

  it('is unclear only where it may be at one of them', () => {
    const held = Order.parse({
      ...order,
      protectedPersons: [{ addresses: [{ postcode: 'LS2 2ZZ' }, place(0)] }, { addresses: [] }],
    })
    expect([40, 5_000].map(metres => isAddressUnclear(at(metres, 500), held, 30))).toEqual([true, false])
    expect(isAddressUnclear(incident([], { place: { postcode: 'LS2 2ZZ' } }), held, 30)).toBe(false)
  })

  it('is surely at it where the lines say so, however inexact the point', () => {
    const lines = { lines: ['7 South Row'], postcode: 'LS2 2ZZ' }
    const event = incident([], { place: place(60, { accuracyM: 100, ...lines }) })
    expect(protectedAddress(event, orderAt(undefined, lines), 30)).toMatchObject({ by: 'ADDRESS', isSure: true })
    // Whichever address of hers is looked at first.
    const two = [{ point: home }, { ...lines }, { point: home }]
    const held = Order.parse({ ...order, protectedPersons: [{ ...her, addresses: two }] })
    expect(protectedAddress(event, held, 30)).toMatchObject({ by: 'ADDRESS', isSure: true })
  })

  it('is at the one that it is surely at, else at the likeliest', () => {
    const with2 = (first: object, second: object) =>
      Order.parse({ ...order, protectedPersons: [first, second].map(one => ({ names: [], addresses: [one] })) })
    const [exact, vague] = [{ point: place(28).point }, { point: home, accuracyM: 40 }]
    for (const held of [with2(exact, vague), with2(vague, exact)])
      expect(hit(0, undefined, held)).toMatchObject({ isSure: true, distanceM: expect.closeTo(28, 0) as number })
    const [near, far] = [
      { point: home, accuracyM: 60 },
      { point: place(50).point, accuracyM: 60 },
    ]
    for (const held of [with2(near, far), with2(far, near)]) expect(hit(0, undefined, held)?.distanceM).toBe(0)
  })
})

describe('a suspect near her address', () => {
  const bare = suspect({ names: him.names })
  const priorOf = (event: ReturnType<typeof at>) =>
    identify(event, order)?.evidence.find(({ field }) => field === 'prior') ?? null

  it('weighs less the less likely it is hers, and is no more than possible by a name', () => {
    const bits = ([[20], [20, 40], [60, 100]] as const).map(([metres, accuracyM]) =>
      priorOf(at(metres, accuracyM, [bare])),
    )
    expect(bits.map(one => one?.agreement)).toEqual(['STRONG', 'PERHAPS', 'PERHAPS'])
    expect(bits[0]?.bits).toBeGreaterThan(bits[1]!.bits)
    expect(bits[1]?.bits).toBeGreaterThan(bits[2]!.bits)
    expect(identify(at(20, undefined, [bare]), order)?.level).toBe('PROBABLE')
    expect(identify(at(20, 40, [bare]), order)?.level).toBe('POSSIBLE')
    expect(identify(at(20, 500, [bare]), order)?.level).toBe('POSSIBLE')
    expect(identify(at(40, 500, [bare]), order)).toBeNull()
  })

  it('takes from nobody what he is without it', () => {
    const whole = suspect({ names: him.names, dateOfBirth: him.dateOfBirth })
    const level = (metres: number, accuracyM: number) => identify(at(metres, accuracyM, [whole]), order)?.level
    expect([level(60, 100), level(20, 500)]).toEqual(['PROBABLE', 'PROBABLE'])
  })

  it('weighs as much where nobody is suspected, in what is found and in the pairs', () => {
    const weights = [at(20), at(60, 100)].map(event => {
      const [pair] = matchPairs(event, [order]).matches
      const finding = judgeOne(event, order).suspected[0]?.finding
      expect([pair?.level, pair?.weight]).toEqual(['POSSIBLE', finding?.weight])
      expect(finding?.prior).toBe(finding?.weight)
      expect(pair?.evidence[0]).toEqual(finding?.evidence[0])
      return finding?.weight ?? 0
    })
    expect(weights[0]).toBeGreaterThan(weights[1]!)
  })
})

it('whatever may be her address leads to the order', () => {
  const accuracy = fc.integer({ min: 0, max: 200 })
  const point = fc.record({ north: fc.integer({ min: -200, max: 200 }), east: fc.integer({ min: -200, max: 200 }) })
  let hits = 0
  fc.assert(
    fc.property(point, accuracy, accuracy, ({ north, east }, accuracyM, addressM) => {
      const there = { latitude: home.latitude + north / 111_300, longitude: home.longitude + east / 65_800 }
      const event = incident([], { place: { point: there, accuracyM } })
      const held = orderAt(addressM)
      if (!protectedAddress(event, held, 30)) return
      hits += 1
      const stored = new Set(keysOfOrder(held))
      expect(keysOfEvent(event).keys.some(key => stored.has(key))).toBe(true)
    }),
    { numRuns: 2_000 },
  )
  expect(hits).toBeGreaterThan(100)
})

it('an inexact place asks for few cells, and one that is known too badly for no more than an exact one', () => {
  const cells = (accuracyM: number) =>
    keysOfEvent(at(0, accuracyM)).keys.filter(key => key.startsWith('P:CELL:')).length
  expect([0, 10, 100, 140].map(cells).every(count => count > 0 && count <= 81)).toBe(true)
  expect(cells(500)).toBe(cells(0))
})
