import type { BreachEvent } from '@breach-alerts/contracts'
import { keysOfEvent } from '../../src/match/event-keys.ts'
import { identify } from '../../src/match/identify.ts'
import { keysOfOrder } from '../../src/match/keys.ts'
import { matchPairs } from '../../src/match/pairs.ts'
import { encounter, found, her, him, incident, judgeOne, makeEvent, makeOrder, suspect } from '../support/made-up.ts'

const herPlate = 'CB34 EFG'
const owner = { ...her, identifiers: [{ scheme: 'VRM', value: herPlate }] }
const order = makeOrder([{ kind: 'NO_CONTACT_DIRECT' }, { kind: 'NO_MOLEST' }], { protectedPersons: [owner] })
const [cars, herCar] = [(vrm: string) => ({ vehicles: [{ vrm }] }), { vehicles: [{ vrm: 'cb34efg' }] }]
const partner = (people: readonly object[], more: Record<string, unknown> = {}) =>
  makeEvent('partner.reported', { agency: 'HOUSING', people, ...more })
/** Enough of him to be possible beside her, and not without. */
const { names } = him
const half = suspect({ names })

const herEvidence = (event: BreachEvent, held = order) =>
  identify(event, held)?.evidence.filter(({ field }) => field.startsWith('protectedPerson.')) ?? []

describe(`a protected person's vehicle`, () => {
  it.each([
    ['an incident', incident],
    ['an encounter', encounter],
    ['what a partner reports', partner],
  ])('speaks for the pair in %s, and is an item on her side', (_, report) => {
    expect(identify(report([half]), order)).toBeNull()
    expect(identify(report([half], herCar), order)?.evidence).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'prior', agreement: 'STRONG' }),
        expect.objectContaining({
          field: 'protectedPerson.VRM',
          orderValue: 'CB34EFG',
          eventValue: 'CB34EFG',
          agreement: 'EXACT',
          bits: 0,
          source: '/vehicles',
        }),
      ]),
    )
  })

  it('leads to the order, also where nothing else does', () => {
    const stored = new Set(keysOfOrder(order))
    const leads = (event: BreachEvent) => keysOfEvent(event).keys.some(key => stored.has(key))
    expect([incident([], herCar), encounter([], herCar), partner([], herCar)].map(leads)).toEqual([true, true, true])
    expect(leads(incident([], cars('C834 EFG')))).toBe(false)
  })

  it('engages nothing by itself, whoever is suspected', () => {
    const events = [[], [suspect()]].flatMap(people => [
      incident(people, herCar),
      encounter(people, herCar),
      partner(people, herCar),
    ])
    expect(events.map(event => found(judgeOne(event, order)))).toEqual(events.map(() => []))
  })

  it('is among those at risk beside what engages', () => {
    const child = { names: [{ full: 'Piper Farrow' }], dateOfBirth: '2015-01-02' }
    const both = makeOrder([{ kind: 'NO_MOLEST' }], { protectedPersons: [owner, child] })
    const people = [suspect(), { role: 'VICTIM', ...child }]
    const risked = (more: Record<string, unknown>) =>
      judgeOne(incident(people, more), both).suspected[0]?.finding.protectedPersonIds
    expect([risked({})?.length, risked(herCar)?.length]).toEqual([1, 2])
  })

  it('read by a camera raises nothing, and its plate is not asked for', () => {
    const hit = makeEvent('anpr.hit', { vrm: herPlate })
    expect(keysOfEvent(hit).keys.filter(key => key.startsWith('P:'))).toEqual([])
    const { suspected, noted, outcome } = judgeOne(hit, order)
    expect([suspected, noted, outcome, matchPairs(hit, [order]).matches]).toEqual([[], [], 'unmatched', []])
  })

  it('misread by a character is nothing', () => {
    expect(herEvidence(incident([suspect()], cars('C834 EFG')))).toEqual([])
    expect(identify(incident([half], cars('C834 EFG')), order)).toBeNull()
  })

  it('that is his as well is his alone: one plate is not counted twice', () => {
    const shared = makeOrder([{ kind: 'NO_MOLEST' }], {
      respondent: { ...him, identifiers: [{ scheme: 'VRM', value: herPlate }] },
      protectedPersons: [owner],
    })
    const identity = identify(incident([half], herCar), shared)
    expect(identity?.evidence.map(({ field }) => field)).toEqual(expect.arrayContaining(['VRM']))
    expect(identity?.evidence.find(({ field }) => field === 'prior')?.agreement).toBe('NONE')
    expect(herEvidence(incident([half], herCar), shared)).toEqual([])
  })

  it('with nobody suspected is a pair that may be, as her number is', () => {
    const alone = (event: BreachEvent) => matchPairs(event, [order]).matches.map(({ level }) => level)
    expect([
      alone(incident([], herCar)),
      alone(incident([suspect({ names: [{ full: 'Alan Crewe' }] })], herCar)),
    ]).toEqual([['POSSIBLE'], []])
  })
})
