import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { fixEngagement } from '../../src/match/area-rows.ts'
import type { Presence } from '../../src/match/presence.ts'
import { engage } from '../../src/match/engage.ts'
import type { Engagement } from '../../src/match/engagement.ts'
import { identifyAll } from '../../src/match/identify-all.ts'
import { sceneOf } from '../../src/match/scene.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { fixOf, place } from '../../src/match/track.ts'
import { fix, her, makeEvent, makeOrder, north, suspect, zone } from '../support/made-up.ts'

const zoned = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }])
const conditionOf = ({ versions }: Order) => versions[0]!.conditions[0]!

/** What an event says of the first condition of an order. */
const said = (event: BreachEvent, order = zoned): Engagement => {
  const at = Date.parse(event.time ?? '')
  const placed =
    event.type === 'em.position'
      ? place(null, fixOf(event, { occurredAt: at, receivedAt: at }, defaultMatchSettings), defaultMatchSettings).placed
      : null
  const { identity } = identifyAll(event, [order], defaultMatchSettings)[0]!
  return engage(sceneOf(event, order, identity, placed, defaultMatchSettings)!, conditionOf(order))
}
const stop = (metres: number, more: object = {}) =>
  makeEvent('police.encounter', {
    encounter: 'STOP',
    people: [suspect()],
    place: { point: north(metres), ...more },
  })
const incident = (data: object) => makeEvent('incident.reported', { people: [suspect()], ...data })
const violation = (kind: string, more: object = {}) =>
  makeEvent('em.violation', { deviceId: 'TAG-1', violation: kind, ...more })

describe('a fix of a tag', () => {
  const read: Presence = { verdict: 'THERE', cap: 'POSSIBLE', by: 'ONE', distanceM: 12.6, probability: 0.987654 }
  const tell = (more: Partial<Presence>) =>
    fixEngagement({ ...read, ...more }, { ...fixed, accuracyM: 8 }, conditionOf(zoned))
  const fixed = {
    source: 's',
    id: 'f1',
    at: 0,
    receivedAt: 0,
    latitude: 53.8,
    longitude: -1.55,
    accuracyM: 8,
    kind: 'GNSS' as const,
  }

  it('says how deep inside it lies, how exact it is, and that nothing confirms it yet', () => {
    expect(tell({})).toEqual({
      kind: 'TOUCHED',
      cap: 'POSSIBLE',
      distanceM: 12.6,
      sentences: [
        'A tag fix put the wearer 13 m inside the area of clause 1, accurate to 8 m.',
        'No second fix has confirmed it yet.',
      ],
      evidence: [
        {
          field: 'position',
          kind: 'context',
          orderValue: 'area of clause 1',
          eventValue: { distanceM: 13, accuracyM: 8, probability: 0.9877 },
          agreement: 'INSIDE',
          bits: 0,
        },
      ],
    })
  })

  it.each([
    ['TWO', 'A second fix in a row says the same.'],
    ['LEANING', 'Two fixes in a row lie at the edge, more likely than not beyond it.'],
    ['WAY', 'The straight way from the fix before leads through the area.'],
  ] as const)('says by what it is known: %s', (by, sentence) => {
    expect(tell({ by }).sentences[1]).toBe(sentence)
  })

  it.each([
    [0, 'INSIDE', '0 m inside'],
    [-0.6, 'OUTSIDE', '1 m outside'],
  ])('%d m from the edge is %s', (distanceM, agreement, words) => {
    const { evidence, sentences } = tell({ distanceM })
    expect(evidence[0]?.agreement).toBe(agreement)
    expect(sentences[0]).toContain(`the wearer ${words} the area of clause 1`)
  })

  it('says whether he moves in or out where that is known', () => {
    expect([tell({}), tell({ approaching: true }), tell({ approaching: false })].map(one => one.approaching)).toEqual([
      undefined,
      true,
      false,
    ])
    expect(tell({})).not.toHaveProperty('approaching')
  })

  it('says nothing outside, and where it lies when that does not tell', () => {
    expect(tell({ verdict: 'NOT_THERE' }).kind).toBe('NONE')
    const unclear = tell({ verdict: 'CANNOT_TELL', distanceM: -3 })
    expect([unclear.kind, unclear.sentences]).toEqual([
      'CANNOT_TELL',
      ['A tag fix put the wearer 3 m outside the area of clause 1, accurate to 8 m.'],
    ])
    expect(unclear.evidence).toHaveLength(1)
  })

  it('says that its accuracy is taken where the tag did not say it', () => {
    const assumed = said(fix(400, '2026-06-10T12:00:00Z', { accuracyM: -1 }))
    expect(assumed.sentences[0]).toBe(
      'A tag fix put the wearer 100 m inside the area of clause 1; how exact that is the tag did not say, and 5 m are taken.',
    )
    expect(assumed.evidence[0]?.eventValue).toMatchObject({ accuracyM: 5, isAccuracyAssumed: true })
    expect(said(fix(400, '2026-06-10T12:00:00Z')).evidence[0]?.eventValue).not.toHaveProperty('isAccuracyAssumed')
  })

  it('says nothing of a zone that has no area', () => {
    expect(said(fix(0, '2026-06-10T12:00:00Z'), makeOrder([{ kind: 'EXCLUSION_ZONE' }])).kind).toBe('NONE')
  })
})

