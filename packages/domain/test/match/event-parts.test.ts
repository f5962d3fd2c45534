import type { BreachEvent } from '@breach-alerts/contracts'
import {
  believedKinds,
  deviceIdOf,
  hasNamedSuspect,
  isCutShort,
  isKnown,
  knownSuspects,
  mayBeUnnamed,
  peopleOf,
  phonesOf,
  placeOf,
  platesOf,
  summaryOf,
  widthOf,
  yearOf,
} from '../../src/match/event-parts.ts'
import { contact, encounter, him, incident, makeEvent, north, place, suspect, victim } from '../support/made-up.ts'

/** One event of every type, with everything that any of them may have. */
const parts = {
  people: [suspect(), victim()],
  vehicles: [{ vrm: 'ab12 cde' }, { vrm: '?' }],
  phones: ['07700 900555'],
  summary: 'He is at the door.',
  place: place(100),
  conditionKinds: ['NO_MOLEST'],
}
const events: Readonly<Record<string, BreachEvent>> = {
  incident: incident(parts.people, parts),
  contact: contact('CALL', parts.people, parts),
  encounter: encounter(parts.people, parts),
  report: makeEvent('partner.reported', { agency: 'HOUSING', ...parts }),
  change: makeEvent('circumstance.changed', { change: 'EMPLOYMENT', ...parts }),
  appointment: makeEvent('appointment.missed', { appointment: 'PROBATION', ...parts }),
  violation: makeEvent('em.violation', { deviceId: 'TAG-1', violation: 'ZONE_ENTRY', ...parts }),
  fix: makeEvent('em.position', { deviceId: 'TAG-1', fix: { ...north(0), kind: 'GNSS' }, ...parts }),
  camera: makeEvent('anpr.hit', { vrm: 'xy51 abc', camera: { place: place(200) }, ...parts }),
}
/** What a part is of each event that has it; `absent` is what it is where there is none. */
const having = <T>(partOf: (event: BreachEvent) => T, absent: T) =>
  Object.fromEntries(
    Object.entries(events)
      .map(([name, event]) => [name, partOf(event)] as const)
      .filter(([, part]) => JSON.stringify(part) !== JSON.stringify(absent)),
  )

describe('of the kinds of events', () => {
  it('tags and cameras name nobody, all others their people', () => {
    const both = ['SUSPECT', 'VICTIM']
    expect(having(event => peopleOf(event).map(({ role }) => role), [])).toStrictEqual({
      incident: both,
      contact: both,
      encounter: both,
      report: both,
      change: both,
      appointment: both,
    })
  })

  it('a camera has a plate, and who meets or reports somebody their vehicles, as far as they can be read', () => {
    const seen = ['AB12CDE']
    expect(having(platesOf, [])).toStrictEqual({ incident: seen, encounter: seen, report: seen, camera: ['XY51ABC'] })
  })

  it('an incident has the numbers that it was reported from, as written', () => {
    expect(having(phonesOf, [])).toStrictEqual({ incident: parts.phones })
  })

  it('tags have a device', () => {
    expect(having(deviceIdOf, null)).toStrictEqual({ violation: 'TAG-1', fix: 'TAG-1' })
  })

  it('what people write has a free text', () => {
    const { summary } = parts
    expect(having(summaryOf, undefined)).toStrictEqual({
      incident: summary,
      contact: summary,
      report: summary,
      change: summary,
    })
  })

  it('some have a place: a camera its own, a fix none', () => {
    const [stated, camera] = [place(100), place(200)]
    expect(having(placeOf, undefined)).toStrictEqual({
      incident: stated,
      contact: stated,
      encounter: stated,
      report: stated,
      violation: stated,
      camera,
    })
    expect(placeOf(makeEvent('anpr.hit', { vrm: 'AB12CDE' }))).toBeUndefined()
  })

  it('a report of police or partners has what they believe was breached', () => {
    expect(having(believedKinds, [])).toStrictEqual({ encounter: ['NO_MOLEST'], report: ['NO_MOLEST'] })
    expect(believedKinds(encounter([]))).toEqual([])
  })

  it('all have a year, where they say a time', () => {
    expect(having(yearOf, 2026)).toStrictEqual({})
    const { time: _, ...timeless } = encounter([])
    expect(yearOf(timeless as BreachEvent)).toBeNull()
  })
})

describe('people of whom much is said', () => {
  const many = (count: number, full: string) =>
    encounter(Array.from({ length: count }, () => victim({ names: [{ full }] })))

  it.each([
    [0, 1],
    [8, 1],
    [9, 2],
    [17, 3],
  ])('%d names are as long work as %d ordinary events', (count, width) => {
    expect(widthOf(many(count, 'Imogen Farrow'))).toBe(width)
  })

  it('are all there, with as much of it as is compared', () => {
    const [whole, cut] = [many(20, 'I'.repeat(300)), many(21, 'I'.repeat(300))]
    expect([isCutShort(whole), isCutShort(cut), isCutShort(events['fix']!)]).toEqual([false, true, false])
    const named = (event: BreachEvent) => peopleOf(event).map(({ names }) => names.length)
    expect([named(whole), named(cut)]).toEqual([
      Array.from({ length: 20 }, () => 1),
      [...Array.from({ length: 20 }, () => 1), 0],
    ])
  })
})

describe('a suspect', () => {
  const named = suspect({ names: him.names })
  const numbered = suspect({ identifiers: [{ scheme: 'PHONE', value: '07700 900555' }] })
  const bare = suspect({ sex: 'M', ageBand: [30, 39], names: [{ full: 'Unknown' }] })
  const other = victim({ names: him.names })

  it('is known by a name or a number that can be compared', () => {
    expect(peopleOf(encounter([named, numbered, bare, other])).map(isKnown)).toEqual([true, true, false, true])
    expect(knownSuspects(encounter([named, numbered, bare, other]))).toMatchObject([named, numbered])
  })

  it.each([
    ['there is none', [other], true],
    ['the only one is named', [named, other], false],
    ['the only one is known by a number', [numbered], true],
    ['one of several is not named', [named, bare], true],
    ['all are named', [named, named], false],
  ])('may be somebody who is not named, where %s: %s', (_, people, expected) => {
    expect(mayBeUnnamed(encounter(people))).toBe(expected)
  })

  it('is named by a name alone', () => {
    const isNamed = (...people: object[]) => hasNamedSuspect(encounter(people))
    expect([isNamed(other, numbered, bare), isNamed(numbered, named), isNamed()]).toEqual([false, true, false])
  })
})
