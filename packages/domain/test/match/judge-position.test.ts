import { judge } from '../../src/match/judge.ts'
import type { JudgeInput, Judgement } from '../../src/match/judgement.ts'
import { eventOfFix } from '../../src/match/judge-position.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import type { DeviceTrack } from '../../src/match/track.ts'
import { fix, found, her, makeEvent, makeOrder, north, somebodyElse, zone } from '../support/made-up.ts'

const minute = 60_000
const start = Date.parse('2026-06-10T12:00:00Z')
const at = (minutes: number) => new Date(start + minutes * minute).toISOString()
const zoned = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }])
const nowhere = { latitude: 0, longitude: 0 }
const swapped = { latitude: -1.55, longitude: 53.8 }

/** A fix so far from her home, metres, at a minute; received at that minute unless said otherwise. */
type Seen = readonly [metres: number, minutes: number, more?: object, receivedMinutes?: number]
const walk = (seen: readonly Seen[], orders = [zoned], more: Partial<JudgeInput> = {}): Judgement[] => {
  let track: DeviceTrack | null = null
  return seen.map(([metres, minutes, given, receivedMinutes = minutes]) => {
    const judgement = judge({
      event: fix(metres, at(minutes), { ...given }),
      orders,
      occurredAt: start + minutes * minute,
      receivedAt: start + receivedMinutes * minute,
      track,
      ...more,
    })
    track = JSON.parse(JSON.stringify(judgement.track)) as DeviceTrack
    return judgement
  })
}
const last = (...asked: Parameters<typeof walk>) => walk(...asked).at(-1)!
const flagsOf = ({ suspected }: Judgement) => suspected.map(({ finding }) => finding.flags.join(' '))

describe('the orders of a wearer', () => {
  it('are all of them, and nobody else’s', () => {
    const second = makeOrder([{ kind: 'NO_ENTER', area: zone }], { orderId: 'ord_2' })
    const other = makeOrder([{ kind: 'NO_ENTER', area: zone }], { orderId: 'ord_3', respondent: somebodyElse })
    const judged = last([[100, 0]], [zoned, second, other])
    expect(judged.suspected.map(({ finding }) => finding.orderId)).toEqual(['ord_1', 'ord_2'])
    expect(judged.isWorn).toBe(true)
    expect(last([[100, 0]], [other])).toMatchObject({ suspected: [], isWorn: false, outcome: 'unmatched' })
  })
})

describe('the outcome of a fix', () => {
  const atNight = makeOrder([
    { kind: 'EXCLUSION_ZONE', area: zone, hours: [{ days: ['WED'], from: '20:00', to: '23:00' }] },
  ])
  it.each<[string, Seen[], typeof zoned, string]>([
    ['it is told', [[100, 0]], zoned, 'matched'],
    [
      'it adds to a stay that was told',
      [
        [100, 0],
        [100, 1],
        [100, 2],
      ],
      zoned,
      'matched',
    ],
    ['it says nothing of where he is', [[0, 0, nowhere]], zoned, 'matched'],
    ['it lies outside', [[900, 0]], zoned, 'unmatched'],
    [
      'he leaves',
      [
        [100, 0],
        [900, 1],
        [900, 2],
      ],
      zoned,
      'unmatched',
    ],
    ['it lies inside when the condition does not bind', [[100, 0]], atNight, 'unmatched'],
    [
      'it says nothing, and no condition is about the tag',
      [[0, 0, nowhere]],
      makeOrder([{ kind: 'NO_MOLEST' }]),
      'matched',
    ],
  ])('counts as matched or not when %s', (_, seen, order, expected) => {
    expect(last(seen, [order]).outcome).toBe(expected)
  })
})

