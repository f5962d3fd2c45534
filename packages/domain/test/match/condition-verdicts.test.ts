import { conditionVerdicts } from '../../src/match/condition-verdicts.ts'
import type { Order } from '@breach-alerts/contracts'
import { judge } from '../../src/match/judge.ts'
import type { DeviceTrack } from '../../src/match/track.ts'
import { fix, her, him, makeEvent, makeOrder, north, somebodyElse, suspect, victim, zone } from '../support/made-up.ts'

const hours = [{ days: ['SAT'], from: '08:00', to: '17:00' }]
const order = makeOrder([
  { kind: 'EXCLUSION_ZONE', area: zone },
  { kind: 'NO_ATTEND', area: zone, hours },
  { kind: 'NO_CONTACT_DIRECT' },
  { kind: 'EM_TAG' },
])
const verdicts = (event: Parameters<typeof conditionVerdicts>[0]['event'], held = order) => {
  const occurredAt = Date.parse(event.time ?? '')
  return conditionVerdicts({ event, orders: [held], occurredAt, receivedAt: occurredAt, track: null }).verdicts
}
const short = (event: Parameters<typeof verdicts>[0], held = order) => verdicts(event, held).map(one => one.verdict)
const incident = (people: object[], more: object = {}, fields: object = {}) =>
  makeEvent('incident.reported', { people, ...more }, { ...fields })

