import * as fc from 'fast-check'
import { changesOf, coverGaps, coverOf, isReachable, onDuty, swap, uncovered } from '../../src/desk/index.ts'
import type { Directory, Rota, RotaLayer } from '../../src/desk/index.ts'

const at = (text: string) => Date.parse(text)
const weekly: RotaLayer = {
  layerId: 'week',
  people: ['13:1', '13:2', '13:3'],
  startsOn: '2026-11-02',
  handover: '07:00',
  turnDays: 7,
  hours: null,
}
const rota = (more: Partial<Rota> = {}): Rota => ({
  rotaId: 'r1',
  name: 'Supervisors',
  layers: [weekly],
  overrides: [],
  ...more,
})
const contact = { channel: 'PUSH', contactId: 'c', verifiedAt: 1, failedAt: null }
const officer = (officerId: string, contacts = [contact]) => ({ officerId, forceCode: '13', unit: 'DA', contacts })
const directory: Directory = {
  forces: [{ forceCode: '13', name: 'West Yorkshire', incidentManagerRota: 'fim' }],
  units: [{ forceCode: '13', unit: 'DA', supervisorRota: 'r1' }],
  officers: ['13:1', '13:2', '13:3', '13:4471', '13:5120'].map(id => officer(id)),
  partners: [],
}
const who = (one: Rota, text: string) => onDuty(one, at(text)).officerId

describe('who is on duty', () => {
  it.each([
    ['a minute before the rota begins', '2026-11-02T06:59Z', null],
    ['at its first minute', '2026-11-02T07:00Z', '13:1'],
    ['a minute before the handover', '2026-11-09T06:59Z', '13:1'],
    ['at the handover', '2026-11-09T07:00Z', '13:2'],
    ['after three weeks again', '2026-11-23T07:00Z', '13:1'],
  ])('%s', (_, instant, expected) => {
    expect(who(rota(), instant)).toBe(expected)
  })

  it.each([
    ['before the clocks go back', '2026-10-24', '2026-10-25T06:59Z', '13:1'],
    ['at 07:00 by the new time', '2026-10-24', '2026-10-25T07:00Z', '13:2'],
    ['before the clocks go forward', '2026-03-28', '2026-03-29T05:59Z', '13:1'],
    ['at 07:00 by summer time', '2026-03-28', '2026-03-29T06:00Z', '13:2'],
  ])('changes at the wall time of the handover, %s', (_, startsOn, instant, expected) => {
    expect(who(rota({ layers: [{ ...weekly, startsOn, turnDays: 1 }] }), instant)).toBe(expected)
  })

  it('changes once at a handover in the hour that happens twice', () => {
    const daily = rota({ layers: [{ ...weekly, startsOn: '2026-10-24', handover: '01:30', turnDays: 1 }] })
    expect(
      ['2026-10-25T00:29Z', '2026-10-25T00:30Z', '2026-10-25T01:15Z', '2026-10-25T01:45Z'].map(text =>
        who(daily, text),
      ),
    ).toEqual(['13:1', '13:2', '13:2', '13:2'])
  })

  it('is the night’s person for the whole night, and the next layer by day', () => {
    const night: RotaLayer = {
      ...weekly,
      layerId: 'night',
      people: ['13:4471', '13:5120'],
      handover: '00:00',
      turnDays: 1,
      hours: [{ days: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'], from: '22:00', to: '06:00' }],
    }
    const both = rota({ layers: [night, weekly] })
    expect(
      ['2026-11-03T21:59Z', '2026-11-03T22:00Z', '2026-11-04T03:00Z', '2026-11-04T06:00Z', '2026-11-04T23:00Z'].map(
        text => who(both, text),
      ),
    ).toEqual(['13:1', '13:5120', '13:5120', '13:1', '13:4471'])
  })

  it('is the newest override, which may be nobody', () => {
    const overrides = [
      { overrideId: 'o1', from: at('2026-11-03T00:00Z'), to: at('2026-11-05T00:00Z'), officerId: '13:4471' },
      { overrideId: 'o2', from: at('2026-11-04T00:00Z'), to: at('2026-11-04T12:00Z'), officerId: null },
    ]
    const one = rota({ overrides })
    expect(
      ['2026-11-02T23:59Z', '2026-11-03T00:00Z', '2026-11-04T00:00Z', '2026-11-04T12:00Z', '2026-11-05T00:00Z'].map(
        text => who(one, text),
      ),
    ).toEqual(['13:1', '13:4471', null, '13:4471', '13:1'])
    expect(onDuty(one, at('2026-11-04T00:00Z'))).toMatchObject({ by: 'OVERRIDE', ref: 'o2' })
  })

  it('is each for the other after a swap', () => {
    const overrides = swap(
      's1',
      { officerId: '13:1', from: at('2026-11-03T07:00Z'), to: at('2026-11-04T07:00Z') },
      { officerId: '13:2', from: at('2026-11-10T07:00Z'), to: at('2026-11-11T07:00Z') },
    )
    expect(
      ['2026-11-03T12:00Z', '2026-11-10T12:00Z', '2026-11-05T12:00Z'].map(text => who(rota({ overrides }), text)),
    ).toEqual(['13:2', '13:1', '13:1'])
  })

  it('does not change between two of the instants at which it may', () => {
    const night: RotaLayer = { ...weekly, hours: [{ days: ['SAT', 'SUN'], from: '22:00', to: '06:00' }], turnDays: 1 }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.nat(24 * 3_600_000), (days, into) => {
        const from = at('2026-01-01T00:00Z') + days * 86_400_000
        const one = rota({
          layers: [
            { ...night, startsOn: '2025-12-01' },
            { ...weekly, startsOn: '2025-12-01' },
          ],
        })
        const edges = changesOf(one, from, from + 86_400_000)
        const before = edges.findLast(edge => edge <= from + into)!
        expect(onDuty(one, from + into)).toEqual(onDuty(one, before))
      }),
    )
  })
})

