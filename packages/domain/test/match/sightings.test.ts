import type { Order } from '@breach-alerts/contracts'
import * as fc from 'fast-check'
import { judge } from '../../src/match/judge.ts'
import { sightingsOf } from '../../src/match/sightings.ts'
import type { DeviceTrack } from '../../src/match/track.ts'
import { encounter, fix, him, makeEvent, makeOrder, noon, north, place, suspect, zone } from '../support/made-up.ts'

const minute = 60_000
const at = (minutes: number) => new Date(noon + minutes * minute).toISOString()
const tagged = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }, { kind: 'EM_TAG' }])

type Seen = { metres: number; minutes: number; more?: object }
const stop = ({ metres, minutes, more = {} }: Seen) => ({
  ...encounter([suspect()], { place: place(metres, { ...more }) }),
  id: `stop-${minutes}`,
  time: at(minutes),
})
const read = ({ metres, minutes }: Seen) =>
  makeEvent(
    'anpr.hit',
    { vrm: 'AB12CDE', camera: { place: place(metres) } },
    { id: `read-${minutes}`, time: at(minutes) },
  )
const position = ({ metres, minutes, more = {} }: Seen) => fix(metres, at(minutes), { ...more })

/** Judges events as they come, the tracks remembered as JSON; gives what was told against the tag, by event. */
const tell = (events: readonly ReturnType<typeof position>[], order: Order = tagged, received = 0) => {
  const kept = new Map<string, string>()
  const remembered = (id: string) => (kept.has(id) ? (JSON.parse(kept.get(id)!) as DeviceTrack) : null)
  const told = events.flatMap(event => {
    const occurredAt = Date.parse(event.time!)
    const receivedAt = Math.max(occurredAt, noon + received * minute)
    const track = event.type === 'em.position' ? remembered('TAG-1') : null
    const judgement = judge({ event, orders: [order], occurredAt, receivedAt, track, devices: remembered })
    if (event.type === 'em.position') kept.set('TAG-1', JSON.stringify(judgement.track))
    for (const one of judgement.sighted) kept.set(one.deviceId, JSON.stringify(one.track))
    return judgement.suspected.flatMap(({ finding }) =>
      finding.flags.includes('TAG_CONTRADICTED') ? [`${event.id} ${finding.conditionId} ${finding.level}`] : [],
    )
  })
  return { told, sightings: remembered(sightingsOf('TAG-1')) }
}

describe('a tag that cannot be where its wearer was seen', () => {
  const [met, far] = [
    { metres: 9_000, minutes: 1 },
    { metres: 60_000, minutes: 2 },
  ]

  it.each([
    ['met by police', stop(met), 'stop-1'],
    ['his vehicle read by a camera', read(met), 'read-1'],
  ])('is contradicted whichever comes first: %s', (_, seen, id) => {
    expect(tell([position(far), seen]).told).toEqual([`${id} c2 POSSIBLE`])
    expect(tell([seen, position(far)]).told).toEqual([`fix-${at(2)} c2 POSSIBLE`])
  })

  it('is so by a fix that was held back for hours', () => {
    const since = [500, 501, 502, 510, 520, 521].map(minutes => position({ metres: 30_000, minutes }))
    const late = [position(far), position({ metres: 60_000, minutes: 3 })]
    // The second says no more than the first: it is not told again within the quarter of an hour.
    expect(tell([stop(met), ...since, ...late], tagged, 530).told).toEqual([`fix-${at(2)} c2 POSSIBLE`])
  })

  it.each([
    ['had the time to come', [stop(met), position({ metres: 60_000, minutes: 60 })]],
    ['is as near as the two are exact', [stop({ ...met, more: { accuracyM: 30_000 } }), position(far)]],
    ['says nowhere', [stop(met), position({ ...far, more: { latitude: 0, longitude: 0 } })]],
    [
      'was where he was, by a fix nearer in time',
      [stop(met), position({ metres: 9_000, minutes: 1 }), position({ metres: 60_000, minutes: 2.5 })],
    ],
  ])('is not where it %s', (_, events) => {
    expect(tell(events).told).toEqual([])
  })

  it('is asked of nobody who is only possibly him, nor of what is no sighting or says no place', () => {
    const nameOnly = encounter([suspect({ names: him.names })], { place: place(9_000) })
    const incident = makeEvent('incident.reported', { people: [suspect()], place: place(9_000) })
    for (const event of [nameOnly, incident, encounter([suspect()])])
      expect(tell([{ ...event, time: at(1) }, position(far)])).toEqual({ told: [], sightings: null })
  })

  it('is remembered by the last four sightings, each once', () => {
    const { sightings } = tell([6, 5, 1, 2, 3, 4, 6, 6].map(minutes => stop({ metres: 9_000, minutes })))
    expect(sightings?.fixes.map(({ id }) => id)).toEqual(['stop-3', 'stop-4', 'stop-5', 'stop-6'])
    expect(JSON.stringify(sightings).length).toBeLessThan(1_200)
  })

  it('has a sighting kept by its tag and no other, as it was seen', () => {
    const judgement = judge({
      event: stop({ ...met, more: { accuracyM: 40 } }),
      orders: [tagged],
      occurredAt: noon,
      receivedAt: noon + 1,
      track: null,
    })
    expect(judgement.sighted.map(({ deviceId, track }) => [deviceId, track.fixes])).toEqual([
      [
        sightingsOf('TAG-1'),
        [
          {
            source: 'https://made-up.test/source',
            id: 'stop-1',
            at: noon,
            receivedAt: noon + 1,
            ...north(9_000),
            accuracyM: 40,
            kind: 'GNSS',
          },
        ],
      ],
    ])
  })

  it('is found in any order of one sighting and one fix, or in none', () => {
    const seen = fc.record({ metres: fc.integer({ min: 0, max: 30_000 }), minutes: fc.integer({ min: 0, max: 20 }) })
    let found = 0
    fc.assert(
      fc.property(seen, seen, (one, other) => {
        const events = [stop(one), position(other)]
        const counts = [events, events.toReversed()].map(all => tell(all, tagged, 30).told.length)
        expect(counts[0]).toBe(counts[1])
        found += counts[0]!
      }),
    )
    expect(found).toBeGreaterThan(5)
  })

  it('is not remembered of somebody who is only possibly he, and under a name that no tag has', () => {
    const half = { names: [{ full: 'Rowan' }], dateOfBirth: him.dateOfBirth }
    const judgement = judge({
      event: encounter([suspect(half)], { place: place(0) }),
      orders: [tagged],
      occurredAt: noon,
      receivedAt: noon,
      track: null,
    })
    expect(judgement.sighted).toEqual([])
    expect(new Set(['', 'TAG-1', ...['TAG-1', 'TAG-2'].map(sightingsOf)]).size).toBe(4)
  })
})
