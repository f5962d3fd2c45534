import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { judge } from '../../src/match/judge.ts'
import type { JudgeInput } from '../../src/match/judgement.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { emptyTrack } from '../../src/match/track.ts'
import type { TrackFix } from '../../src/match/track.ts'
import { found, makeEvent, makeOrder, north, somebodyElse, suspect, victim, zone } from '../support/made-up.ts'

const minute = 60_000
const start = Date.parse('2026-06-10T12:00:00Z')
const judged = (event: BreachEvent, orders: readonly Order[], more: Partial<JudgeInput> = {}) =>
  judge({ event, orders, occurredAt: start, receivedAt: start + 1_000, track: null, ...more })
const stop = (metres: number | null, more: object = {}) =>
  makeEvent('police.encounter', {
    encounter: 'STOP',
    people: [suspect()],
    ...(metres === null ? {} : { place: { point: north(metres) } }),
    ...more,
  })
const call = makeEvent('contact.reported', { channel: 'CALL', people: [suspect(), victim()] })
const zoned = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }])

describe('one event and several orders', () => {
  it('is judged against each, and those of others do no harm', () => {
    const second = makeOrder([{ kind: 'NO_MOLEST' }, { kind: 'NO_CONTACT_DIRECT' }], { orderId: 'ord_2' })
    const others = makeOrder([{ kind: 'NO_MOLEST' }], { orderId: 'ord_3', respondent: somebodyElse })
    const all = judged(call, [makeOrder([{ kind: 'NO_CONTACT_DIRECT' }]), others, second])
    expect(all.suspected.map(({ finding }) => `${finding.orderId} ${finding.conditionId}`)).toEqual([
      'ord_1 c1',
      'ord_2 c1',
      'ord_2 c2',
    ])
    expect(all).toMatchObject({ noted: [], outcome: 'matched', isWorn: false })
  })

  it('is noted of one though it engages another', () => {
    const flat = makeEvent('em.violation', { deviceId: 'TAG-1', violation: 'BATTERY_FLAT' })
    const tagged = makeOrder([{ kind: 'EM_TAG' }], { orderId: 'ord_2' })
    expect(judged(flat, [zoned, tagged])).toMatchObject({
      suspected: [{ finding: { orderId: 'ord_2' } }],
      noted: [{ orderId: 'ord_1', what: 'BATTERY_FLAT' }],
    })
  })

  it('says so when not all orders that it may concern were compared', () => {
    const flags = (isCapped?: boolean) =>
      judged(stop(100), [zoned], isCapped === undefined ? {} : { isCapped }).suspected[0]?.finding.flags
    expect([flags(), flags(false), flags(true)]).toEqual([[], [], ['NOT_ALL_COMPARED']])
  })

  it('leaves what is remembered of a device as it was', () => {
    expect(judged(call, [zoned], { track: emptyTrack }).track).toBe(emptyTrack)
  })
})

describe('the hours and the order at the time', () => {
  const evening = makeOrder([
    { kind: 'EXCLUSION_ZONE', area: zone, hours: [{ days: ['WED'], from: '20:00', to: '23:00' }] },
    { kind: 'NO_ENTER', area: zone },
  ])

  it('decide each condition by itself', () => {
    expect(found(judged(stop(100), [evening]))).toEqual(['c2 CERTAIN'])
    const atNight = { occurredAt: start + 8 * 60 * minute, receivedAt: start + 9 * 60 * minute }
    expect(found(judged(stop(100), [evening], atNight))).toEqual(['c1 CERTAIN', 'c2 CERTAIN'])
  })

  it('are those of the event, where a place cannot be told nothing is found', () => {
    expect(judged(stop(null), [zoned])).toMatchObject({ suspected: [], noted: [], outcome: 'unmatched' })
    const lapsed = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }], {}, { validTo: '2026-06-09' })
    expect(judged(stop(100), [lapsed])).toMatchObject({ suspected: [], outcome: 'unmatched' })
    const notYet = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }], {}, { validFrom: '2026-06-11' })
    expect(judged(stop(100), [notYet])).toMatchObject({ suspected: [], outcome: 'unmatched' })
  })
})