describe('what is told of an area', () => {
  it('is of a curfew that he is away in its hours', () => {
    const curfew = makeOrder([{ kind: 'CURFEW', area: zone }])
    expect(
      walk(
        [
          [100, 0],
          [900, 1],
          [900, 2],
        ],
        [curfew],
      ).map(found),
    ).toEqual([[], ['c1 POSSIBLE'], ['c1 CERTAIN']])
  })

  it('is not that he left, nor a silence that has ended', () => {
    const left = walk([
      [100, 0],
      [900, 1],
      [900, 2],
    ])
    expect(left.map(found)).toEqual([['c1 POSSIBLE'], [], []])
    const silent = walk([
      [100, 0],
      [900, 45],
    ])
    expect(silent.map(found)).toEqual([['c1 POSSIBLE'], []])
  })

  it('is that several fixes are too inexact to tell, with where the last one lies', () => {
    const [finding] = last([
      [900, 0],
      [480, 1, { accuracyM: 400 }],
      [480, 2, { accuracyM: 400 }],
      [480, 3, { accuracyM: 400 }],
    ]).suspected.map(one => one.finding)
    expect(finding).toMatchObject({ level: 'POSSIBLE', tier: 'C', flags: ['POSITION_VAGUE'] })
    expect(finding?.sentences).toEqual(
      expect.arrayContaining([
        'A tag fix put the wearer 20 m inside the area of clause 1, accurate to 400 m.',
        'Several fixes in a row were too inexact to tell on which side of the edge the wearer is.',
      ]),
    )
    expect(finding?.evidence.some(({ field }) => field === 'position')).toBe(true)
  })

  it('is told of the fix that shows it, also of an earlier one', () => {
    const judged = last([
      [100, 1],
      [100, 0],
    ])
    expect(judged.suspected.map(({ finding }) => [finding.event.id, finding.level])).toEqual([
      [`fix-${at(0)}`, 'POSSIBLE'],
      [`fix-${at(1)}`, 'CERTAIN'],
    ])
  })

  it('has the force that is responsible where the fix lies', () => {
    const near = { forceCode: '13', area: { type: 'Circle' as const, centre: north(0), radiusM: 1_000 } }
    const settings = { ...defaultMatchSettings, forceAreas: [near] }
    const force = (seen: Seen) => last([seen], [zoned], { settings }).suspected.map(one => one.respondingForceCode)
    expect(force([100, 0])).toEqual(['13'])
    expect(force([0, 0, nowhere])).toEqual([null])
  })
})

