import { Finding, Order, OrderFacts } from '@breach-alerts/contracts'
import * as fc from 'fast-check'
import { judge } from '../../src/match/judge.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import type { DeviceTrack } from '../../src/match/track.ts'
import {
  fix,
  found,
  her,
  him,
  judgeOne,
  makeEvent,
  makeOrder,
  north,
  somebodyElse,
  suspect,
  victim,
  zone,
} from '../support/made-up.ts'

const call = (fields = {}) => makeEvent('contact.reported', { channel: 'CALL', people: [suspect(), victim()] }, fields)
const noContact = makeOrder([{ kind: 'NO_CONTACT_DIRECT', exceptions: ['through solicitors'] }])
const flags = (order: Order, event = call(), delayMs = 1000) =>
  judgeOne(event, order, null, delayMs).suspected[0]?.finding.flags
const minute = 60_000
const asked = (person: Record<string, unknown>) =>
  judgeOne(makeEvent('contact.reported', { channel: 'CALL', people: [suspect(person), victim()] }), noContact)
const circle = (metresNorth: number) => ({ type: 'Circle', centre: north(metresNorth), radiusM: 300 })
const at = (minutes: number) => new Date(Date.parse('2026-06-10T12:00:00Z') + minutes * minute).toISOString()

describe('a finding', () => {
  it('has the shape of the contract, and the same inputs give the same bytes', () => {
    const [first, again] = [judgeOne(call(), noContact), judgeOne(call(), noContact)]
    expect(Finding.parse(first.suspected[0]?.finding)).toEqual(first.suspected[0]?.finding)
    expect(OrderFacts.parse(first.suspected[0]?.facts)).toEqual(first.suspected[0]?.facts)
    expect(JSON.stringify(first)).toBe(JSON.stringify(again))
  })

  it('has an id that follows from event, order and condition alone', () => {
    const late = judgeOne(call(), noContact, null, 90 * minute)
    const ids = judgeOne(call(), makeOrder([{ kind: 'NO_CONTACT_DIRECT' }, { kind: 'NO_MOLEST' }])).suspected.map(
      one => one.finding.findingId,
    )
    expect(late.suspected[0]?.finding.findingId).toBe(ids[0])
    expect(new Set(ids).size).toBe(2)
  })

  it('says how direct its evidence is, and whether strap or body of the tag was interfered with', () => {
    const order = makeOrder([{ kind: 'EM_TAG' }])
    const of = (violation: string) => {
      const { tier, tamper } = judgeOne(makeEvent('em.violation', { deviceId: 'TAG-1', violation }), order)
        .suspected[0]!.finding
      return [tier, tamper]
    }
    expect(['STRAP_TAMPER', 'BODY_TAMPER', 'BATTERY_FLAT', 'NO_SIGNAL'].map(of)).toEqual([
      ['A', true],
      ['B', true],
      ['B', undefined],
      ['C', undefined],
    ])
  })

  it('shows exceptions and does not apply them', () => {
    expect(judgeOne(call(), noContact).suspected[0]?.finding.sentences.join(' ')).toContain('through solicitors')
  })

  it('names the protected people at risk by opaque ids: the same for the same person, another for another', () => {
    const sister = {
      ...her,
      names: [{ given: ['Petra'], family: 'Farrow' }],
      dateOfBirth: '1991-04-04',
      identifiers: [],
    }
    const order = makeOrder([{ kind: 'NO_MOLEST' }, { kind: 'NO_CONTACT_DIRECT' }], {
      protectedPersons: [
        { personId: 'p-her', ...her },
        { ...sister, addresses: [] },
      ],
    })
    const incident = (fields: Record<string, unknown>, id: string) =>
      judgeOne(makeEvent('incident.reported', { people: [suspect(), ...[fields].map(victim)] }, { id }), order)
    const ids = (judgement: ReturnType<typeof judgeOne>) =>
      judgement.suspected.map(({ finding }) => finding.protectedPersonIds)
    const [first, again, other] = [incident(her, 'e1'), incident(her, 'e2'), incident(sister, 'e3')]
    expect(ids(first)).toHaveLength(2)
    expect(ids(first)).toEqual(ids(again))
    expect(ids(other)[0]).toHaveLength(1)
    expect(ids(other)[0]).not.toEqual(ids(first)[0])
    expect(JSON.stringify([ids(first), ids(other)])).not.toMatch(/p-her|Farrow|Imogen|Petra/u)
  })

  it('counts whose home it happens at, and gives a victim who is nobody of the order an id of their own each time', () => {
    const order = makeOrder([{ kind: 'NO_MOLEST' }])
    const harm = (id: string, place?: object) =>
      judgeOne(
        makeEvent(
          'incident.reported',
          { people: [suspect(), victim(somebodyElse)], ...(place ? { place } : {}) },
          { id },
        ),
        order,
      ).suspected[0]?.finding.protectedPersonIds
    expect(harm('e1')).toHaveLength(1)
    expect(harm('e1')).toEqual(harm('e1'))
    expect(harm('e2')).not.toEqual(harm('e1'))
    expect(harm('e1', { uprn: '200000000002' })).toHaveLength(2)
    expect(
      judgeOne(fix(20, at(0)), makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }])).suspected[0]?.finding,
    ).toMatchObject({ protectedPersonIds: [] })
  })

  it('never has a coordinate of the protected person in it', () => {
    const order = makeOrder([{ kind: 'NO_ENTER', area: zone }, { kind: 'NO_MOLEST' }])
    const incident = makeEvent('incident.reported', { people: [suspect(), victim()], place: { point: north(12) } })
    const text = JSON.stringify(judgeOne(incident, order).suspected)
    expect(text).not.toMatch(/53\.8|-1\.55|South Row|LS2/u)
  })

  it.each([
    ['15 minutes after', 15 * minute, false],
    ['a moment more', 15 * minute + 1, true],
    ['weeks after', 40 * 24 * 60 * minute, true],
  ])('received %s is LATE: %s ms %s, and alerts all the same', (_, delayMs, expected) => {
    expect(flags(noContact, call(), delayMs)?.includes('LATE')).toBe(expected)
  })

  it.each([
    [5 * minute, false],
    [5 * minute + 1, true],
  ])('stamped %d ms ahead of receipt is FUTURE_STAMPED: %s', (ahead, expected) => {
    expect(flags(noContact, call(), -ahead)?.includes('FUTURE_STAMPED')).toBe(expected)
  })

  it('says when the order is not proven served, has no owner, or the event gave no time', () => {
    const bare = makeOrder([{ kind: 'NO_CONTACT_DIRECT' }], { owner: undefined }, { knowledge: [] })
    expect(flags(bare, call({ time: undefined }))).toEqual(['NOT_PROVEN_SERVED', 'TIME_OF_RECEIPT', 'NO_OWNER'])
    expect(flags(noContact)).toEqual([])
  })
})