describe('cover', () => {
  const owner = { forceCode: '13', unit: 'DA', officerId: '13:4471', deputyId: '13:5120' }
  const fim = rota({ rotaId: 'fim', layers: [{ ...weekly, people: ['13:3'] }] })
  const now = at('2026-11-03T12:00Z')

  it('names a person on every rung', () => {
    expect(coverOf(owner, directory, [rota(), fim], now)).toEqual([
      { rung: 0, name: 'OWNER', officerId: '13:4471', problem: null },
      { rung: 1, name: 'DEPUTY', officerId: '13:5120', problem: null },
      { rung: 2, name: 'UNIT_SUPERVISOR', officerId: '13:1', problem: null },
      { rung: 3, name: 'FORCE_INCIDENT_MANAGER', officerId: '13:3', problem: null },
    ])
    expect(uncovered([{ orderId: 'ord_1', ...owner }], directory, [rota(), fim], now)).toEqual([])
  })

  it('says what is wrong with a rung', () => {
    const people = [officer('13:4471', []), officer('13:1', [{ ...contact, failedAt: 5 as never }])]
    const poor = coverOf({ ...owner, deputyId: '13:9' }, { ...directory, officers: people }, [rota()], now)
    expect(poor.map(({ problem }) => problem)).toEqual([
      'NOT_REACHABLE',
      'NOT_IN_DIRECTORY',
      'NOT_REACHABLE',
      'NO_ROTA',
    ])
    expect(
      coverOf({ ...owner, officerId: null, unit: null, forceCode: null }, directory, [], now).map(
        ({ problem }) => problem,
      ),
    ).toEqual(['NOBODY_NAMED', null, 'NO_ROTA', 'NO_ROTA'])
  })

  it.each([
    ['checked and working', [contact], true],
    ['never checked', [{ ...contact, verifiedAt: null }], false],
    ['failing', [{ ...contact, failedAt: 2 }], false],
    ['failing, with another that works', [{ ...contact, failedAt: 2 }, contact], true],
    ['none', [], false],
  ])('counts a person with a contact point that is %s', (_, contacts, expected) => {
    expect(isReachable({ contacts })).toBe(expected)
  })

  it('finds the gaps of a fortnight before they come', () => {
    const overrides = [{ overrideId: 'o', from: at('2026-11-05T10:00Z'), to: at('2026-11-05T14:00Z'), officerId: null }]
    const gaps = coverGaps(
      { ...directory, officers: directory.officers.filter(({ officerId }) => officerId !== '13:2') },
      [rota({ overrides })],
      at('2026-11-01T00:00Z'),
      at('2026-11-15T00:00Z'),
    )
    expect(
      gaps.map(({ from, to, problem }) => [
        new Date(from).toISOString().slice(0, 16),
        new Date(to).toISOString().slice(0, 16),
        problem,
      ]),
    ).toEqual([
      ['2026-11-01T00:00', '2026-11-02T07:00', 'NOBODY_ON_DUTY'],
      ['2026-11-05T10:00', '2026-11-05T14:00', 'NOBODY_ON_DUTY'],
      ['2026-11-09T07:00', '2026-11-15T00:00', 'NOT_IN_DIRECTORY'],
    ])
  })
})