describe('a place that was reported', () => {
  it('is told with its distance, and its accuracy where it has one', () => {
    expect(said(stop(400))).toMatchObject({
      kind: 'TOUCHED',
      cap: 'CERTAIN',
      sentences: ['It happened 100 m inside the area of clause 1.'],
      evidence: [{ field: 'position', eventValue: { distanceM: 100, accuracyM: 0, probability: 1 } }],
    })
    expect(said(stop(400)).distanceM).toBeCloseTo(100, 0)
    expect(said(stop(400, { accuracyM: 20 })).sentences).toEqual([
      'It happened 100 m inside the area of clause 1, accurate to 20 m.',
    ])
  })

  // Of a normal error of 100 m along one axis, at an edge that is almost straight.
  it.each([
    ['just likely enough', 290, 'TOUCHED', 'CERTAIN'],
    ['not quite', 330, 'TOUCHED', 'POSSIBLE'],
    ['more likely than not', 470, 'TOUCHED', 'POSSIBLE'],
    ['less likely than not', 520, 'CANNOT_TELL', 'POSSIBLE'],
    ['hardly', 640, 'CANNOT_TELL', 'POSSIBLE'],
    ['as good as not', 680, 'NONE', 'POSSIBLE'],
  ])('counts by how likely it lies inside: %s', (_, metres, kind, cap) => {
    const reported = said(stop(metres, { accuracyM: 100 * Math.sqrt(-2 * Math.log(0.32)) }))
    expect([reported.kind, reported.cap]).toEqual([kind, cap])
    expect(reported.distanceM !== undefined).toBe(kind === 'TOUCHED')
  })

  it('is asked for where none was given', () => {
    const nowhere = said(incident({}))
    expect([nowhere.kind, nowhere.sentences]).toEqual(['CANNOT_TELL', ['Where it happened is not known.']])
    expect(said(stop(520, { accuracyM: 150 })).sentences).toEqual([
      'It happened 20 m outside the area of clause 1, accurate to 150 m.',
    ])
  })

  it('of a letter or a call is not where he was', () => {
    const call = makeEvent('contact.reported', { channel: 'CALL', people: [suspect()], place: { point: north(100) } })
    expect(said(call).kind).toBe('NONE')
  })
})