describe('who it is', () => {
  const { names, dateOfBirth } = him
  const pnc = [{ scheme: 'PNC', value: '01/171310W' }]

  it.each([
    ['a PNC id alone', { identifiers: pnc }, 'CERTAIN'],
    ['a PNC id with name and birth date', { names, dateOfBirth, identifiers: pnc }, 'CERTAIN'],
    [
      'a PNC id with another name',
      { names: [{ given: ['Alan'], family: 'Crewe' }], dateOfBirth, identifiers: pnc },
      'PROBABLE',
    ],
    ['a PNC id with another birth date', { names, dateOfBirth: '1961-09-30', identifiers: pnc }, 'PROBABLE'],
    ['a PNC id with a wrong check letter alone', { identifiers: [{ scheme: 'PNC', value: '2001/0171310X' }] }, null],
    ['name and birth date', { names, dateOfBirth }, 'PROBABLE'],
    [
      'name and birth date with another PNC id',
      { names, dateOfBirth, identifiers: [{ scheme: 'PNC', value: '2003/0011985X' }] },
      'POSSIBLE',
    ],
    ['a phone number', { identifiers: [{ scheme: 'PHONE', value: '+44 7700 900555' }] }, 'PROBABLE'],
    [
      'a phone number with another name',
      { names: [{ given: ['Alan'], family: 'Crewe' }], identifiers: [{ scheme: 'PHONE', value: '+44 7700 900555' }] },
      'POSSIBLE',
    ],
    ['his name with another birth date', { names, dateOfBirth: '1961-09-30' }, 'POSSIBLE'],
    ['his name alone, with her', { names }, 'PROBABLE'],
    [
      'his home and his family name, with another given name',
      { names: [{ given: ['Alan'], family: 'Ashdown' }], addresses: him.addresses },
      'POSSIBLE',
    ],
    ['his family name, with another given name', { names: [{ given: ['Alan'], family: 'Ashdown' }] }, null],
  ])('%s', (_, person, level) => {
    expect(found(asked(person))).toEqual(level === null ? [] : [`c1 ${level}`])
  })

  it('shows a contradiction as a conflict', () => {
    const finding = asked({
      names: [{ given: ['Alan'], family: 'Crewe' }],
      dateOfBirth: '1961-09-30',
      identifiers: pnc,
    }).suspected[0]?.finding
    expect(finding?.flags).toContain('IDENTITY_CONFLICT')
    expect(finding?.evidence.map(one => one.agreement)).toContain('DIFFERENT')
  })

  it('is not told by a name alone without her', () => {
    const stop = makeEvent('police.encounter', {
      encounter: 'STOP',
      people: [suspect({ names })],
      place: { point: north(5000) },
      conditionKinds: ['NO_CONTACT_DIRECT'],
    })
    expect(found(judgeOne(stop, noContact))).toEqual([])
  })
})

