import {
  doubtOfAge,
  doubtOfFix,
  doubtOfSighting,
  doubtOfSilence,
  doubtedConditions,
  isStale,
} from '../../src/match/doubts.ts'
import type { Scene } from '../../src/match/engagement.ts'
import type { Identity } from '../../src/match/identify.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { emptyTrack } from '../../src/match/track.ts'
import type { DeviceTrack, TrackFix } from '../../src/match/track.ts'
import { him, makeEvent, makeOrder, noon, north, nowhere, trackFix, zone } from '../support/made-up.ts'

const minute = 60_000

describe('what speaks against a fix', () => {
  const doubt = (one: TrackFix, before: readonly TrackFix[] = [], lane: 'MAIN' | 'LATE' | 'FUTURE' = 'MAIN') =>
    doubtOfFix({ fix: one, before }, lane)

  it.each([
    [
      'its clock',
      doubt(trackFix(0, 0), [], 'FUTURE'),
      'FUTURE_STAMPED',
      'The clock of the tag is wrong: where the wearer was, and when, is not known.',
    ],
    [
      'that it is nowhere',
      doubt(trackFix(0, 0, nowhere)),
      'POSITION_UNKNOWN',
      'The tag sent a position that says nothing: where the wearer is is not known.',
    ],
    [
      'that latitude and longitude changed places',
      doubt(trackFix(0, 0, { latitude: -1.55, longitude: 53.8 })),
      'COORDINATES_SWAPPED',
      'The tag sent latitude and longitude in the wrong places: where the wearer is is not known.',
    ],
    [
      'that nobody comes so far so fast',
      doubt(trackFix(60_000, 1), [trackFix(0, 0)]),
      'IMPOSSIBLE_SPEED',
      'No one tag can have come from the position before to this one: one of them is not true.',
    ],
    [
      'that no more came',
      doubtOfSilence(),
      'TAG_SILENT',
      'The tag has sent no position since: where the wearer is is not known.',
    ],
  ])('is said: %s', (_, found, code, sentence) => {
    expect(found).toMatchObject({ kind: 'TOUCHED', cap: 'POSSIBLE', code, flags: [code], sentences: [sentence] })
  })

  it('is the speed, with the errors in his favour', () => {
    expect(doubt(trackFix(60_000, 1), [trackFix(0, 0)])?.evidence).toEqual([
      {
        field: 'speed',
        kind: 'context',
        orderValue: null,
        eventValue: { leastMps: 1000 },
        agreement: 'IMPOSSIBLE',
        bits: 0,
      },
    ])
    expect(doubt(trackFix(0, 0, nowhere))?.evidence).toEqual([
      {
        field: 'tag',
        kind: 'context',
        orderValue: null,
        eventValue: 'POSITION_UNKNOWN',
        agreement: 'DOUBTED',
        bits: 0,
      },
    ])
  })

  it('is nothing of a first fix, nor of one that he had the time to come to', () => {
    expect([doubt(trackFix(0, 0)), doubt(trackFix(3_000, 1), [trackFix(0, 0)])]).toEqual([null, null])
  })

  it('is measured from the last fix that says where he was', () => {
    const before = [trackFix(0, 1, nowhere), trackFix(0, 0), trackFix(60_000, -1)]
    expect(doubt(trackFix(60_000, 2), before)?.code).toBe('IMPOSSIBLE_SPEED')
    expect(doubt(trackFix(0, 2), before)).toBeNull()
  })
})

