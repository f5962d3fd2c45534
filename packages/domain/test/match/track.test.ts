import { defaultMatchSettings } from '../../src/match/settings.ts'
import {
  emptyTrack,
  fixOf,
  lastHeard,
  lastKnown,
  nearestInTime,
  place,
  placedAt,
  ripeCount,
  trimmed,
} from '../../src/match/track.ts'
import type { DeviceTrack, TrackFix } from '../../src/match/track.ts'
import { makeEvent, north } from '../support/made-up.ts'

const minute = 60_000
/** A fix named by its minute, received at that minute unless said otherwise. */
const fix = (minutes: number, more: Partial<TrackFix> = {}): TrackFix => ({
  source: 's',
  id: `${minutes}`,
  at: minutes * minute,
  receivedAt: minutes * minute,
  ...north(0),
  accuracyM: 8,
  kind: 'GNSS',
  ...more,
})
const nowhere = { latitude: 0, longitude: 0 }
const placeAll = (fixes: readonly TrackFix[], before: DeviceTrack | null = null) =>
  fixes.reduce<DeviceTrack | null>((track, one) => place(track, one, defaultMatchSettings).track, before) ?? emptyTrack
const ids = (fixes: readonly TrackFix[]) => fixes.map(({ id }) => id).join(' ')
const put = (track: DeviceTrack | null, one: TrackFix) => {
  const { lane, placed, track: next } = place(track, one, defaultMatchSettings)
  return { lane, before: ids(placed.before), track: next }
}

describe('what silence is judged by', () => {
  it('is the last position that says where the device was; of one that never said so, the last that it sent', () => {
    const heard = (...fixes: readonly TrackFix[]) => lastHeard({ ...emptyTrack, fixes, heardAt: 7 })
    expect(heard(fix(0), fix(1, nowhere))).toEqual({ ...emptyTrack, fixes: [fix(0)], heardAt: 7 })
    expect(heard(fix(0, nowhere), fix(1, nowhere))).toEqual({ ...emptyTrack, fixes: [fix(1, nowhere)], heardAt: 7 })
    expect(heard()).toEqual({ ...emptyTrack, heardAt: 7 })
  })
})

describe('a position as it is remembered', () => {
  const remember = (given: object, fields: object = {}) => {
    const event = makeEvent('em.position', { deviceId: 'TAG-1', fix: { ...north(0), ...given } }, { ...fields })
    if (event.type !== 'em.position') throw new Error('not a position')
    return fixOf(event, { occurredAt: 1_000, receivedAt: 2_000 }, defaultMatchSettings)
  }

  it('has where and when it was, and by what', () => {
    expect(remember({ accuracyM: 8, kind: 'WIFI' })).toEqual({
      source: 'https://made-up.test/source',
      id: 'e1',
      at: 1_000,
      receivedAt: 2_000,
      ...north(0),
      accuracyM: 8,
      kind: 'WIFI',
    })
  })

  it('is of a satellite, with the least error that is believed, where it does not say', () => {
    expect(remember({})).toMatchObject({ kind: 'GNSS', accuracyM: 5 })
    expect(remember({ accuracyM: 3 }).accuracyM).toBe(5)
  })

  it('says when its time is that of receipt', () => {
    expect(remember({}, { time: undefined }).isTimeOfReceipt).toBe(true)
    expect(remember({})).not.toHaveProperty('isTimeOfReceipt')
  })
})

describe('the place of a fix in its track', () => {
  it('is by time, whenever it comes, with those before it the nearest first', () => {
    const track = placeAll([fix(3), fix(1), fix(4)])
    expect(ids(track.fixes)).toBe('1 3 4')
    expect(put(track, fix(2))).toMatchObject({ lane: 'MAIN', before: '1' })
    expect(put(track, fix(5))).toMatchObject({ lane: 'MAIN', before: '4 3 1' })
  })

  it('is by its id among those of one instant, whichever comes first', () => {
    const [a, b] = [fix(1, { id: 'a' }), fix(1, { id: 'b' })]
    expect([ids(placeAll([a, b]).fixes), ids(placeAll([b, a]).fixes)]).toEqual(['a b', 'a b'])
  })

  it('has four before it at most', () => {
    const { fixes } = placeAll([0, 1, 2, 3, 4, 5].map(minutes => fix(minutes)))
    expect(ids(placedAt(fixes, 5).before)).toBe('4 3 2 1')
    expect(ids(placedAt(fixes, 2).before)).toBe('1 0')
  })

  it('is the same when it comes again, and it is there once', () => {
    const track = placeAll([fix(1), fix(2), fix(3)])
    const again = put(track, fix(2))
    expect(again).toMatchObject({ lane: 'MAIN', before: '1' })
    expect(again.track).toEqual(track)
    expect(put(track, fix(1)).track).toEqual(track)
    // An id is its source's own.
    expect(ids(put(track, fix(2, { source: 't' })).track.fixes)).toBe('1 2 2 3')
  })

  it('remembers when anything was received last, whatever its clock says', () => {
    const track = placeAll([fix(5), fix(3, { receivedAt: 2 * minute })])
    expect(track.heardAt).toBe(5 * minute)
    expect(put(track, fix(90, { receivedAt: 6 * minute })).track.heardAt).toBe(6 * minute)
  })
})

