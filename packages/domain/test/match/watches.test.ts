import { defaultMatchSettings } from '../../src/match/settings.ts'
import { areaWatches } from '../../src/match/watches.ts'
import { makeOrder, noon, trackFix, zone } from '../support/made-up.ts'

const hours = [{ days: ['SAT'], from: '08:00', to: '17:00' }]
const areaKinds = ['EXCLUSION_ZONE', 'NO_ATTEND', 'NO_ENTER', 'LEAVE_PREMISES', 'CURFEW']
const watched = (conditions: object[], follows: 'BREACH' | 'AREA' = 'BREACH', at = noon, version: object = {}) =>
  areaWatches(
    makeOrder(
      conditions.map(one => ({ ...one })),
      {},
      { ...version },
    ),
    at,
    follows,
    defaultMatchSettings,
  )
const day = 24 * 3_600_000

describe('the areas that are watched for a wearer', () => {
  it('are those of conditions about where somebody is, that say where', () => {
    const all = areaKinds.map(kind => ({ kind, area: zone }))
    const names = watched([...all, { kind: 'NO_ENTER' }, { kind: 'NO_MOLEST', area: zone }]).map(({ name }) => name)
    expect(names).toEqual(['ord_1/c1', 'ord_1/c2', 'ord_1/c3', 'ord_1/c4', 'ord_1/c5'])
  })

  it('are none before the order binds, and none when it does no more', () => {
    const one = [{ kind: 'NO_ENTER', area: zone }]
    const version = { validFrom: '2026-06-01', validTo: '2026-06-20' }
    const counts = [-30, 0, 30].map(days => watched(one, 'BREACH', noon + days * day, version).length)
    expect(counts).toEqual([0, 1, 0])
  })

  it('are to be stayed out of, save that of a curfew where it is about its breach', () => {
    const verdicts = (follows: 'BREACH' | 'AREA') =>
      watched(
        [
          { kind: 'NO_ENTER', area: zone },
          { kind: 'CURFEW', area: zone },
        ],
        follows,
      ).map(({ read }) => read({ fix: trackFix(100, 0), before: [] }).verdict)
    expect([verdicts('BREACH'), verdicts('AREA')]).toEqual([
      ['THERE', 'NOT_THERE'],
      ['THERE', 'THERE'],
    ])
  })

  it('bind in their hours, and a curfew as an area at all hours', () => {
    const binding = (follows: 'BREACH' | 'AREA', at: number) =>
      watched(
        [
          { kind: 'NO_ENTER', area: zone, hours },
          { kind: 'CURFEW', area: zone, hours },
        ],
        follows,
        at,
      ).map(({ isBinding }) => isBinding)
    // Wednesday noon, and Saturday noon.
    expect([binding('BREACH', noon), binding('BREACH', noon + 3 * day)]).toEqual([
      [false, false],
      [true, true],
    ])
    expect(binding('AREA', noon)).toEqual([false, true])
  })
})
