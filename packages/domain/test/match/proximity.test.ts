import { judge } from '../../src/match/judge.ts'
import { nearness } from '../../src/match/proximity.ts'
import { judgeSilence } from '../../src/match/silence.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { fixOf } from '../../src/match/track.ts'
import type { DeviceTrack } from '../../src/match/track.ts'
import { fix, found, her, judgeOne, makeEvent, makeOrder, north, zone } from '../support/made-up.ts'

const minute = 60_000
const start = Date.parse('2026-06-10T12:00:00Z')
const at = (minutes: number) => new Date(start + minutes * minute).toISOString()
const wearing = { ...her, identifiers: [{ scheme: 'EM_DEVICE', value: 'her-7' }], addresses: [] }
const order = makeOrder([{ kind: 'NO_CONTACT_DIRECT' }], { protectedPersons: [wearing] })

const herFix = (metres: number, minutes: number, kind = 'GNSS') =>
  makeEvent(
    'em.position',
    { deviceId: 'HER-7', fix: { ...north(metres), accuracyM: 8, kind } },
    { id: `her-${minutes}`, time: at(minutes) },
  )
const trackOf = (fixes: readonly (readonly [metres: number, minutes: number, kind?: string])[]) =>
  fixes.reduce<DeviceTrack | null>(
    (track, [metres, minutes, kind]) => judgeOne(herFix(metres, minutes, kind), order, track).track,
    null,
  )
const walk = (hers: DeviceTrack | null, his: readonly (readonly [metres: number, minutes: number])[], held = order) => {
  let track: DeviceTrack | null = null
  return his.map(([metres, minutes]) => {
    const occurredAt = start + minutes * minute
    const judgement = judge({
      event: fix(metres, at(minutes)),
      orders: [held],
      occurredAt,
      receivedAt: occurredAt,
      track,
      devices: deviceId => (deviceId === 'HER-7' ? hers : null),
    })
    track = judgement.track
    return judgement
  })
}

describe('a wearer near the device of a protected person', () => {
  const hers = trackOf([
    [20_000, 0],
    [20_010, 1],
    [20_000, 2],
  ])

  it('is possible at the first fix, and probable when the next says the same', () => {
    const told = walk(hers, [
      [30_000, 0],
      [20_050, 1],
      [20_060, 2],
    ])
    expect(told.map(found)).toEqual([[], ['c1 POSSIBLE'], ['c1 PROBABLE']])
    expect(told[1]!.suspected[0]?.finding.flags).toEqual(['NEAR_PROTECTED_PERSON'])
  })

  it('is nothing at a distance, without a device of hers, or where no condition is about being near', () => {
    expect(walk(hers, [[20_500, 0]]).map(found)).toEqual([[]])
    expect(walk(null, [[20_000, 0]]).map(found)).toEqual([[]])
    const notify = makeOrder([{ kind: 'NOTIFY' }], { protectedPersons: [wearing] })
    expect(walk(hers, [[20_000, 0]], notify).map(found)).toEqual([[]])
  })

  it('is never more than possible, and never silent, when her device has been silent for hours', () => {
    const told = walk(hers, [
      [20_050, 240],
      [20_050, 241],
    ])
    expect(told.map(found)).toEqual([['c1 POSSIBLE'], []])
  })

  it('is never more than possible by a fix of hers that is no satellite fix, nor by two of his a day apart', () => {
    const twice = [
      [20_050, 0],
      [20_060, 1],
    ] as const
    const unsure = trackOf([
      [20_000, 0, 'WIFI'],
      [20_000, 1, 'CELL'],
    ])
    expect(walk(unsure, twice).flatMap(found)).toEqual(['c1 POSSIBLE'])
    const apart = trackOf([
      [20_000, 0],
      [20_000, 20 * 60],
    ])
    const told = walk(apart, [
      [20_050, 0],
      [20_050, 20 * 60],
    ])
    expect(told.map(found)).toEqual([['c1 POSSIBLE'], ['c1 POSSIBLE']])
  })

  it('is not confirmed by a fix before that was not near', () => {
    const told = walk(hers, [
      [22_000, 0],
      [20_050, 1],
    ])
    expect(told.map(found)).toEqual([[], ['c1 POSSIBLE']])
  })

  it('says nothing of where she is', () => {
    const text = JSON.stringify(walk(hers, [[20_050, 1]])[0]!.suspected)
    expect(text).not.toMatch(/53\.9|-1\.55|distanceM|HER-7/iu)
  })

  it.each([
    ['both exact enough', 8, 8, 0, 0.99, 1],
    ['one old', 8, 8, 10, 0, 0.1],
    ['one inexact', 8, 400, 0, 0, 0.6],
  ])('the chance has both errors and the age in it: %s', (_, mine, theirs, minutes, least, most) => {
    const asFix = (metres: number, after: number, accuracyM: number) => {
      const event = fix(metres, at(after), { accuracyM })
      if (event.type !== 'em.position') throw new Error('not a position')
      const instant = start + after * minute
      return fixOf(event, { occurredAt: instant, receivedAt: instant }, defaultMatchSettings)
    }
    const chance = nearness(asFix(100, 0, mine), asFix(0, minutes, theirs), 200)
    expect(chance).toBeGreaterThanOrEqual(least)
    expect(chance).toBeLessThanOrEqual(most)
  })
})

describe('a worn tag that is silent', () => {
  const tagged = makeOrder([{ kind: 'EM_TAG' }, { kind: 'EXCLUSION_ZONE', area: zone }])
  const zoned = makeOrder([
    { kind: 'EXCLUSION_ZONE', area: zone, hours: [{ days: ['WED'], from: '14:00', to: '15:00' }] },
  ])
  const track = judgeOne(fix(900, at(0)), tagged).track!
  const heardAt = start + 1000
  const judged = (held: typeof tagged, afterMs: number) =>
    judgeSilence('TAG-1', track, [held], heardAt + afterMs, defaultMatchSettings)

  it('is told after half an hour, once: the ids are those of its last fix', () => {
    expect(judged(tagged, 30 * minute - 1).suspected).toEqual([])
    const [first, later] = [judged(tagged, 30 * minute), judged(tagged, 50 * minute)]
    expect(first.suspected.map(({ finding }) => [finding.conditionId, finding.level, finding.flags])).toEqual([
      ['c1', 'POSSIBLE', ['TAG_SILENT']],
    ])
    expect(JSON.stringify(later)).toBe(JSON.stringify(first))
    expect(first.suspected[0]?.finding.findingId).not.toBe(
      judgeOne(fix(100, at(0)), tagged).suspected[0]?.finding.findingId,
    )
  })

  it('is looked at again when the hours of its condition have not begun', () => {
    expect(judged(zoned, 30 * minute)).toEqual({ suspected: [], looksAgain: true })
    expect(judged(zoned, 60 * minute).suspected).toHaveLength(1)
  })

  it('is nothing under an order that lapsed', () => {
    const lapsed = makeOrder([{ kind: 'EM_TAG' }], {}, { validTo: '2026-06-09' })
    expect(judged(lapsed, 60 * minute)).toEqual({ suspected: [], looksAgain: false })
  })
})
