import type { Presence } from '../../src/match/presence.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { endedBy, isWithin, stepStay, toldOf } from '../../src/match/stays.ts'
import type { Stay } from '../../src/match/stays.ts'
import type { TrackFix } from '../../src/match/track.ts'

const minute = 60_000
const moment = 1 / minute
const start = Date.parse('2026-06-10T12:00:00Z')
type Seen = Partial<Presence> & { at: number; accuracyM?: number; isBinding?: boolean; version?: number }

/** A fix that is there, outside, or does not say: instants in minutes. */
const there = (at: number, cap: Presence['cap'] = 'POSSIBLE', more: Partial<Seen> = {}): Seen => ({
  at,
  verdict: 'THERE',
  cap,
  probability: 1,
  ...more,
})
const outside = (at: number, more: Partial<Seen> = {}): Seen => ({ at, verdict: 'NOT_THERE', probability: 0, ...more })
const unclear = (at: number, probability = 0.3, accuracyM = 60): Seen => ({
  at,
  verdict: 'CANNOT_TELL',
  probability,
  accuracyM,
})

const toMinutes = (instant: number) => (instant - start) / minute

const follow = (seen: readonly Seen[]) => {
  let stay: Stay | undefined
  const told = seen.flatMap(({ at, accuracyM = 8, isBinding = true, version = 1, ...read }) => {
    const fix: TrackFix = {
      source: 's',
      id: `${at}`,
      at: start + at * minute,
      receivedAt: start + at * minute,
      latitude: 53.8,
      longitude: -1.55,
      accuracyM,
      kind: 'GNSS',
    }
    const presence = { verdict: 'THERE', cap: 'POSSIBLE', by: 'ONE', distanceM: 0, probability: 1, ...read } as const
    const next = stepStay(stay, fix, presence, { version, isBinding }, defaultMatchSettings)
    stay = next.stay && (JSON.parse(JSON.stringify(next.stay)) as Stay)
    return next.steps
  })
  return { stay, told }
}
/** What is told, its level, and the minute of the first fix of the run. */
const tell = (seen: readonly Seen[]) =>
  follow(seen).told.map(step => {
    const what = step.transition === 'UNKNOWN' ? step.why : step.transition
    return `${what} ${step.level} ${toMinutes(step.occurredAt)}`
  })

type Row = readonly [title: string, seen: readonly Seen[], expected: readonly string[]]

describe('entering and staying', () => {
  it.each<Row>([
    [
      'is told at the first fix and each time that the level rises, never when it falls',
      [there(0), there(1, 'PROBABLE'), there(2), there(3, 'PROBABLE'), there(4, 'CERTAIN')],
      ['ENTERED POSSIBLE 0', 'ENTERED PROBABLE 0', 'ENTERED CERTAIN 0'],
    ],
    ['is told again after a quarter of an hour', [there(0), there(15)], ['ENTERED POSSIBLE 0', 'STILL POSSIBLE 0']],
    ['is not told again a moment before', [there(0), there(15 - moment)], ['ENTERED POSSIBLE 0']],
    [
      'counts the quarter of an hour from what was told last',
      [there(0), there(10, 'CERTAIN'), there(24), there(25), there(39), there(40)],
      ['ENTERED POSSIBLE 0', 'ENTERED CERTAIN 0', 'STILL POSSIBLE 0', 'STILL POSSIBLE 0'],
    ],
    [
      'is not told while the condition does not bind, and then with the fix at which he came',
      [there(0, 'POSSIBLE', { isBinding: false }), there(1)],
      ['ENTERED POSSIBLE 0'],
    ],
    ['begins with the fix that leaned inside', [unclear(0, 0.5, 20), there(1)], ['ENTERED POSSIBLE 0']],
    ['does not begin with one that leaned outside', [unclear(0, 0.49, 20), there(1)], ['ENTERED POSSIBLE 1']],
    ['begins anew after one that leaned outside', [unclear(0, 0.6), unclear(1), there(2)], ['ENTERED POSSIBLE 2']],
    [
      'begins with the first of several that leaned inside',
      [unclear(0, 0.6), unclear(1, 0.6), there(2)],
      ['ENTERED POSSIBLE 0'],
    ],
    [
      'goes on over one that leans outside',
      [there(0), unclear(1), there(2, 'CERTAIN')],
      ['ENTERED POSSIBLE 0', 'ENTERED CERTAIN 0'],
    ],
    [
      'begins anew under another version of the order',
      [there(0), there(1, 'POSSIBLE', { version: 2 })],
      ['ENTERED POSSIBLE 0', 'ENTERED POSSIBLE 1'],
    ],
    [
      'is one stay with an hour between two fixes that are there',
      [there(0), unclear(30, 0.6), there(60)],
      ['ENTERED POSSIBLE 0', 'STILL POSSIBLE 0'],
    ],
    [
      'is two with a moment more',
      [there(0), unclear(30, 0.6), there(60 + moment)],
      ['ENTERED POSSIBLE 0', 'SILENT POSSIBLE 30', `ENTERED POSSIBLE ${60 + moment}`],
    ],
    [
      'is two as well where what came late is the earlier one',
      [there(61), there(0)],
      ['ENTERED POSSIBLE 61', 'ENTERED POSSIBLE 0'],
    ],
  ])('%s', (_, seen, expected) => {
    expect(tell(seen)).toEqual(expected)
  })

  it('says which level was told before', () => {
    const steps = follow([there(0), there(1, 'CERTAIN')]).told
    expect(steps.map(step => (step.transition === 'ENTERED' ? step.from : 'no entry'))).toEqual([null, 'POSSIBLE'])
  })
})