describe('what speaks against a tag', () => {
  const told = (seen: readonly Seen[], order = zoned) => walk(seen, [order]).map(flagsOf)

  it('is told once in a quarter of an hour, and again after it', () => {
    const seen = [0, 14, 15, 16].map((minutes): Seen => [0, minutes, nowhere])
    expect(told(seen)).toEqual([['POSITION_UNKNOWN'], [], ['POSITION_UNKNOWN'], []])
  })

  it('is told at once when it is something else', () => {
    expect(
      told([
        [0, 0, nowhere],
        [0, 1, swapped],
        [0, 2, swapped],
        [0, 3, nowhere],
      ]),
    ).toEqual([['POSITION_UNKNOWN'], ['COORDINATES_SWAPPED'], [], ['POSITION_UNKNOWN']])
  })

  it('is remembered over fixes that are as they should be', () => {
    expect(
      told([
        [0, 0, nowhere],
        [900, 1],
        [0, 2, nowhere],
      ]),
    ).toEqual([['POSITION_UNKNOWN'], [], []])
  })

  it('is told of a fix that no tag can have made, whichever of the two comes last', () => {
    const [here, far]: Seen[] = [
      [900, 0],
      [60_900, 1],
    ]
    const doubted = [`fix-${at(1)}`, ['IMPOSSIBLE_SPEED']]
    const inThisOrder = (seen: readonly Seen[]) =>
      last(seen).suspected.map(({ finding }) => [finding.event.id, finding.flags])
    expect([inThisOrder([here!, far!]), inThisOrder([far!, here!])]).toEqual([[doubted], [doubted]])
    // A position that says nothing, between the two or last, speaks for neither.
    expect(inThisOrder([far!, [0, 0.5, nowhere], here!])).toEqual([doubted])
    expect(inThisOrder([far!, [0, 0, nowhere]]).flat()).not.toContain('IMPOSSIBLE_SPEED')
    expect(inThisOrder([far!, [60_900, 0]])).toEqual([])
    expect(inThisOrder([far!, here!, [900, 0.1]])).toEqual([])
    // The one after it, and none that came before.
    expect(inThisOrder([here!, [900, 1], [60_900, 60], [900, 59]])).toEqual([[`fix-${at(60)}`, ['IMPOSSIBLE_SPEED']]])
  })

  it('is a finding of its own beside what else was told of the same fix, whichever was told first', () => {
    const inTurn = (seen: readonly Seen[]) =>
      walk(seen).flatMap(({ suspected }) =>
        suspected.filter(({ finding }) => finding.event.id === `fix-${at(2)}`).map(({ finding }) => finding),
      )
    // There, until an earlier one shows that no tag can have come there.
    const there = inTurn([
      [100, 2],
      [60_900, 1],
    ])
    expect(there.map(({ level, flags }) => [level, flags])).toEqual([
      ['POSSIBLE', []],
      ['POSSIBLE', ['IMPOSSIBLE_SPEED']],
    ])
    // Too inexact to tell, until an earlier one leans the same way.
    const inexact = { accuracyM: 300 }
    const vague = inTurn([
      [100, -1, inexact],
      [-480, 0, inexact],
      [100, 2, inexact],
      [100, 1, inexact],
    ])
    expect(vague.map(({ level, flags }) => [level, flags])).toEqual([
      ['POSSIBLE', ['POSITION_VAGUE']],
      ['POSSIBLE', []],
    ])
    for (const [first, second] of [there, vague]) expect(first?.findingId).not.toBe(second?.findingId)
  })

  it('is told of each condition that needs the tag, and of each order', () => {
    const two = makeOrder([
      { kind: 'EXCLUSION_ZONE', area: zone },
      { kind: 'NO_ATTEND', area: zone },
    ])
    const second = makeOrder([{ kind: 'EM_TAG' }], { orderId: 'ord_2' })
    const judged = last([[0, 0, nowhere]], [two, second])
    expect(judged.suspected.map(({ finding }) => `${finding.orderId} ${finding.conditionId}`)).toEqual([
      'ord_1 c1',
      'ord_1 c2',
      'ord_2 c1',
    ])
  })

  it('is noted, once while it lasts, where no condition is about the tag', () => {
    const bare = makeOrder([{ kind: 'NO_MOLEST' }])
    const noted = walk(
      [
        [0, 0, nowhere],
        [0, 1, nowhere],
        [0, 15, nowhere],
      ],
      [bare],
    ).map(one => one.noted)
    const note = { orderId: 'ord_1', what: 'POSITION_UNKNOWN' }
    expect(noted).toEqual([[note], [], [note]])
    expect(last([[0, 0, nowhere]]).noted).toEqual([])
    const second = { ...bare, orderId: 'ord_2' }
    expect(last([[0, 0, nowhere]], [bare, second]).noted).toEqual([note, { ...note, orderId: 'ord_2' }])
  })

  it('is nothing under an order that does not bind', () => {
    const lapsed = makeOrder([{ kind: 'EM_TAG' }], {}, { validTo: '2026-06-09' })
    expect(last([[0, 0, nowhere]], [lapsed])).toMatchObject({ suspected: [], noted: [], outcome: 'unmatched' })
    const notYet = makeOrder([{ kind: 'EM_TAG' }], {}, { validFrom: '2026-06-11' })
    expect(last([[0, 0, nowhere]], [notYet])).toMatchObject({ suspected: [], noted: [] })
    // Only a clock that is wrong has the instant of receipt asked as well.
    expect(
      last([[0, -1_440, nowhere, 0]], [makeOrder([{ kind: 'EM_TAG' }], {}, { validFrom: '2026-06-10' })]),
    ).toMatchObject({ suspected: [] })
  })

  it('names nobody as at risk', () => {
    expect(last([[0, 0, nowhere]]).suspected[0]?.finding.protectedPersonIds).toEqual([])
  })
})

