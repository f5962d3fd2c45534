import { conditionVerdicts } from '../../src/match/condition-verdicts.ts'
import { fix, makeEvent, makeOrder, north, somebodyElse, suspect, victim, zone } from '../support/made-up.ts'

const hours = [{ days: ['SAT'], from: '08:00', to: '17:00' }]
const order = makeOrder([
  { kind: 'EXCLUSION_ZONE', area: zone },
  { kind: 'NO_ATTEND', area: zone, hours },
  { kind: 'NO_CONTACT_DIRECT' },
  { kind: 'EM_TAG' },
])
const verdicts = (event: Parameters<typeof conditionVerdicts>[0]['event'], held = order) => {
  const occurredAt = Date.parse(event.time ?? '')
  return conditionVerdicts({ event, order: held, occurredAt, receivedAt: occurredAt })
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
    ['nobody known', incident([victim()]), []],
  ])('give exactly one line each: %s', (_, event, expected) => {
    expect(short(event)).toEqual(expected)
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
})