describe('leaving', () => {
  it.each<Row>([
    [
      'is told at the second fix outside in a row, with the first',
      [there(0), outside(1), outside(2), outside(3)],
      ['ENTERED POSSIBLE 0', 'LEFT PROBABLE 1'],
    ],
    [
      'counts anew after a fix that is there',
      [there(0), outside(1), there(2), outside(3), outside(4)],
      ['ENTERED POSSIBLE 0', 'LEFT PROBABLE 3'],
    ],
    [
      'counts anew after a fix that leans inside',
      [there(0), outside(1), unclear(2, 0.6), outside(3), outside(4)],
      ['ENTERED POSSIBLE 0', 'LEFT PROBABLE 3'],
    ],
    [
      'counts on after a fix that leans outside',
      [there(0), outside(1), unclear(2), outside(3)],
      ['ENTERED POSSIBLE 0', 'LEFT PROBABLE 1'],
    ],
    [
      'needs one fix of somebody who went through',
      [there(0, 'POSSIBLE', { by: 'WAY' }), outside(1)],
      ['ENTERED POSSIBLE 0', 'LEFT PROBABLE 0'],
    ],
    [
      'is told though the condition does not bind any more',
      [there(0), outside(1, { isBinding: false }), outside(2, { isBinding: false })],
      ['ENTERED POSSIBLE 0', 'LEFT PROBABLE 1'],
    ],
    [
      'is nothing of a stay that was not told',
      [there(0, 'POSSIBLE', { isBinding: false }), outside(1), outside(2)],
      [],
    ],
    [
      'is told however long nothing came before',
      [there(0), outside(300), outside(301)],
      ['ENTERED POSSIBLE 0', 'SILENT POSSIBLE 0', 'LEFT PROBABLE 300'],
    ],
    [
      'is not told where another stay begins after a long time',
      [there(0), there(300), outside(301)],
      ['ENTERED POSSIBLE 0', 'SILENT POSSIBLE 0', 'ENTERED POSSIBLE 300'],
    ],
    [
      'is followed by another stay',
      [there(0), outside(1), outside(2), there(3)],
      ['ENTERED POSSIBLE 0', 'LEFT PROBABLE 1', 'ENTERED POSSIBLE 3'],
    ],
  ])('%s', (_, seen, expected) => {
    expect(tell(seen)).toEqual(expected)
  })
})

describe('not knowing', () => {
  it.each<Row>([
    [
      'is told once, at the third inexact fix in a row',
      [unclear(0), unclear(1), unclear(2), unclear(3), unclear(4), unclear(5)],
      ['VAGUE POSSIBLE 2'],
    ],
    [
      'is not told of fixes exact to 50 m',
      [unclear(0, 0.3, 50), unclear(1, 0.3, 50), unclear(2, 0.3, 50), unclear(3, 0.3, 50)],
      [],
    ],
    [
      'does not count one exact to 50 m',
      [unclear(0), unclear(1), unclear(2, 0.3, 50), unclear(3)],
      ['VAGUE POSSIBLE 3'],
    ],
    ['is not told of two with one exact to 50 m between them', [unclear(0), unclear(1, 0.3, 50), unclear(2)], []],
    ['is not told of two that are followed by an exact one', [unclear(0), unclear(1), unclear(2, 0.3, 50)], []],
    [
      'is not told of two that are followed by one outside',
      [unclear(0), unclear(1), outside(2, { accuracyM: 60 })],
      [],
    ],
    ['counts anew after one outside', [unclear(0), unclear(1), outside(2), unclear(3), unclear(4)], []],
    [
      'counts anew after one that is there',
      [unclear(0), unclear(1), there(2), unclear(3), unclear(4)],
      ['ENTERED POSSIBLE 2'],
    ],
    [
      'is told again once a fix has said where he is',
      [unclear(0), unclear(1), unclear(2), there(3), unclear(4), unclear(5), unclear(6)],
      ['VAGUE POSSIBLE 2', 'ENTERED POSSIBLE 3', 'VAGUE POSSIBLE 6'],
    ],
    [
      'is nothing while the condition does not bind',
      [0, 1, 2, 3].map(at => ({ ...unclear(at), isBinding: false })),
      [],
    ],
    [
      'is told when no fix came for more than half an hour, with the last one',
      [there(0), outside(1), there(31 + moment)],
      ['ENTERED POSSIBLE 0', 'SILENT POSSIBLE 1', 'STILL POSSIBLE 0'],
    ],
    ['is not told of half an hour', [there(0), outside(1), there(31)], ['ENTERED POSSIBLE 0', 'STILL POSSIBLE 0']],
    [
      'is not told where he was not there before',
      [there(0, 'POSSIBLE', { isBinding: false }), there(45)],
      ['ENTERED POSSIBLE 0'],
    ],
    [
      'is told of each silence with a fix between them',
      [there(0), there(31), there(62)],
      ['ENTERED POSSIBLE 0', 'SILENT POSSIBLE 0', 'STILL POSSIBLE 0', 'SILENT POSSIBLE 31', 'STILL POSSIBLE 0'],
    ],
    [
      'is told once of a silence and what is inexact after it',
      [there(0), unclear(70, 0.3, 20), unclear(71), unclear(72), unclear(73)],
      ['ENTERED POSSIBLE 0', 'SILENT POSSIBLE 0'],
    ],
  ])('%s', (_, seen, expected) => {
    expect(tell(seen)).toEqual(expected)
  })
})