describe('versions of an order', () => {
  const moved = makeOrder([{ kind: 'EXCLUSION_ZONE', area: circle(0) }])
  const order = Order.parse({
    ...moved,
    versions: [
      ...moved.versions,
      {
        version: 2,
        recordedAt: '2026-12-01T00:00:00Z',
        validFrom: '2026-06-10T12:00:00Z',
        conditions: [{ conditionId: 'c1', kind: 'EXCLUSION_ZONE', area: circle(3000) }],
      },
    ],
  })

  it.each([
    ['the first version until the second begins', 0, '2026-06-10T11:59:59Z', 1],
    ['the second from then on, though it was recorded months later', 3000, '2026-06-10T12:00:00Z', 1],
    ['not the first any more', 0, '2026-06-10T12:00:00Z', 0],
    ['not yet the second', 3000, '2026-06-10T11:59:59Z', 0],
  ])('are held against the event by the instant at which it happened: %s', (_, metres, time, count) => {
    expect(judgeOne(fix(metres, time), order).suspected).toHaveLength(count)
  })
})

describe('fixes of a tag', () => {
  const order = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }])
  const walk = (steps: readonly (readonly [metresNorth: number, minutes: number, more?: object])[]) => {
    let track: DeviceTrack | null = null
    return steps.map(([metres, minutes, more]) => {
      const judgement = judgeOne(fix(metres, at(minutes), { ...more }), order, track)
      track = JSON.parse(JSON.stringify(judgement.track)) as DeviceTrack
      return (
        found(judgement)
          .map(one => one.slice(3))
          .join(' ') || judgement.outcome
      )
    })
  }

  it.each([
    [
      'one inside is possible, a second one certain',
      [
        [100, 0],
        [100, 1],
      ],
      ['POSSIBLE', 'CERTAIN'],
    ],
    [
      'a stay is told once, then counted',
      [
        [100, 0],
        [100, 1],
        [100, 2],
        [100, 3],
      ],
      ['POSSIBLE', 'CERTAIN', 'matched', 'matched'],
    ],
    [
      'a stay is told again after a quarter of an hour',
      [
        [100, 0],
        [100, 1],
        [100, 15],
        [100, 16],
        [100, 31],
      ],
      ['POSSIBLE', 'CERTAIN', 'matched', 'CERTAIN', 'CERTAIN'],
    ],
    [
      'outside is nothing',
      [
        [900, 0],
        [900, 1],
      ],
      ['unmatched', 'unmatched'],
    ],
    [
      'leaving needs two',
      [
        [100, 0],
        [100, 1],
        [900, 2],
        [100, 3],
      ],
      ['POSSIBLE', 'CERTAIN', 'unmatched', 'matched'],
    ],
    [
      'after two outside it is a new stay',
      [
        [100, 0],
        [100, 1],
        [900, 2],
        [900, 3],
        [100, 4],
      ],
      ['POSSIBLE', 'CERTAIN', 'unmatched', 'unmatched', 'POSSIBLE'],
    ],
    [
      'an hour without a fix ends a stay',
      [
        [100, 0],
        [100, 1],
        [100, 90],
      ],
      ['POSSIBLE', 'CERTAIN', 'POSSIBLE'],
    ],
    [
      'one that only leans inside tells nothing yet, a second makes it possible',
      [
        [495, 0, { accuracyM: 20 }],
        [494, 1, { accuracyM: 20 }],
      ],
      ['unmatched', 'POSSIBLE'],
    ],
    [
      'one likely beside one likely is probable',
      [
        [488, 0, { accuracyM: 10 }],
        [488, 1, { accuracyM: 10 }],
      ],
      ['POSSIBLE', 'PROBABLE'],
    ],
    [
      'Wi-Fi and cell never go above possible',
      [
        [0, 0, { kind: 'CELL', accuracyM: 100 }],
        [0, 1, { kind: 'WIFI', accuracyM: 30 }],
        [0, 2, { kind: 'CELL', accuracyM: 100 }],
      ],
      ['POSSIBLE', 'matched', 'matched'],
    ],
    ['at her door one fix is enough', [[3, 0]], ['PROBABLE']],
    [
      'a way through between two fixes is possible, past the edge is nothing',
      [
        [900, 0],
        [-900, 1],
        [-1500, 2],
        [-1500, 3],
      ],
      ['unmatched', 'POSSIBLE', 'unmatched', 'unmatched'],
    ],
    [
      'a run too inexact to tell at the edge is possible, once',
      [
        [900, 0],
        [480, 1, { accuracyM: 400 }],
        [480, 2, { accuracyM: 400 }],
        [480, 3, { accuracyM: 400 }],
        [480, 4, { accuracyM: 400 }],
      ],
      ['unmatched', 'unmatched', 'unmatched', 'POSSIBLE', 'unmatched'],
    ],
    [
      'accuracy of nothing or less than nothing has the floor, and is never certain',
      [
        [100, 0, { accuracyM: 0 }],
        [100, 1, { accuracyM: -3 }],
      ],
      ['POSSIBLE', 'PROBABLE'],
    ],
    [
      'nor is one that is not said, nor what it confirms',
      [
        [100, 0, { accuracyM: undefined }],
        [100, 1],
      ],
      ['POSSIBLE', 'PROBABLE'],
    ],
    [
      'two that say theirs are',
      [
        [100, 0, { accuracyM: 0 }],
        [100, 1],
        [100, 2],
      ],
      ['POSSIBLE', 'PROBABLE', 'CERTAIN'],
    ],
  ] as const)('%s', (_, steps, expected) => {
    expect(walk(steps)).toEqual(expected)
  })

  it('tell how deep inside the wearer is, and whether he moves in or out', () => {
    const tell = (steps: readonly number[]) => {
      let track: DeviceTrack | null = null
      return steps.flatMap((metres, minutes) => {
        const judgement = judgeOne(fix(metres, at(minutes)), order, track)
        track = judgement.track
        return judgement.suspected.map(({ finding: { distanceM, approaching, tier } }) => [
          distanceM,
          approaching,
          tier,
        ])
      })
    }
    expect(tell([400])).toEqual([[100, undefined, 'C']])
    expect(tell([520, 400])).toEqual([[100, true, 'C']])
    expect(tell([300, 450])).toEqual([
      [200, undefined, 'C'],
      [50, false, 'A'],
    ])
    // Less than a fix may be wrong says nothing.
    expect(tell([300, 305])[1]).toEqual([195, undefined, 'A'])
  })

  it('confirm each other whichever comes first, and the same one again changes nothing', () => {
    expect(
      walk([
        [100, 1],
        [100, 0],
      ]),
    ).toEqual(['POSSIBLE', 'POSSIBLE CERTAIN'])
    expect(
      walk([
        [100, 0],
        [100, 0],
      ]),
    ).toEqual(['POSSIBLE', 'matched'])
  })

  it('that a tag held back for hours do not become a flood', () => {
    const live = [600, 601, 602, 603, 604, 605].map(m => [900, m] as const)
    const held = Array.from({ length: 60 }, (_, m) => [100, m] as const)
    const told = walk([...live, ...held]).filter(one => one !== 'matched' && one !== 'unmatched')
    expect(told.slice(0, 2)).toEqual(['POSSIBLE', 'CERTAIN'])
    expect(told.length).toBeLessThan(8)
  })

  it('keep a small memory, however many come in whatever order', () => {
    const step = fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: 0, max: 500 }))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        let track: DeviceTrack | null = null
        for (const [metres, minutes] of steps) track = judgeOne(fix(metres, at(minutes)), order, track).track
        expect(JSON.stringify(track).length).toBeLessThan(4000)
      }),
      { numRuns: 30 },
    )
  })

  it('outside the place of a curfew, in its hours', () => {
    const curfew = makeOrder([{ kind: 'CURFEW', area: zone, hours: [{ days: ['WED'], from: '12:00', to: '13:00' }] }])
    const first = judgeOne(fix(900, '2026-06-10T11:30:00Z'), curfew)
    const second = judgeOne(fix(900, '2026-06-10T11:31:00Z'), curfew, first.track)
    expect([...found(first), ...found(second)]).toEqual(['c1 POSSIBLE', 'c1 CERTAIN'])
    expect(found(judgeOne(fix(900, '2026-06-10T12:30:00Z'), curfew))).toEqual([])
  })
})

