import { judge } from '../../src/match/judge.ts'
import type { Judgement } from '../../src/match/judgement.ts'
import type { DeviceTrack } from '../../src/match/track.ts'
import { fix, found, judgeOne, makeEvent, makeOrder, north, suspect, zone } from '../support/made-up.ts'

const minute = 60_000
const start = Date.parse('2026-06-10T12:00:00Z')
const at = (minutes: number) => new Date(start + minutes * minute).toISOString()
const zoned = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }, { kind: 'NO_CONTACT_DIRECT' }])
const tagged = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }, { kind: 'EM_TAG' }])
const bare = makeOrder([{ kind: 'NO_CONTACT_DIRECT' }])
const flagsIn = ({ suspected }: Judgement) => suspected.flatMap(({ finding }) => finding.flags)

describe('a position that cannot be true', () => {
  it.each([
    ['0,0', { latitude: 0, longitude: 0 }, 'POSITION_UNKNOWN'],
    ['latitude and longitude swapped', { latitude: -1.55, longitude: 53.8 }, 'COORDINATES_SWAPPED'],
    ['a jump of 200 km', { latitude: 55.6, longitude: -1.55 }, 'IMPOSSIBLE_SPEED'],
  ])('is a finding of its own, possible at most, once while it lasts: %s', (_, where, code) => {
    const told = (order: typeof zoned) => {
      const before = judgeOne(fix(900, at(0)), order)
      const first = judgeOne(fix(0, at(1), where), order, before.track)
      const second = judgeOne(fix(0, at(2), where), order, first.track)
      return [first, second]
    }
    const [first, second] = told(zoned)
    expect([found(first!), flagsIn(first!), second!.suspected]).toEqual([['c1 POSSIBLE'], [code], []])
    expect(found(told(tagged)[0]!)).toEqual(['c2 POSSIBLE'])
    expect([told(bare)[0]!.suspected, told(bare)[0]!.noted]).toEqual([[], [{ orderId: 'ord_1', what: code }]])
  })

  it('is told again when it still lasts a quarter of an hour later', () => {
    let track: DeviceTrack | null = null
    const told = [0, 10, 15, 20].map(minutes => {
      const judgement = judgeOne(fix(0, at(minutes), { latitude: 0, longitude: 0 }), zoned, track)
      track = judgement.track
      return judgement.suspected.length
    })
    expect(told).toEqual([1, 0, 1, 0])
  })

  it('adds its flag to what the same fix says of the same condition', () => {
    const before = judgeOne(fix(200_000, at(0)), zoned)
    const inside = judgeOne(fix(100, at(1)), zoned, before.track)
    expect([found(inside), flagsIn(inside)]).toEqual([['c1 POSSIBLE'], ['IMPOSSIBLE_SPEED']])
  })
})

describe('a tag that sends only what is old', () => {
  const told = (ages: readonly number[]) => {
    let track: DeviceTrack | null = null
    return ages.map((age, nth) => {
      const receivedAt = start + nth * 10 * minute
      const occurredAt = receivedAt - age * minute
      const event = fix(900, at(nth * 10 - age))
      const judgement = judge({ event, orders: [tagged], occurredAt, receivedAt, track })
      track = judgement.track
      return flagsIn(judgement).filter(flag => flag !== 'LATE')
    })
  }
  const stale = ['POSITION_STALE']

  it('is told after half an hour of it, and again after a quarter of an hour', () => {
    expect(told([40, 40, 40, 40, 40, 40])).toEqual([[], [], [], stale, [], stale])
  })

  it('is not told of one that catches up', () => {
    expect(told([50, 40, 35, 2, 40, 40, 40])).toEqual([[], [], [], [], [], [], []])
  })
})

describe('a fix stamped in the future', () => {
  const judgeAt = (
    metres: number,
    minutes: number,
    receivedMinutes: number,
    track: DeviceTrack | null,
    order = zoned,
  ) =>
    judge({
      event: fix(metres, at(minutes)),
      orders: [order],
      occurredAt: start + minutes * minute,
      receivedAt: start + receivedMinutes * minute,
      track,
    })

  it('is told to the control room though it is nowhere near', () => {
    const judgement = judgeAt(900, 6, 0, null)
    expect([found(judgement), flagsIn(judgement)]).toEqual([['c1 POSSIBLE'], ['FUTURE_STAMPED']])
  })

  it('is told though no order binds any more at the instant that it states', () => {
    expect(found(judgeAt(100, 525_600, 0, null))).toEqual(['c1 POSSIBLE'])
  })

  it('is never more than possible, even at her door', () => {
    expect(found(judgeAt(3, 6, 0, null))).toEqual(['c1 POSSIBLE'])
  })

  it('never becomes the newest: what comes after it is judged as if it had not been', () => {
    const after = (poison: boolean) => {
      let track = poison ? judgeAt(900, 525_600, 0, null).track : null
      return [
        [100, 1],
        [100, 2],
        [900, 3],
        [900, 4],
        [900, 5],
        [100, 6],
        [100, 7],
      ].flatMap(([metres, minutes]) => {
        const judgement = judgeAt(metres!, minutes!, minutes!, track)
        track = judgement.track
        return found(judgement)
      })
    }
    expect(after(true)).toEqual(after(false))
    expect(after(true)).toEqual(['c1 POSSIBLE', 'c1 CERTAIN', 'c1 POSSIBLE', 'c1 CERTAIN'])
  })
})