describe('verdicts on the conditions of an order', () => {
  it.each([
    [
      'inside, with her',
      incident([suspect(), victim()], { place: { point: north(100) } }),
      ['SUSPECTED', 'OUTSIDE_HOURS', 'SUSPECTED', 'NOT_ENGAGED'],
    ],
    [
      'outside, with her',
      incident([suspect(), victim()], { place: { point: north(900) } }),
      ['NOT_ENGAGED', 'NOT_ENGAGED', 'SUSPECTED', 'NOT_ENGAGED'],
    ],
    ['nowhere', incident([suspect()]), ['CANNOT_TELL', 'OUTSIDE_HOURS', 'NOT_ENGAGED', 'NOT_ENGAGED']],
    [
      'too inexact',
      incident([suspect()], { place: { point: north(600), accuracyM: 400 } }),
      ['CANNOT_TELL', 'OUTSIDE_HOURS', 'NOT_ENGAGED', 'NOT_ENGAGED'],
    ],
    [
      'before the order',
      incident([suspect(), victim()], {}, { time: '2025-06-10T12:00:00Z' }),
      Array(4).fill('NOT_IN_FORCE'),
    ],
    ['after it', incident([suspect(), victim()], {}, { time: '2027-06-10T12:00:00Z' }), Array(4).fill('NOT_IN_FORCE')],
    ['a fix inside', fix(100, '2026-06-10T12:00:00Z'), ['SUSPECTED', 'OUTSIDE_HOURS', 'NOT_ENGAGED', 'NOT_ENGAGED']],
    [
      'a fix of 0,0',
      fix(0, '2026-06-10T12:00:00Z', { latitude: 0, longitude: 0 }),
      ['CANNOT_TELL', 'OUTSIDE_HOURS', 'NOT_ENGAGED', 'NOT_ENGAGED'],
    ],
    [
      'a fix with latitude and longitude swapped',
      fix(0, '2026-06-10T12:00:00Z', { latitude: -1.55, longitude: 53.8 }),
      ['CANNOT_TELL', 'OUTSIDE_HOURS', 'NOT_ENGAGED', 'NOT_ENGAGED'],
    ],
    ['somebody else', incident([suspect(somebodyElse), victim()]), []],
    ['nobody known', incident([victim()]), ['SUSPECTED', 'OUTSIDE_HOURS', 'SUSPECTED', 'NOT_ENGAGED']],
    ['nobody known, and somebody of her name', incident([victim({ names: her.names })]), []],
  ])('give exactly one line each: %s', (_, event, expected) => {
    expect(short(event)).toStrictEqual(expected)
  })

  it('carry the track of a device: a second fix inside raises the first, whatever the case of its id', () => {
    let track: DeviceTrack | null = null
    const levels = ['TAG-1', 'tag-1 ', 'TAG -1'].map((deviceId, minute) => {
      const event = makeEvent(
        'em.position',
        { deviceId, fix: { ...north(100), accuracyM: 8, kind: 'GNSS' } },
        { id: `f${minute}`, time: `2026-06-10T12:0${minute}:00Z` },
      )
      const occurredAt = Date.parse(event.time ?? '')
      const answer = conditionVerdicts({ event, orders: [order], occurredAt, receivedAt: occurredAt, track })
      track = JSON.parse(JSON.stringify(answer.track)) as DeviceTrack
      return answer.verdicts[0]?.level
    })
    expect(levels).toEqual(['POSSIBLE', 'CERTAIN', 'CERTAIN'])
  })

  it('hold two who fit alike against each other, as the service does: none is probable', () => {
    const twin = { ...him, identifiers: [], names: [{ given: ['Robin'], family: 'Ashdown' }] }
    const other = makeOrder([{ kind: 'NO_MOLEST' }], { orderId: 'ord_2', respondent: { ...twin, sex: 'M' } })
    const first = makeOrder([{ kind: 'NO_MOLEST' }], { respondent: { ...twin, sex: 'M' } })
    const event = incident([suspect(twin), victim()])
    const occurredAt = Date.parse(event.time ?? '')
    const lines = (orders: readonly Order[]) =>
      conditionVerdicts({ event, orders, occurredAt, receivedAt: occurredAt, track: null }).verdicts
    const alone = lines([first])
    const rivals = judge({ event, orders: [first, other], occurredAt, receivedAt: occurredAt, track: null }).suspected
    expect(alone.map(one => one.level)).toEqual(['PROBABLE'])
    expect(lines([first, other]).map(one => one.level)).toEqual(rivals.map(one => one.finding.level))
  })

  it('have a level and flags only where something is suspected or cannot be told', () => {
    const lines = verdicts(
      incident([suspect(), victim()]),
      makeOrder([{ kind: 'NO_MOLEST' }, { kind: 'EM_TAG' }], {}, { knowledge: [] }),
    )
    expect(lines.map(({ level, flags }) => [level, flags])).toEqual([
      ['CERTAIN', ['NOT_PROVEN_SERVED']],
      [null, []],
    ])
  })

  it('say NOT_IN_FORCE of the conditions of the first version, wherever it stands, before that begins', () => {
    const { versions, ...rest } = makeOrder(
      [{ kind: 'NO_MOLEST' }, { kind: 'EM_TAG' }],
      {},
      { validFrom: '2026-07-01' },
    )
    const later = { ...versions[0]!, version: 2, validFrom: '2026-08-01', conditions: versions[0]!.conditions.slice(1) }
    for (const both of [
      [...versions, later],
      [later, ...versions],
    ])
      expect(short(incident([suspect(), victim()]), { ...rest, versions: both })).toEqual([
        'NOT_IN_FORCE',
        'NOT_IN_FORCE',
      ])
  })

  it('name event, order and condition, with a level only where something is suspected', () => {
    const line = { eventId: 'e1', orderId: 'ord_1' }
    expect(verdicts(incident([suspect()]))).toEqual([
      { ...line, conditionId: 'c1', verdict: 'CANNOT_TELL', level: null, flags: [] },
      { ...line, conditionId: 'c2', verdict: 'OUTSIDE_HOURS', level: null, flags: [] },
      { ...line, conditionId: 'c3', verdict: 'NOT_ENGAGED', level: null, flags: [] },
      { ...line, conditionId: 'c4', verdict: 'NOT_ENGAGED', level: null, flags: [] },
    ])
    const outOfForce = verdicts(incident([suspect()], {}, { time: '2027-06-10T12:00:00Z' }))
    expect(outOfForce.every(({ level, flags }) => level === null && flags.length === 0)).toBe(true)
  })

  it('say that it cannot be told with the same flags as that it is suspected', () => {
    const unserved = makeOrder([{ kind: 'NO_ENTER', area: zone }, { kind: 'EM_TAG' }], {}, { knowledge: [] })
    expect(verdicts(incident([suspect()]), unserved).map(({ verdict, flags }) => [verdict, flags])).toEqual([
      ['CANNOT_TELL', ['NOT_PROVEN_SERVED']],
      ['NOT_ENGAGED', []],
    ])
  })

  it('say when not all orders were compared', () => {
    const event = incident([suspect(), victim()])
    const occurredAt = Date.parse(event.time ?? '')
    const flags = (isCapped?: boolean) =>
      conditionVerdicts({
        event,
        orders: [makeOrder([{ kind: 'NO_MOLEST' }])],
        occurredAt,
        receivedAt: occurredAt,
        track: null,
        ...(isCapped === undefined ? {} : { isCapped }),
      }).verdicts[0]?.flags
    expect([flags(), flags(false), flags(true)]).toEqual([[], [], ['NOT_ALL_COMPARED']])
  })

  it('remember a device by its fixes alone', () => {
    const position = fix(100, '2026-06-10T12:00:00Z')
    const of = (event: typeof position, track: DeviceTrack | null) =>
      conditionVerdicts({ event, orders: [], occurredAt: 0, receivedAt: 0, track }).track
    const track = of(position, null)
    expect(track?.fixes.map(({ id }) => id)).toEqual([position.id])
    expect(of(incident([suspect()]), track)).toBe(track)
  })
})
