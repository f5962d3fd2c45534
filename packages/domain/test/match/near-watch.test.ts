import type { Condition, Order } from '@breach-alerts/contracts'
import { nearWatch, nearness } from '../../src/match/proximity.ts'
import type { Presence } from '../../src/match/presence.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { emptyTrack } from '../../src/match/track.ts'
import type { DeviceTrack, TrackFix } from '../../src/match/track.ts'
import { her, makeOrder, noon, nowhere, trackFix, zone } from '../support/made-up.ts'

const minute = 60_000
const hour = 60 * minute
const tag = (value: string) => ({ ...her, identifiers: [{ scheme: 'EM_DEVICE', value }], addresses: [] })
const orderOf = (conditions: readonly object[], persons: readonly object[] = [tag('HER-7')], version: object = {}) =>
  makeOrder(
    conditions.map(one => ({ ...one })),
    { protectedPersons: persons },
    { ...version },
  )
const noContact = orderOf([{ kind: 'NO_CONTACT_DIRECT' }])

const hers = (...fixes: readonly TrackFix[]): DeviceTrack => ({ ...emptyTrack, fixes })
type Tracks = Readonly<Record<string, DeviceTrack>>
const still: Tracks = { 'HER-7': hers(trackFix(0, 0), trackFix(0, 1), trackFix(0, 2)) }
const watch = (order: Order = noContact, tracks: Tracks = still, at = noon) =>
  nearWatch(order, at, deviceId => tracks[deviceId] ?? null, defaultMatchSettings)
const read = (one: TrackFix, before: readonly TrackFix[] = [], tracks = still) =>
  watch(noContact, tracks)!.read({ fix: one, before })
const short = (...asked: Parameters<typeof read>) => {
  const { verdict, cap, by } = read(...asked)
  return `${verdict} ${cap} ${by}`
}
const away = 'NOT_THERE POSSIBLE ONE'

describe('the condition that nearness engages', () => {
  const conditionOf = (kinds: readonly (string | object)[], version: object = {}) =>
    watch(
      orderOf(
        kinds.map(kind => (typeof kind === 'string' ? { kind, area: zone } : kind)),
        undefined,
        version,
      ),
    )?.condition.kind

  it.each<[string[], Condition['kind'] | undefined]>([
    [['NO_CONTACT_DIRECT'], 'NO_CONTACT_DIRECT'],
    [['EXCLUSION_ZONE'], 'EXCLUSION_ZONE'],
    [['NO_ATTEND'], 'NO_ATTEND'],
    [['NO_ENTER'], 'NO_ENTER'],
    [['LEAVE_PREMISES'], 'LEAVE_PREMISES'],
    [['LEAVE_PREMISES', 'NO_ATTEND', 'EXCLUSION_ZONE', 'NO_CONTACT_DIRECT'], 'NO_CONTACT_DIRECT'],
    [['NO_ENTER', 'EXCLUSION_ZONE'], 'EXCLUSION_ZONE'],
    [['CURFEW', 'EM_TAG', 'NOTIFY'], undefined],
  ])('of %j is %s', (kinds, expected) => {
    expect(conditionOf(kinds)).toBe(expected)
  })

  it('is one that binds at the time, of an order in force', () => {
    const hours = [{ days: ['WED'], from: '20:00', to: '23:00' }]
    expect(conditionOf([{ kind: 'NO_CONTACT_DIRECT', hours }, 'NO_ENTER'])).toBe('NO_ENTER')
    expect(conditionOf([{ kind: 'NO_CONTACT_DIRECT', hours }])).toBeUndefined()
    expect(conditionOf(['NO_ENTER'], { validTo: '2026-06-09' })).toBeUndefined()
    expect(conditionOf(['NO_ENTER'], { validFrom: '2026-06-11' })).toBeUndefined()
  })

  it('binds, and has a name of its own beside that of its area', () => {
    expect(watch()).toMatchObject({ name: 'ord_1/c1~near', isBinding: true, version: { version: 1 } })
  })

  it('is watched where she wears a device that is known', () => {
    expect(watch(noContact, {})).toBeNull()
    expect(watch(orderOf([{ kind: 'NO_CONTACT_DIRECT' }], [her]))).toBeNull()
    expect(watch(orderOf([{ kind: 'NO_CONTACT_DIRECT' }], [her, tag('HER-7')]))).not.toBeNull()
  })
})

