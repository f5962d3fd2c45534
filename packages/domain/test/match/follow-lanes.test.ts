import { finish, follow } from '../../src/match/follow.ts'
import type { Told, WatchesAt } from '../../src/match/follow.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import type { DeviceTrack, TrackFix } from '../../src/match/track.ts'
import { areaWatches } from '../../src/match/watches.ts'
import { makeOrder, noon, trackFix, zone } from '../support/made-up.ts'

const minute = 60_000
const order = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }])
const always: WatchesAt = at => areaWatches(order, at, 'BREACH', defaultMatchSettings)

/** A fix so far from the middle of the zone (500 m), minutes after the noon; received at once unless said otherwise. */
type Seen = readonly [metres: number, minutes: number, more?: Partial<TrackFix> & { received?: number }]
const fix = ([metres, minutes, { received = minutes, ...more } = {}]: Seen): TrackFix =>
  trackFix(metres, minutes, { receivedAt: noon + received * minute, ...more })
const short = (told: readonly Told[]) =>
  told.map(({ step, placed }) => `${step.transition} ${step.level} ${Math.round((placed.fix.at - noon) / minute)}`)
type How = { watchesAt?: WatchesAt; tells?: 'AT_ONCE' | 'SETTLED'; track?: DeviceTrack | null }
const walk = (seen: readonly Seen[], { watchesAt = always, tells, track: before = null }: How = {}) => {
  let track = before
  const told = seen.map(one => {
    const followed = follow(track, fix(one), watchesAt, defaultMatchSettings, tells)
    track = JSON.parse(JSON.stringify(followed.track)) as DeviceTrack
    return short(followed.told)
  })
  return { told, track: track! }
}
const here = (track: DeviceTrack | null, one: Seen) =>
  follow(track, fix(one), always, defaultMatchSettings).here.map(({ presence }) => presence.verdict)

describe('fixes in order', () => {
  const inside: Seen[] = [
    [100, 0],
    [100, 1],
    [100, 5],
    [100, 6],
  ]

  it('are told as soon as they are known', () => {
    expect(walk(inside).told).toEqual([['ENTERED POSSIBLE 0'], ['ENTERED CERTAIN 1'], [], []])
  })

  it('are told when nothing can come between them any more, where it was asked for so', () => {
    const settled = walk(inside, { tells: 'SETTLED' })
    expect(settled.told).toEqual([[], [], ['ENTERED POSSIBLE 0'], ['ENTERED CERTAIN 1']])
    expect(finish(settled.track, always, defaultMatchSettings)).toEqual([])
    const waiting = walk(inside.slice(0, 2), { tells: 'SETTLED' })
    expect(short(finish(waiting.track, always, defaultMatchSettings))).toEqual([
      'ENTERED POSSIBLE 0',
      'ENTERED CERTAIN 1',
    ])
  })

  it('are told of only while the condition binds', () => {
    const fromMinute =
      (minutes: number): WatchesAt =>
      at =>
        always(at).map(watch => ({ ...watch, isBinding: at >= noon + minutes * minute }))
    expect(walk(inside, { watchesAt: fromMinute(5) }).told).toEqual([[], [], ['ENTERED CERTAIN 5'], []])
  })

  it('say how the newest stands, and one that comes again', () => {
    const { track } = walk(inside)
    expect([here(null, [100, 0]), here(track, [900, 7]), here(track, [100, 5])]).toEqual([
      ['THERE'],
      ['NOT_THERE'],
      ['THERE'],
    ])
  })

  it('count once, however often one comes', () => {
    const { told, track } = walk([
      [100, 0],
      [100, 1],
      [900, 2],
      [900, 2],
      [100, 3],
    ])
    expect(told).toEqual([['ENTERED POSSIBLE 0'], ['ENTERED CERTAIN 1'], [], [], []])
    // Of one that is settled there is nothing more to say.
    expect(here(walk([[100, 10]], { track }).track, [100, 0])).toEqual([])
  })
})

describe('a fix that comes between two others', () => {
  it('has those after it judged again, and only what is new is told', () => {
    const { told, track } = walk([
      [900, 0],
      [100, 3],
      [100, 2],
      [100, 1],
    ])
    expect(told).toEqual([
      [],
      ['ENTERED POSSIBLE 3'],
      ['ENTERED POSSIBLE 2', 'ENTERED CERTAIN 3'],
      ['ENTERED POSSIBLE 1', 'ENTERED CERTAIN 2'],
    ])
    expect(walk([[100, 2]], { track }).told).toEqual([[]])
    expect(walk([[100, 4]], { track }).told).toEqual([[]])
  })

  it('says how it stands itself', () => {
    const { track } = walk([
      [100, 0],
      [100, 2],
    ])
    expect(here(track, [900, 1])).toEqual(['NOT_THERE'])
  })
})