describe('an event stamped ahead of its receipt', () => {
  const untilNoon = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }], {}, { validTo: '2026-06-10T12:00:00Z' })
  const ahead = (ms: number, order: Order, metres = 100) =>
    judged(stop(metres), [order], { occurredAt: start + ms - 1, receivedAt: start - 1 })

  it('is judged by when it was received as well, from five minutes on', () => {
    expect([ahead(5 * minute, untilNoon), ahead(5 * minute + 1, untilNoon)].map(found)).toEqual([[], ['c1 CERTAIN']])
  })

  it('is found once where both instants say the same', () => {
    expect(found(ahead(60 * minute, zoned))).toEqual(['c1 CERTAIN'])
    const fromNoon = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }], {}, { validFrom: '2026-06-10T12:00:00Z' })
    expect(found(ahead(60 * minute, fromNoon))).toEqual(['c1 CERTAIN'])
  })

  it('is noted where it engages nothing, by what it is', () => {
    expect(ahead(60 * minute, zoned, 9_000)).toMatchObject({
      noted: [{ orderId: 'ord_1', what: 'FUTURE_STAMPED' }],
      outcome: 'matched',
    })
    const flat = makeEvent('em.violation', { deviceId: 'TAG-1', violation: 'BATTERY_FLAT' })
    const noted = judged(flat, [zoned], { occurredAt: start + 60 * minute, receivedAt: start }).noted
    expect(noted).toEqual([{ orderId: 'ord_1', what: 'BATTERY_FLAT' }])
  })

  it('is nothing of an order whose respondent is not in it', () => {
    const others = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }], { respondent: somebodyElse })
    expect(ahead(60 * minute, others)).toMatchObject({ suspected: [], noted: [], outcome: 'unmatched' })
  })
})

describe('the force that responds', () => {
  it('is that of the place', () => {
    const near = { forceCode: '13', area: { type: 'Circle' as const, centre: north(0), radiusM: 1_000 } }
    const settings = { ...defaultMatchSettings, forceAreas: [near] }
    expect(judged(stop(100), [zoned], { settings }).suspected[0]?.respondingForceCode).toBe('13')
  })

  it('is nobody’s for a place of 0,0', () => {
    const everywhere = {
      forceCode: '13',
      area: { type: 'Circle' as const, centre: { latitude: 0, longitude: 0 }, radiusM: 1_000 },
    }
    const settings = { ...defaultMatchSettings, forceAreas: [everywhere] }
    const people = [suspect(), victim()]
    const event = makeEvent('incident.reported', { people, place: { point: { latitude: 0, longitude: 0 } } })
    expect(
      judged(event, [makeOrder([{ kind: 'NO_MOLEST' }])], { settings }).suspected[0]?.respondingForceCode,
    ).toBeNull()
  })
})

describe('somebody seen where his tag cannot have been', () => {
  const tagAway: TrackFix = {
    source: 's',
    id: 'f',
    at: start,
    receivedAt: start,
    ...north(200_000),
    accuracyM: 8,
    kind: 'GNSS',
  }
  const devices = (deviceId: string) => (deviceId === 'TAG-1' ? { ...emptyTrack, fixes: [tagAway] } : null)

  it('is a finding against the tag, beside what the sighting engages', () => {
    const order = makeOrder([
      { kind: 'EXCLUSION_ZONE', area: zone },
      { kind: 'EM_TAG' },
      { kind: 'NO_ENTER', area: zone },
    ])
    const all = judged(stop(100), [order], { devices }).suspected.map(({ finding }) => [
      finding.conditionId,
      finding.level,
      finding.flags.join(' '),
    ])
    expect(all).toEqual([
      ['c1', 'CERTAIN', ''],
      ['c2', 'POSSIBLE', 'TAG_CONTRADICTED'],
      ['c3', 'CERTAIN', ''],
    ])
  })

  it('is one finding where both are about the same condition', () => {
    const [suspected, ...more] = judged(stop(100), [zoned], { devices }).suspected
    expect([suspected?.finding.level, suspected?.finding.flags, more]).toEqual(['CERTAIN', ['TAG_CONTRADICTED'], []])
    expect(suspected?.finding.sentences.join(' ')).toMatch(/400 m inside.*where the tag cannot have been/u)
    const outside = judged(stop(9_000), [zoned], { devices }).suspected[0]?.finding
    expect([outside?.level, outside?.flags]).toEqual(['POSSIBLE', ['TAG_CONTRADICTED']])
  })

  it('is all that is found where the sighting by itself cannot tell', () => {
    const edge = stop(520, { place: { point: north(520), accuracyM: 150 } })
    const [suspected] = judged(edge, [zoned], { devices }).suspected
    expect(suspected?.finding.flags).toEqual(['TAG_CONTRADICTED'])
    expect(suspected?.finding.sentences.join(' ')).not.toContain('outside the area')
  })

  it('is not asked of an event that is not a sighting of him', () => {
    const people = [suspect(), victim()]
    const incident = makeEvent('incident.reported', { people, place: { point: north(9_000) } })
    expect(judged(incident, [zoned], { devices }).suspected).toEqual([])
  })
})

describe('a position', () => {
  it('is judged with what is remembered of its device, which it adds to', () => {
    const position = (id: string) =>
      makeEvent('em.position', { deviceId: 'TAG-1', fix: { ...north(100), accuracyM: 8 } }, { id })
    const first = judged(position('f1'), [zoned])
    const second = judged(position('f2'), [zoned], { track: first.track, occurredAt: start + minute })
    expect([found(first), found(second)]).toEqual([['c1 POSSIBLE'], ['c1 CERTAIN']])
    expect(second).toMatchObject({ isWorn: true, track: { fixes: [{ id: 'f1' }, { id: 'f2' }] } })
  })
})