describe('a fix of his', () => {
  it.each([
    ['near hers', trackFix(50, 1), [], 'THERE POSSIBLE ONE'],
    ['near hers twice', trackFix(50, 1), [trackFix(50, 0)], 'THERE PROBABLE TWO'],
    ['near hers after one far away', trackFix(50, 1), [trackFix(900, 0)], 'THERE POSSIBLE ONE'],
    ['near hers twice, after one far away', trackFix(50, 2), [trackFix(50, 1), trackFix(900, 0)], 'THERE PROBABLE TWO'],
    ['near hers after one of 0,0', trackFix(50, 1), [trackFix(0, 0, nowhere)], 'THERE POSSIBLE ONE'],
    ['at the edge of 200 m', trackFix(198, 1), [], away],
    ['far away', trackFix(900, 1), [trackFix(50, 0)], away],
    ['of 0,0', trackFix(0, 1, nowhere), [], away],
    ['by Wi-Fi', trackFix(50, 1, { kind: 'WIFI' }), [trackFix(50, 0)], 'THERE POSSIBLE LEANING'],
    ['too inexact', trackFix(50, 1, { accuracyM: 400 }), [], away],
  ])('%s', (_, one, before, expected) => {
    expect(short(one, before)).toBe(expected)
  })

  it('is held against the fix of hers that is nearest in time', () => {
    const moving = { 'HER-7': hers(trackFix(0, 0), trackFix(5_000, 10)) }
    expect([
      short(trackFix(0, 1), [], moving),
      short(trackFix(5_000, 9), [], moving),
      short(trackFix(0, 9), [], moving),
    ]).toEqual(['THERE POSSIBLE ONE', 'THERE POSSIBLE ONE', away])
  })

  it('is possible where she was last known to be, for a day', () => {
    const of = (afterMs: number) =>
      short({ ...trackFix(50, 0), at: noon + afterMs }, [], { 'HER-7': hers(trackFix(0, 0)) })
    expect([of(hour), of(24 * hour), of(24 * hour + 1)]).toEqual([
      'THERE POSSIBLE LEANING',
      'THERE POSSIBLE LEANING',
      away,
    ])
  })

  it('counts by the device that is surest', () => {
    const [old, now, far] = [hers(trackFix(0, -240)), still['HER-7']!, hers(trackFix(9_000, 0))]
    const two = orderOf([{ kind: 'NO_CONTACT_DIRECT' }], [tag('HER-7'), tag('HER-8')])
    const of = (first: DeviceTrack, second: DeviceTrack) =>
      watch(two, { 'HER-7': first, 'HER-8': second })!.read({ fix: trackFix(50, 1), before: [trackFix(50, 0)] })
    for (const [a, b, expected] of [
      [old, now, 'PROBABLE TWO'],
      [far, now, 'PROBABLE TWO'],
      [old, far, 'POSSIBLE LEANING'],
    ] as const)
      for (const { cap, by } of [of(a, b), of(b, a)]) expect(`${cap} ${by}`).toBe(expected)
    expect(of(far, far).verdict).toBe('NOT_THERE')
  })

  it('is repeated as often as is asked for, by each of those before it', () => {
    const settings = { ...defaultMatchSettings, confirmFixes: 3 }
    const three = nearWatch(noContact, noon, () => still['HER-7']!, settings)!
    const cap = (...before: readonly number[]) =>
      three.read({ fix: trackFix(50, 2), before: before.map((metres, index) => trackFix(metres, 1 - index)) }).cap
    expect([cap(50), cap(50, 50), cap(50, 900), cap(900, 50)]).toEqual(['POSSIBLE', 'PROBABLE', 'POSSIBLE', 'POSSIBLE'])
  })

  it('has nothing of a distance in it', () => {
    expect(read(trackFix(50, 1)).distanceM).toBe(0)
    expect(read(trackFix(900, 1))).toMatchObject({ distanceM: 0, probability: 0 })
  })
})

describe('what is said of it', () => {
  const says = (presence: Partial<Presence>) =>
    watch()!.says(
      { verdict: 'THERE', cap: 'PROBABLE', by: 'TWO', distanceM: 0, probability: 0.987, ...presence },
      trackFix(50, 1),
    )

  it('is that he was near, not where', () => {
    expect(says({})).toEqual({
      kind: 'TOUCHED',
      cap: 'PROBABLE',
      flags: ['NEAR_PROTECTED_PERSON'],
      sentences: [`The tag was within 200 m of a protected person's device.`, 'Two positions in a row say the same.'],
      evidence: [
        {
          field: 'proximity',
          kind: 'context',
          orderValue: `a protected person's device`,
          eventValue: { withinM: 200, probability: 1 },
          agreement: 'NEAR',
          bits: 0,
        },
      ],
    })
  })

  it.each([
    ['ONE', 'No second position has confirmed it yet.'],
    ['LEANING', 'One of the two positions is old or inexact.'],
  ] as const)('is how it is known: %s', (by, sentence) => {
    expect(says({ by }).sentences[1]).toBe(sentence)
  })

  it('is nothing where he is not near', () => {
    expect(says({ verdict: 'NOT_THERE' }).kind).toBe('NONE')
  })
})

describe('the chance that two devices are near each other', () => {
  it('falls as the time between them grows, a walk of 1.5 m a second', () => {
    // Half a minute spreads a place by 45 m, a minute by 90. The shares are those of a grid laid over the error.
    const chances = [0, 30_000, 60_000, 600_000].map(apartMs =>
      nearness(trackFix(100, 0), trackFix(0, 0), 200, apartMs),
    )
    expect(chances.map(one => one.toFixed(2))).toEqual(['1.00', '0.98', '0.78', '0.02'])
    expect(nearness(trackFix(100, 0), trackFix(0, 1), 200)).toBe(chances[2])
    expect(nearness(trackFix(100, 1), trackFix(0, 0), 200)).toBe(chances[2])
  })

  it('has the errors of both in it', () => {
    const chance = (mine: number, other: number) =>
      nearness(trackFix(190, 0, { accuracyM: mine }), trackFix(0, 0, { accuracyM: other }), 200).toFixed(2)
    expect(chance(8, 60)).toBe(chance(60, 8))
    expect([chance(8, 8), chance(8, 60), chance(60, 60)]).toEqual(['0.91', '0.56', '0.51'])
  })
})