describe('a fix with a clock that is ahead', () => {
  const future = (metres: number, order = zoned) => last([[metres, 525_600, {}, 0]], [order])

  it('is told of the order that binds when it is received, also of one that is about the tag alone', () => {
    const tagged = makeOrder([{ kind: 'EM_TAG' }])
    expect([found(future(900)), found(future(900, tagged))]).toEqual([['c1 POSSIBLE'], ['c1 POSSIBLE']])
    expect(flagsOf(future(900, tagged))).toEqual(['FUTURE_STAMPED'])
    const bare = makeOrder([{ kind: 'NO_MOLEST' }])
    expect(future(900, bare).noted).toEqual([{ orderId: 'ord_1', what: 'FUTURE_STAMPED' }])
  })

  it('is never more than possible, even at her door', () => {
    expect([found(last([[3, 0]])), found(future(3))]).toEqual([['c1 PROBABLE'], ['c1 POSSIBLE']])
  })

  it('is one finding, though it lies inside as well', () => {
    const [suspected, ...more] = future(100).suspected
    expect(more).toEqual([])
    expect(suspected?.finding.sentences.join(' ')).toMatch(/400 m inside.*clock of the tag is wrong/u)
  })
})

describe('the event that brought a fix', () => {
  const remembered = {
    source: 's',
    id: 'f1',
    at: start,
    receivedAt: start + minute,
    ...north(100),
    accuracyM: 8,
    kind: 'WIFI' as const,
  }

  it('is quoted as far as it is remembered', () => {
    expect(eventOfFix('TAG-1', remembered)).toEqual({
      specversion: '1.0',
      id: 'f1',
      source: 's',
      type: 'em.position',
      time: at(0),
      data: { deviceId: 'TAG-1', fix: { ...north(100), accuracyM: 8, kind: 'WIFI' } },
    })
    expect(eventOfFix('TAG-1', { ...remembered, isTimeOfReceipt: true })).not.toHaveProperty('time')
  })

  it('gave no time, where it did not', () => {
    const event = makeEvent('em.position', { deviceId: 'TAG-1', fix: north(100) }, { time: undefined })
    const judged = judge({ event, orders: [zoned], occurredAt: start, receivedAt: start, track: null })
    expect(flagsOf(judged)).toEqual(['TIME_OF_RECEIPT'])
  })
})

describe('two findings of one fix', () => {
  it('are one for each condition', () => {
    const wearing = { ...her, identifiers: [{ scheme: 'EM_DEVICE', value: 'HER-7' }] }
    const order = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }, { kind: 'NO_CONTACT_DIRECT' }], {
      protectedPersons: [wearing],
    })
    const hers = makeEvent('em.position', { deviceId: 'HER-7', fix: { ...north(120), accuracyM: 8 } }, { id: 'her-0' })
    const devices = (deviceId: string) =>
      deviceId === 'HER-7'
        ? judge({ event: hers, orders: [], occurredAt: start, receivedAt: start, track: null }).track
        : null
    const judged = last([[100, 0]], [order], { devices })
    expect(found(judged)).toEqual(['c1 POSSIBLE', 'c2 POSSIBLE'])
    const onlyZone = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }], { protectedPersons: [wearing] })
    const [both, ...more] = last([[100, 0]], [onlyZone], { devices }).suspected
    expect([both?.finding.flags, more]).toEqual([['NEAR_PROTECTED_PERSON'], []])
    expect(both?.finding.sentences.join(' ')).toMatch(/400 m inside.*within 200 m of a protected person's device/u)
  })
})