describe('a report stamped in the future', () => {
  const stop = (minutes: number, receivedMinutes = 0, order = zoned) =>
    judge({
      event: makeEvent('police.encounter', { encounter: 'STOP', people: [suspect()], place: { point: north(100) } }),
      orders: [order],
      occurredAt: start + minutes * minute,
      receivedAt: start + receivedMinutes * minute,
      track: null,
    })

  it('is judged by what bound when it was received, where nothing binds at the instant that it states', () => {
    expect([found(stop(525_600)), flagsIn(stop(525_600))]).toEqual([['c1 CERTAIN'], ['FUTURE_STAMPED']])
  })

  it('is held against what bound at both instants, each condition once', () => {
    const order = makeOrder([
      { kind: 'EXCLUSION_ZONE', area: zone },
      {
        kind: 'CURFEW',
        area: { ...zone, centre: north(9000) },
        hours: [{ days: ['WED'], from: '12:00', to: '14:00' }],
      },
      { kind: 'NO_ATTEND', area: zone, hours: [{ days: ['THU'], from: '12:00', to: '14:00' }] },
    ])
    // Received on a Wednesday at 13:00 in London, stamped a day later.
    const judgement = stop(24 * 60, 0, order)
    expect(found(judgement).toSorted()).toEqual(['c1 CERTAIN', 'c2 CERTAIN', 'c3 CERTAIN'])
  })

  it('is read by what was known at receipt, and names the instant that it was judged by', () => {
    const [received, served, ended] = [0, 1, 2].map(days => new Date(start + days * 24 * 60 * minute).toISOString())
    const version = { validTo: ended, knowledge: [{ mode: 'PERSONAL_SERVICE', at: served }] }
    const order = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }], {}, version)
    const byReport = stop(31 * 24 * 60, 0, order)
    expect(flagsIn(byReport)).toEqual(['NOT_PROVEN_SERVED', 'FUTURE_STAMPED'])
    const byFix = judge({
      event: fix(100, at(31 * 24 * 60)),
      orders: [order],
      occurredAt: start + 31 * 24 * 60 * minute,
      receivedAt: start,
      track: null,
    })
    expect(flagsIn(byFix)).toEqual(['NOT_PROVEN_SERVED', 'FUTURE_STAMPED'])
    for (const { finding } of [...byReport.suspected, ...byFix.suspected]) {
      expect(finding.sentences.join(' ')).toContain('in force on Wed 10 Jun 2026 13:00')
      const instants = finding.evidence.flatMap(one => one.at ?? [])
      expect(new Set(instants)).toEqual(new Set(instants.length > 0 ? [received] : []))
    }
    expect(byReport.suspected[0]?.finding.evidence.some(one => one.at === received)).toBe(true)
    expect(byReport.suspected[0]?.finding.event.occurredAt).toBe(at(31 * 24 * 60))
  })

  it('is noted when it engages nothing', () => {
    const judgement = judge({
      event: makeEvent('police.encounter', { encounter: 'STOP', people: [suspect()], place: { point: north(9000) } }),
      orders: [zoned],
      occurredAt: start + 6 * minute,
      receivedAt: start,
      track: null,
    })
    expect([judgement.suspected, judgement.noted]).toEqual([[], [{ orderId: 'ord_1', what: 'FUTURE_STAMPED' }]])
  })
})

describe('a person seen where the tag cannot have been', () => {
  const track = judgeOne(fix(50_000, at(0)), tagged).track
  const devices = (deviceId: string) => (deviceId === 'TAG-1' ? track : null)
  const seen = (type: 'police.encounter' | 'anpr.hit', metres: number, order = tagged, minutes = 1) => {
    const place = { point: north(metres) }
    const data =
      type === 'anpr.hit'
        ? { vrm: 'AB12CDE', camera: { place } }
        : {
            encounter: 'CUSTODY',
            people: [suspect({ identifiers: [{ scheme: 'PNC', value: '2001/0171310W' }] })],
            place,
          }
    const event = makeEvent(type, data, { time: at(minutes) })
    const occurredAt = start + minutes * minute
    return judge({ event, orders: [order], occurredAt, receivedAt: occurredAt, track: null, devices })
  }

  it.each(['police.encounter', 'anpr.hit'] as const)('is a finding against the tag: %s', type => {
    const judgement = seen(type, 9_000)
    expect([found(judgement), flagsIn(judgement)]).toEqual([['c2 POSSIBLE'], ['TAG_CONTRADICTED']])
  })

  it('adds to what the sighting says of the same condition', () => {
    const judgement = seen('police.encounter', 100, zoned)
    expect([found(judgement), flagsIn(judgement)]).toEqual([['c1 CERTAIN'], ['TAG_CONTRADICTED']])
  })

  it('is nothing when the tag had the time to come', () => {
    expect(found(seen('police.encounter', 9_000, tagged, 30))).toEqual([])
  })
})