describe('the force that responds', () => {
  const near = { forceCode: '13', area: { type: 'Circle' as const, centre: north(0), radiusM: 1000 } }
  const settings = { ...defaultMatchSettings, forceAreas: [near] }
  const order = makeOrder([{ kind: 'NO_MOLEST' }])
  const responding = (metres: number | null) => {
    const place = metres === null ? {} : { place: { point: north(metres) } }
    const event = makeEvent('incident.reported', { people: [suspect(), victim()], ...place })
    return judge({
      event,
      orders: [order],
      occurredAt: Date.parse('2026-06-10T12:00:00Z'),
      receivedAt: 0,
      track: null,
      settings,
    }).suspected[0]?.respondingForceCode
  }

  it.each([
    ['is that of the place', 100, '13'],
    ['is nobody known outside every area', 5000, null],
    ['is nobody known without a place', null, null],
  ])('%s', (_, metres, force) => {
    expect(responding(metres)).toBe(force)
  })
})

describe('what engages nothing', () => {
  it('is noted when it is a change of circumstance of the respondent, in whatever part, or a signal of his tag', () => {
    const change = makeEvent('circumstance.changed', { change: 'ADDRESS', people: [{ ...him, role: 'MENTIONED' }] })
    expect(judgeOne(change, noContact)).toMatchObject({
      suspected: [],
      noted: [{ orderId: 'ord_1', what: 'ADDRESS', level: 'CERTAIN' }],
      outcome: 'matched',
    })
    const flat = makeEvent('em.violation', { deviceId: 'TAG-1', violation: 'BATTERY_FLAT' })
    expect(judgeOne(flat, noContact)).toMatchObject({
      suspected: [],
      noted: [{ orderId: 'ord_1', what: 'BATTERY_FLAT' }],
    })
  })

  it('but an address that the order does not know engages a duty to notify, and is surer of who than of the breach', () => {
    const people = [{ ...suspect(), addresses: [{ lines: ['7 Elsewhere Road'], postcode: 'LS2 2BB' }] }]
    const change = makeEvent('circumstance.changed', { change: 'ADDRESS', people })
    const [suspected] = judgeOne(change, makeOrder([{ kind: 'NOTIFY' }])).suspected
    expect(suspected?.finding).toMatchObject({ conditionKind: 'NOTIFY', level: 'POSSIBLE', identityLevel: 'CERTAIN' })
    expect(judgeOne(call(), noContact).suspected[0]?.finding).not.toHaveProperty('identityLevel')
  })

  it('is unmatched when it is somebody else’s', () => {
    const change = makeEvent('circumstance.changed', { change: 'ADDRESS', people: [{ ...her, role: 'MENTIONED' }] })
    expect(judgeOne(change, noContact)).toMatchObject({ suspected: [], noted: [], track: null, outcome: 'unmatched' })
    expect(judge({ event: call(), orders: [], occurredAt: 0, receivedAt: 0, track: null }).outcome).toBe('unmatched')
  })
})
