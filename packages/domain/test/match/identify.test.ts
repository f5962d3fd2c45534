import type { Level } from '@breach-alerts/contracts'
import { bestOf, candidatesOf, identify } from '../../src/match/identify.ts'
import { her, him, makeEvent, makeOrder, north, suspect, victim } from '../support/made-up.ts'

const order = (fields: object = {}) => makeOrder([{ kind: 'NO_MOLEST' }], { ...fields })
const incident = (people: object[], more: object = {}) => makeEvent('incident.reported', { people, ...more })
const { names, dateOfBirth } = him
const rowan = suspect({ names, dateOfBirth })
const optionsOf = (event: ReturnType<typeof makeEvent>, fields: object = {}) =>
  candidatesOf(event, order(fields)).map(({ options }) => options)

describe('what else the event says of a candidate', () => {
  it.each<[string, ReturnType<typeof makeEvent>, string]>([
    ['nobody else', incident([rowan]), 'NONE'],
    ['somebody else', incident([rowan, victim({ names: [{ full: 'Grace Okafor' }] })]), 'NONE'],
    ['her name', incident([rowan, victim({ names: her.names })]), 'WEAK'],
    ['her name and date of birth', incident([rowan, victim()]), 'STRONG'],
    ['a place at her address', incident([rowan], { place: { point: north(5) } }), 'STRONG'],
    ['a place elsewhere', incident([rowan], { place: { point: north(500) } }), 'NONE'],
    ['her, and nothing but words of him', incident([victim()], { summary: 'Rowan Ashdown at the door' }), 'STRONG'],
  ])('is the context: %s', (_, event, context) => {
    expect(optionsOf(event).map(one => one.context)).toEqual([context])
  })

  it('of a plate alone her presence says nothing, beside it of a man who is known by a number it does', () => {
    const event = incident([victim(), suspect({ identifiers: [{ scheme: 'PHONE', value: '07700 900555' }] })], {
      vehicles: [{ vrm: 'AB12 CDE' }],
    })
    expect(candidatesOf(event, order()).map(one => [one.subject.as, one.options.context])).toEqual([
      ['SUSPECT', 'STRONG'],
      ['KEEPER', undefined],
    ])
  })

  it.each([
    ['STANDARD', false],
    ['MEDIUM', false],
    ['HIGH', true],
    ['VERY_HIGH', true],
  ])('an order of risk %s is at risk: %s', (risk, isAtRisk) => {
    expect(optionsOf(incident([rowan]), { risk })).toMatchObject([{ isAtRisk, type: 'incident.reported' }])
  })

  it.each([
    ['CUSTODY', true],
    ['STOP', false],
  ])('police established who he is in %s: %s', (encounter, isCustody) => {
    expect(optionsOf(makeEvent('police.encounter', { encounter, people: [rowan] }))).toMatchObject([{ isCustody }])
  })
})

describe('the respondent in an event', () => {
  it('is nobody where nobody fits', () => {
    expect(identify(incident([suspect({ names: [{ full: 'Alan Crewe' }] })]), order())).toBeNull()
    expect(identify(incident([victim()]), order())).toBeNull()
  })

  it('is flagged where what is known contradicts itself', () => {
    const pnc = him.identifiers.slice(0, 1)
    const flagsOf = (fields: object) => identify(incident([suspect({ identifiers: pnc, ...fields })]), order())?.flags
    expect([flagsOf({ names }), flagsOf({ names: [{ full: 'Alan Crewe' }] })]).toEqual([[], ['IDENTITY_CONFLICT']])
  })

  it('is POSSIBLE at most where only free text names him', () => {
    const event = incident([victim()], { summary: 'Rowan Ashdown in AB12 CDE, from 07700 900555' })
    expect(identify(event, order())).toMatchObject({ as: 'TEXT', level: 'POSSIBLE' })
  })
})

describe('of several who fit', () => {
  const fits = (...some: [Level, number][]) =>
    bestOf(some.map(([level, weight], at) => ({ level, weight, candidate: at, conflict: false }) as never))?.candidate

  it.each<[[Level, number][], number]>([
    [[['POSSIBLE', 1]], 0],
    [
      [
        ['POSSIBLE', 9],
        ['PROBABLE', 1],
        ['POSSIBLE', 12],
      ],
      1,
    ],
    [
      [
        ['PROBABLE', 1],
        ['PROBABLE', 2],
      ],
      1,
    ],
    [
      [
        ['PROBABLE', 2],
        ['PROBABLE', 1],
      ],
      0,
    ],
    [
      [
        ['PROBABLE', 2],
        ['PROBABLE', 2],
      ],
      0,
    ],
  ])('%j the surest is best, then the heaviest, then the first: %d', (some, best) => {
    expect(fits(...some)).toBe(best)
  })

  it('none of none is', () => {
    expect(bestOf([])).toBeNull()
  })
})