describe('what is remembered', () => {
  it.each<[string, Seen[], boolean]>([
    ['nothing of a fix outside', [outside(0)], false],
    [
      'nothing of somebody outside who was there while nothing bound',
      [there(0, 'POSSIBLE', { isBinding: false }), outside(1)],
      false,
    ],
    ['nothing of somebody who left', [there(0), outside(1), outside(2)], false],
    ['nothing of an exact fix that leans outside', [unclear(0, 0.3, 20)], false],
    ['an exact fix that leans inside', [unclear(0, 0.6, 20)], true],
    ['an inexact one', [unclear(0)], true],
    ['a stay over one fix outside', [there(0), outside(1)], true],
  ])('%s', (_, seen, expected) => {
    expect(follow(seen).stay !== undefined).toBe(expected)
  })
})

describe('a fix that comes late', () => {
  const { stay } = follow([there(100), there(110), unclear(115)])
  const told = toldOf(stay)!

  it.each([
    ['an hour before the stay', 40, true],
    ['a moment more before it', 40 - moment, false],
    ['within it', 105, true],
    ['with its last fix there', 110, true],
    ['a moment after that', 110 + moment, false],
  ])('adds nothing to a stay that was told: %s', (_, at, expected) => {
    expect(isWithin(told, start + at * minute, defaultMatchSettings)).toBe(expected)
  })

  it('is news where there is no stay, or one that was not told', () => {
    expect(toldOf(undefined)).toBeNull()
    expect(toldOf(follow([there(0, 'POSSIBLE', { isBinding: false })]).stay)).toBeNull()
  })

  it('is of a stay that is over once another begins, or none is left', () => {
    const next = follow([there(200)]).stay
    expect([endedBy(stay, stay), endedBy(undefined, next)]).toEqual([null, null])
    expect([endedBy(stay, next), endedBy(stay, undefined)]).toEqual([told, told])
    expect(told).toEqual({ level: 'POSSIBLE', since: start + 100 * minute, there: start + 110 * minute })
  })
})

describe('a fix that says little', () => {
  const vague = (at: number, more: Partial<Seen> = {}): Seen => ({
    at,
    verdict: 'CANNOT_TELL',
    accuracyM: 2_000,
    probability: 0.01,
    distanceM: -1_000,
    ...more,
  })

  it('is told of a zone that it lies in, or that he was in, and not of every zone within its error', () => {
    expect(tell([vague(0), vague(1), vague(2), vague(3)])).toEqual([])
    const within = [0, 1, 2].map(at => vague(at, { distanceM: 20 }))
    expect(tell(within)).toEqual(['VAGUE POSSIBLE 2'])
    expect(tell([0, 1, 2].map(at => vague(at, { probability: 0.3 })))).toEqual(['VAGUE POSSIBLE 2'])
    expect(tell([there(0), vague(1), vague(2), vague(3)])).toEqual(['ENTERED POSSIBLE 0', 'VAGUE POSSIBLE 3'])
  })

  it('does not end a stay, nor does one fix outside that came twice', () => {
    expect(tell([there(0), outside(1), outside(1)])).toEqual(['ENTERED POSSIBLE 0'])
    expect(tell([there(0), outside(1), outside(2)])).toEqual(['ENTERED POSSIBLE 0', 'LEFT PROBABLE 1'])
  })
})