describe('fixes that come behind what is settled', () => {
  /** Outside all the time, long after what comes late. */
  const outside: Seen[] = [600, 601, 602, 603, 604, 605, 606, 607].map(minutes => [900, minutes])
  const late = (metres: number, minutes: number, more: Partial<TrackFix> = {}): Seen => [
    metres,
    minutes,
    { received: 610, ...more },
  ]

  it('have a stay of their own', () => {
    const { track } = walk(outside)
    const run = walk([late(100, 0), late(100, 1), late(100, 2), late(100, 17)], { track })
    expect(run.told).toEqual([['ENTERED POSSIBLE 0'], ['ENTERED CERTAIN 1'], [], ['STILL CERTAIN 17']])
    expect(here(track, late(100, 0))).toEqual(['THERE'])
    // The wearer is where he was: outside.
    expect(walk([[100, 608]], { track: run.track }).told).toEqual([['ENTERED POSSIBLE 608']])
  })

  it('are not told of where no order bound then, though one does now', () => {
    const { track } = walk(outside)
    const sinceMorning: WatchesAt = at => (at < noon + 500 * minute ? [] : always(at))
    expect(walk([late(100, 0), late(100, 1)], { track, watchesAt: sinceMorning }).told).toEqual([[], []])
  })

  const staying: Seen[] = [600, 601, 602, 603, 604, 605, 606, 607, 608, 609].map(minutes => [100, minutes])

  it.each([
    ['within it', 602.5, []],
    ['in the hour before it', 541, []],
    ['earlier than that', 539, ['ENTERED POSSIBLE 539']],
  ])('add nothing to a stay that was told: %s', (_, minutes, expected) => {
    expect(walk([late(100, minutes)], { track: walk(staying).track }).told).toEqual([expected])
    const settled = walk(staying, { tells: 'SETTLED' }).track
    expect(walk([late(100, minutes)], { track: settled, tells: 'SETTLED' }).told).toEqual([expected])
  })

  it('raise a stay that is only possible', () => {
    const byWifi = staying.map(([metres, minutes]): Seen => [metres, minutes, { kind: 'WIFI' }])
    const { track } = walk(byWifi)
    expect(walk([late(100, 601.2), late(100, 601.4)], { track }).told).toEqual([[], ['ENTERED CERTAIN 601']])
  })

  it('do not end a stay that goes on', () => {
    const { track } = walk(staying)
    const left = walk([late(900, 602.2), late(900, 602.4), late(900, 602.6), [100, 610]], { track })
    expect(left.told).toEqual([[], [], [], []])
  })
})

describe('fixes that come behind a stay that is over', () => {
  const late = (metres: number, minutes: number, more: Partial<TrackFix> = {}): Seen => [
    metres,
    minutes,
    { received: 700, ...more },
  ]
  const over = (minutes: readonly number[], more: Partial<TrackFix> = {}): Seen[] =>
    minutes.map(at => [at % 100 < 20 ? 100 : 900, at, more])
  /** There from 600 to 610, outside since. */
  const left = over([600, 605, 610, 620, 621, 640, 641])
  const news = (seen: readonly Seen[], before: readonly Seen[], tells?: 'SETTLED') => {
    const how = tells ? { tells } : {}
    return walk(seen, { ...how, track: walk(before, how).track }).told.flat()
  }

  it.each([
    ['within it', 607, []],
    ['in the hour before it', 541, []],
    ['earlier than that', 539, ['ENTERED POSSIBLE 539']],
    ['after its last fix there', 611, ['ENTERED POSSIBLE 611']],
  ])('add nothing to it: %s', (_, minutes, expected) => {
    expect(news([late(100, minutes)], left)).toEqual(expected)
    expect(news([late(100, minutes)], left, 'SETTLED')).toEqual(expected)
  })

  it('add nothing where it ended with a fix that may still be overtaken', () => {
    const now = over([600, 605, 610, 618, 620, 621])
    expect(news([late(100, 607)], now)).toEqual([])
    expect(news([late(100, 607)], now, 'SETTLED')).toEqual([])
  })

  it('add nothing where it ended by an hour of silence, or with the version of the order', () => {
    const silent = over([600, 605, 610]).concat([690, 691, 698].map((at): Seen => [900, at]))
    expect(news([late(100, 607)], silent)).toEqual([])
    const next: WatchesAt = at =>
      always(at).map(watch =>
        at < noon + 612 * minute ? watch : { ...watch, version: { ...watch.version, version: 2 } },
      )
    const { track } = walk(over([600, 605, 610, 613, 614, 640, 641]), { watchesAt: next })
    expect(walk([late(100, 607)], { track, watchesAt: next }).told).toEqual([[]])
  })

  it('raise it where it was only possible', () => {
    const byWifi = left.map(([metres, minutes]): Seen => [metres, minutes, { kind: 'WIFI' }])
    expect(news([late(100, 607), late(100, 608)], byWifi)).toEqual(['ENTERED CERTAIN 608'])
  })

  it('add nothing to any of the last four, in whichever lane it was told', () => {
    const again = [600, 700, 800, 900, 1000].flatMap(at => over([at, at + 1, at + 30, at + 31, at + 60]))
    const within = (at: number) => news([late(100, at, { receivedAt: noon + 1070 * minute })], again)
    expect([700.5, 800.5, 900.5, 1000.5].map(within)).toEqual([[], [], [], []])
    expect(within(600.5)).toEqual(['ENTERED POSSIBLE 601'])
    const run: Seen[] = [late(100, 0), late(100, 5), late(900, 10), late(900, 11)]
    expect(news([...run, late(100, 3)], left)).toEqual(['ENTERED POSSIBLE 0', 'ENTERED CERTAIN 5', 'LEFT PROBABLE 11'])
  })

  it('are told of another stay, and of one that ended untold', () => {
    const { track } = walk(left, { watchesAt: at => always(at).map(watch => ({ ...watch, isBinding: false })) })
    expect(walk([late(100, 607)], { track }).told).toEqual([['ENTERED POSSIBLE 607']])
  })
})