describe('a fix of the future', () => {
  it.each([
    ['five minutes ahead of receipt', 5 * minute, 'MAIN'],
    ['a moment more', 5 * minute + 1, 'FUTURE'],
  ])('%s: %d ms %s', (_, aheadMs, lane) => {
    expect(put(placeAll([fix(1)]), fix(10, { receivedAt: 10 * minute - aheadMs })).lane).toBe(lane)
  })

  it('stands alone', () => {
    const track = placeAll([fix(1)])
    const future = place(track, fix(90, { receivedAt: 2 * minute }), defaultMatchSettings)
    expect([future.placed.before, ids(future.track.fixes), future.track.late]).toEqual([[], '1', []])
  })
})

describe('a fix that comes behind those that are settled', () => {
  const settled: DeviceTrack = { ...emptyTrack, fixes: [fix(20), fix(21), fix(30)], settled: 2 }
  const late = (minutes: number, more: Partial<TrackFix> = {}) => fix(minutes, { receivedAt: 31 * minute, ...more })

  it('is late, among its like only', () => {
    const first = put(settled, late(10))
    expect([first.lane, first.before, ids(first.track.fixes), ids(first.track.late)]).toEqual([
      'LATE',
      '',
      '20 21 30',
      '10',
    ])
    const second = put(put(first.track, late(11)).track, late(12))
    expect([second.lane, second.before]).toEqual(['LATE', '11 10'])
    expect(put(second.track, late(9)).before).toBe('')
  })

  it('is not late after the last that is settled', () => {
    expect(put(settled, late(22))).toMatchObject({ lane: 'MAIN', before: '21 20' })
    expect(put(settled, fix(21, { id: '209' })).lane).toBe('LATE')
    expect(put(settled, fix(21, { id: '211' })).lane).toBe('MAIN')
    expect(put({ ...settled, settled: 0 }, late(10)).lane).toBe('MAIN')
  })

  it('is remembered once, with the last three before it', () => {
    const track = placeAll(
      [10, 11, 12, 13, 14].map(minutes => late(minutes)),
      settled,
    )
    expect(ids(track.late)).toBe('11 12 13 14')
    const again = put(track, late(13))
    expect([again.lane, again.before, ids(again.track.late)]).toEqual(['LATE', '12 11', '11 12 13 14'])
    // Sent again with another time it is still the same one.
    expect(put(track, late(13, { at: 13.5 * minute })).before).toBe('12 11')
  })
})

describe('what can no longer be overtaken', () => {
  const track = (minutes: readonly number[]): DeviceTrack => ({ ...emptyTrack, fixes: minutes.map(at => fix(at)) })

  it.each([
    ['nothing of an empty track', [], 0],
    ['nothing of a first fix', [7], 0],
    ['what lies five minutes or more before the newest', [1, 4, 5, 6, 10], 3],
    ['all but the newest after a pause', [1, 2, 3, 30], 3],
    ['whatever is more than sixteen waiting', Array.from({ length: 20 }, (_, i) => 100 + i / 10), 4],
    ['no more of sixteen', Array.from({ length: 16 }, (_, i) => 100 + i / 10), 0],
  ])('%s', (_, minutes, expected) => {
    expect(ripeCount(track(minutes), defaultMatchSettings)).toBe(expected)
  })

  it('is kept as far as a neighbour may be asked for', () => {
    const held = trimmed({ ...track([1, 2, 3, 4, 5, 6, 7]), settled: 6 })
    expect([ids(held.fixes), held.settled]).toEqual(['3 4 5 6 7', 4])
    const few = { ...track([1, 2, 3]), settled: 2 }
    expect(trimmed(few)).toEqual(few)
  })
})

describe('where a device was', () => {
  it('is what it last said, positions of 0,0 left aside', () => {
    const track = placeAll([fix(1), fix(2), fix(3, nowhere)])
    expect(lastKnown(track)?.id).toBe('2')
    expect(lastKnown(placeAll([fix(1, nowhere)]))).toBeNull()
    expect(lastKnown(emptyTrack)).toBeNull()
  })

  it('at an instant is what it said nearest to it, of late ones as well', () => {
    const track: DeviceTrack = { ...emptyTrack, fixes: [fix(20), fix(24, nowhere), fix(30)], late: [fix(10)] }
    const nearest = (minutes: number) => nearestInTime(track, minutes * minute)?.id
    expect([0, 12, 14, 16, 22, 24, 26, 99].map(nearest)).toEqual(['10', '10', '10', '20', '20', '20', '30', '30'])
    expect(nearestInTime(emptyTrack, 0)).toBeNull()
    expect(nearestInTime({ ...emptyTrack, fixes: [fix(1, nowhere)] }, 0)).toBeNull()
  })
})