describe('a tag that sends only what is old', () => {
  const late = (minutes: number) => trackFix(0, 0, { receivedAt: noon + minutes * minute })

  it('sends fixes that were half an hour old or more, and no more than a day', () => {
    expect([29, 30, 24 * 60 - 1, 24 * 60].map(age => isStale(late(age), defaultMatchSettings))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('is doubted when it has done so for half an hour', () => {
    const doubted = (minutes: number) => doubtOfAge(late(40 + minutes), noon + 40 * minute, defaultMatchSettings)?.code
    expect([doubted(29), doubted(30)]).toEqual([undefined, 'POSITION_STALE'])
    expect(doubtOfAge(late(90), noon, defaultMatchSettings)?.sentences).toEqual([
      'The tag sends nothing but old positions: where the wearer is now is not known.',
    ])
    expect(doubtOfAge(late(90), null, defaultMatchSettings)).toBeNull()
  })
})

describe('somebody seen where his tag cannot have been', () => {
  const identity: Identity = { as: 'SUSPECT', key: '/people/0', level: 'PROBABLE', weight: 20, evidence: [], flags: [] }
  const order = makeOrder([{ kind: 'EM_TAG' }])
  const sighting = makeEvent('police.encounter', { encounter: 'CUSTODY' })
  const scene = (more: Partial<Scene> = {}): Scene => ({
    event: sighting,
    order,
    identity,
    hits: [],
    address: null,
    spot: { point: north(0), accuracyM: 0 },
    placed: null,
    settings: defaultMatchSettings,
    ...more,
  })
  const track = (metres: number, minutes = 0): DeviceTrack => ({ ...emptyTrack, fixes: [trackFix(metres, minutes)] })
  const seen = (held: Scene, tracks: Readonly<Record<string, DeviceTrack>> = { 'TAG-1': track(60_000) }) =>
    doubtOfSighting(held, noon + minute, deviceId => tracks[deviceId] ?? null)

  it('is doubted, with how fast he would have been', () => {
    expect(seen(scene())).toMatchObject({
      code: 'TAG_CONTRADICTED',
      sentences: ['The person was seen where the tag cannot have been: the tag may not be on the wearer.'],
      evidence: [{ field: 'speed', eventValue: { leastMps: 1000 } }],
    })
    expect(seen(scene({ event: makeEvent('anpr.hit', { vrm: 'AB12CDE' }) }))?.code).toBe('TAG_CONTRADICTED')
  })

  it.each<[string, Scene]>([
    ['it is only possibly he', scene({ identity: { ...identity, level: 'POSSIBLE' } })],
    ['nobody is known', scene({ identity: null })],
    ['the place is not known', scene({ spot: null })],
    ['the place is as inexact as that', scene({ spot: { point: north(0), accuracyM: 30_000 } })],
    ['it is reported, not seen', scene({ event: makeEvent('incident.reported', {}) })],
    [
      'it is what his tag says itself',
      scene({ event: makeEvent('em.violation', { deviceId: 'T', violation: 'CURFEW' }) }),
    ],
  ])('is not doubted where %s', (_, held) => {
    expect(seen(held)).toBeNull()
  })

  it('is not doubted where his tag is near, or says nothing', () => {
    expect(seen(scene(), { 'TAG-1': track(1_000) })).toBeNull()
    expect(seen(scene(), { 'TAG-1': emptyTrack })).toBeNull()
    expect(seen(scene(), {})).toBeNull()
  })

  it('counts the fix nearest in time, and the device that is farthest off', () => {
    const fixes = [trackFix(60_000, -60), trackFix(60_000, 0), trackFix(60_000, 60)]
    expect(seen(scene(), { 'TAG-1': { ...emptyTrack, fixes } })?.evidence[0]?.eventValue).toEqual({ leastMps: 1000 })
    const identifiers = [...him.identifiers, { scheme: 'EM_DEVICE', value: 'TAG-2' }]
    const two = makeOrder([{ kind: 'EM_TAG' }], { respondent: { ...him, identifiers } })
    const speeds = seen(scene({ order: two }), { 'TAG-1': track(60_000), 'TAG-2': track(120_000) })
    expect(speeds?.evidence[0]?.eventValue).toEqual({ leastMps: 2000 })
  })
})

describe('the conditions that a doubt engages', () => {
  const hours = [{ days: ['WED'], from: '14:00', to: '15:00' }]
  const ids = (conditions: object[], minutes = 0) =>
    doubtedConditions(makeOrder(conditions.map(one => ({ ...one }))).versions[0]!, noon + minutes * minute).map(
      ({ conditionId }) => conditionId,
    )

  it.each([
    ['the one to wear the tag', [{ kind: 'EXCLUSION_ZONE', area: zone }, { kind: 'EM_TAG' }], ['c2']],
    [
      'without one, those that say where to be',
      [{ kind: 'EXCLUSION_ZONE', area: zone }, { kind: 'NO_MOLEST' }, { kind: 'CURFEW', area: zone }],
      ['c1', 'c3'],
    ],
    [
      'those that bind at the time',
      [
        { kind: 'EXCLUSION_ZONE', area: zone },
        { kind: 'EM_TAG', hours },
      ],
      ['c1'],
    ],
    ['none that has no area', [{ kind: 'EXCLUSION_ZONE' }, { kind: 'NO_CONTACT_DIRECT' }], []],
  ])('are %s', (_, conditions, expected) => {
    expect(ids(conditions)).toEqual(expected)
  })

  it('change with the hours', () => {
    const conditions = [
      { kind: 'EXCLUSION_ZONE', area: zone },
      { kind: 'EM_TAG', hours },
    ]
    expect([ids(conditions, 59), ids(conditions, 60)]).toEqual([['c1'], ['c2']])
  })
})