describe('a fix that is stamped in the future', () => {
  const future = (metres: number, minutes: number, received: number): Seen => [metres, minutes, { received }]

  it('is told once, by what binds when it was received or at the instant that it states', () => {
    expect(walk([future(100, 90, 0)]).told).toEqual([['ENTERED POSSIBLE 90']])
    const onlyNow: WatchesAt = at => (at > noon + 60 * minute ? [] : always(at))
    expect(walk([future(100, 90, 0)], { watchesAt: onlyNow }).told).toEqual([['ENTERED POSSIBLE 90']])
    const onlyThen: WatchesAt = at => (at < noon + 60 * minute ? [] : always(at))
    expect(walk([future(100, 90, 0)], { watchesAt: onlyThen }).told).toEqual([['ENTERED POSSIBLE 90']])
    expect(walk([future(100, 90, 0)], { watchesAt: () => [] }).told).toEqual([[]])
  })

  it('has a stay of its own, whatever goes on', () => {
    const { track } = walk([
      [100, 0],
      [100, 1],
    ])
    const odd = walk([future(100, 90, 2), future(100, 91, 3), [100, 4]], { track })
    expect(odd.told).toEqual([['ENTERED POSSIBLE 90'], [], []])
    expect(here(track, future(100, 90, 2))).toEqual(['THERE'])
  })
})

describe('what is remembered', () => {
  const late: Seen = [100, 0, { received: 620 }]
  const names = ({ stays }: DeviceTrack) => Object.keys(stays)
  const day: Seen[] = [600, 601, 607, 608, 620].map(minutes => [100, minutes])

  it('is a stay in each lane, as long as the order binds', () => {
    const { track } = walk([...day, late, [100, 690, { received: 620 }]])
    expect(names(track)).toEqual(['ord_1/c1', 'ord_1/c1~late', 'ord_1/c1~future'])
    expect(
      names(
        walk(
          [
            [100, 630],
            [100, 640],
          ],
          { track },
        ).track,
      ),
    ).toEqual(names(track))
  })

  it('is of stays that are over nothing where the order binds no more', () => {
    const visit: Seen[] = [
      ...[600, 601].map((at): Seen => [100, at]),
      ...[602, 603, 610, 611].map((at): Seen => [900, at]),
    ]
    const { track } = walk(visit)
    expect(track.ended).toEqual({
      'ord_1/c1': [{ level: 'CERTAIN', since: noon + 600 * minute, there: noon + 601 * minute }],
    })
    const lapsed: WatchesAt = at => (at > noon + 650 * minute ? [] : always(at))
    const after = (minutes: number) =>
      walk(
        [900, 900].map((metres, index): Seen => [metres, minutes + index * 10]),
        { track, watchesAt: lapsed },
      ).track.ended
    expect([after(640), after(655), after(670)].map(one => one !== undefined)).toEqual([true, true, false])
  })

  it('is nothing of an order that binds no more, after an hour', () => {
    const { track } = walk([...day, late])
    const lapsed: WatchesAt = at => (at > noon + 621 * minute ? [] : always(at))
    const after = (minutes: number) =>
      walk(
        [
          [100, minutes],
          [100, minutes + 30],
        ],
        { track, watchesAt: lapsed },
      ).track
    expect(names(after(660))).toEqual(['ord_1/c1'])
    expect(names(after(680))).toEqual(['ord_1/c1'])
    expect(names(after(690))).toEqual([])
  })
})