describe('a protected person’s address, where the condition has no area', () => {
  const noArea = makeOrder([{ kind: 'NO_ENTER' }])

  it('is told by how it is known, never by where it is', () => {
    expect(said(incident({ place: { point: north(12) } }), noArea)).toEqual({
      kind: 'TOUCHED',
      cap: 'PROBABLE',
      sentences: [`It happened at a protected person's address.`],
      evidence: [
        {
          field: 'place',
          kind: 'context',
          orderValue: `a protected person's address`,
          eventValue: { distanceM: 12 },
          agreement: 'NEAR',
          bits: 0,
        },
      ],
    })
    const [byUprn] = said(incident({ place: { uprn: her.addresses[0]!.uprn } }), noArea).evidence
    expect([byUprn?.eventValue, byUprn?.agreement]).toEqual(['UPRN', 'UPRN'])
  })

  it('counts for an incident that may be his doing, not for being met or seen there', () => {
    const withHisVehicle = makeEvent('incident.reported', {
      people: [],
      vehicles: [{ vrm: 'AB12 CDE' }],
      place: { point: north(12) },
    })
    expect(said(withHisVehicle, noArea).cap).toBe('POSSIBLE')
    const seen = makeEvent('anpr.hit', { vrm: 'AB12CDE', camera: { place: { point: north(12) } } })
    expect([said(stop(12), noArea).kind, said(seen, noArea).kind]).toEqual(['NONE', 'NONE'])
  })
})

describe('what the supplier of a tag reports', () => {
  const entered = 'The tag supplier reports that the wearer went into an exclusion zone.'

  it('of a zone is told with the place that it gives', () => {
    expect(said(violation('ZONE_ENTRY'))).toMatchObject({ cap: 'PROBABLE', sentences: [entered] })
    expect(said(violation('ZONE_ENTRY', { place: { point: north(400) } }))).toMatchObject({
      kind: 'TOUCHED',
      cap: 'PROBABLE',
      sentences: [entered, 'It happened 100 m inside the area of clause 1.'],
    })
    expect(said(violation('ZONE_ENTRY', { place: { point: north(900) } })).kind).toBe('NONE')
  })

  it('of a zone counts, as possible, where its place is too inexact to tell', () => {
    expect(said(violation('ZONE_ENTRY', { place: { point: north(520), accuracyM: 150 } }))).toMatchObject({
      kind: 'TOUCHED',
      cap: 'POSSIBLE',
      sentences: [entered, 'It happened 20 m outside the area of clause 1, accurate to 150 m.'],
    })
  })

  it('of a zone counts without an area to hold it against', () => {
    const noArea = makeOrder([{ kind: 'EXCLUSION_ZONE' }])
    expect(said(violation('ZONE_ENTRY', { place: { point: north(900) } }), noArea).kind).toBe('TOUCHED')
    expect(said(violation('ZONE_EXIT')).kind).toBe('NONE')
  })

  it('of a curfew is told as it is', () => {
    const curfew = makeOrder([{ kind: 'CURFEW' }])
    expect(said(violation('CURFEW'), curfew)).toMatchObject({
      cap: 'PROBABLE',
      sentences: ['The tag supplier reports that the wearer was away in curfew hours.'],
    })
    expect(said(violation('ZONE_ENTRY'), curfew).kind).toBe('NONE')
  })
})

describe('somebody met in the hours of a curfew', () => {
  const curfew = makeOrder([{ kind: 'CURFEW', area: zone }])

  it('is away outside its area, and at home inside it', () => {
    expect(said(stop(900), curfew)).toMatchObject({
      kind: 'TOUCHED',
      cap: 'CERTAIN',
      sentences: ['It happened 400 m outside the area of clause 1.'],
    })
    expect(said(stop(100), curfew).kind).toBe('NONE')
    expect(said(fix(900, '2026-06-10T12:00:00Z'), curfew).kind).toBe('TOUCHED')
    expect(said(fix(100, '2026-06-10T12:00:00Z'), curfew).kind).toBe('NONE')
  })

  it('can be anywhere where the curfew has no area; an incident tells nothing of it', () => {
    expect(said(stop(900), makeOrder([{ kind: 'CURFEW' }])).kind).toBe('NONE')
    expect(said(incident({ place: { point: north(900) } }), curfew).kind).toBe('NONE')
  })
})
