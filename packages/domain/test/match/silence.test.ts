import { defaultMatchSettings } from '../../src/match/settings.ts'
import { judgeSilence } from '../../src/match/silence.ts'
import { emptyTrack } from '../../src/match/track.ts'
import type { DeviceTrack, TrackFix } from '../../src/match/track.ts'
import {
  fix as madeUpFix,
  judgeOne,
  makeOrder,
  noon,
  north,
  nowhere,
  somebodyElse,
  trackFix,
  zone,
} from '../support/made-up.ts'

const minute = 60_000
const fix = (metres: number, minutes: number, more: Partial<TrackFix> = {}): TrackFix =>
  trackFix(metres, minutes, { id: `f${minutes}`, ...more })
const heard = (fixes: readonly TrackFix[], heardMinutes = 0): DeviceTrack => ({
  ...emptyTrack,
  fixes,
  heardAt: noon + heardMinutes * minute,
})
const tagged = makeOrder([{ kind: 'EM_TAG' }])
const after = (minutes: number, track = heard([fix(100, 0)]), orders = [tagged], settings = defaultMatchSettings) =>
  judgeSilence('TAG-1', track, orders, noon + minutes * minute, settings)
const nothing = { suspected: [], looksAgain: false }

describe('a worn tag from which nothing comes', () => {
  it('is told with its last position, at the instant at which that was made', () => {
    const [suspected] = after(30).suspected
    expect(suspected?.finding).toMatchObject({
      event: { source: 's', id: 'f0', type: 'em.position', occurredAt: '2026-06-10T12:00:00.000Z' },
      orderId: 'ord_1',
      conditionId: 'c1',
      level: 'POSSIBLE',
      flags: ['TAG_SILENT'],
      protectedPersonIds: [],
    })
    expect(suspected?.finding.sentences).toContain(
      'The tag has sent no position since: where the wearer is is not known.',
    )
    expect(suspected?.facts).toMatchObject({ orderId: 'ord_1', condition: { conditionId: 'c1', kind: 'EM_TAG' } })
  })

  it('has ids that follow from order, condition and last position', () => {
    const second = makeOrder([{ kind: 'EM_TAG' }, { kind: 'EM_TAG' }], { orderId: 'ord_2' })
    const ids = (track: DeviceTrack) =>
      after(60, track, [tagged, second]).suspected.map(({ finding }) => finding.findingId)
    const all = [...ids(heard([fix(100, 0)])), ...ids(heard([fix(100, 1)]))]
    expect(new Set(all).size).toBe(6)
    expect(ids(heard([fix(100, 0)]))).toEqual(ids(heard([fix(900, 0)])))
  })

  it('is a finding of its own beside the one that its last position brought', () => {
    const zoned = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }])
    const inside = judgeOne(madeUpFix(100, '2026-06-10T12:00:00Z'), zoned)
    const [entered, silent] = [inside, after(45, inside.track!, [zoned])].map(({ suspected }) => suspected[0]?.finding)
    expect([entered?.conditionId, silent?.conditionId, silent?.event.id]).toEqual(['c1', 'c1', entered?.event.id])
    expect(silent?.findingId).not.toBe(entered?.findingId)
    expect([entered?.findingId, silent?.findingId].every(id => id?.startsWith('fnd_'))).toBe(true)
  })

  it('is held against what binds while it is silent: an order that came, and was served, after its last position', () => {
    const heldAt = (version: object, condition: object = {}) => {
      const order = makeOrder([{ kind: 'EM_TAG', ...condition }], {}, { ...version })
      const { flags, sentences, evidence } = after(60, heard([fix(100, 0)]), [order]).suspected[0]!.finding
      return [flags.includes('NOT_PROVEN_SERVED'), sentences.at(-1), evidence.find(({ field }) => field === 'tag')?.at]
    }
    const held = (at: string) => `Held against clause 1 of version 1 of the order, in force on Wed 10 Jun 2026 ${at}.`
    const served = { knowledge: [{ mode: 'IN_COURT', at: '2026-06-10T12:20:00Z' }] }
    expect(heldAt({ ...served, validFrom: '2026-06-10T12:10:00Z' })).toEqual([
      false,
      held('13:30'),
      '2026-06-10T12:30:00.000Z',
    ])
    expect(heldAt({ ...served, validFrom: '2026-06-10T12:40:00Z' })).toEqual([
      false,
      held('13:40'),
      '2026-06-10T12:40:00.000Z',
    ])
    const hours = [{ days: ['WED'], from: '13:50', to: '15:00' }]
    expect(heldAt(served, { hours })).toEqual([false, held('14:00'), '2026-06-10T13:00:00.000Z'])
  })

  it('is silent by when it was heard, not by what its positions say', () => {
    const held = heard([fix(100, -90)], 0)
    expect([after(29, held), after(30, held).suspected.length]).toEqual([nothing, 1])
  })

  it('is told by the last position that says where it was; without one by the last that came, and nobody knows where', () => {
    const held = heard([fix(100, 0), fix(0, 1, nowhere)], 1)
    expect(after(60, held).suspected[0]?.finding.event.id).toBe('f0')
    const [lost] = after(60, heard([fix(0, 0, nowhere)])).suspected
    expect(lost).toMatchObject({
      finding: { event: { id: 'f0' }, flags: ['TAG_SILENT'] },
      respondingForceCode: null,
    })
    expect(after(60, emptyTrack)).toEqual(nothing)
  })

  it('has the force that is responsible where it was last', () => {
    const near = { forceCode: '13', area: { type: 'Circle' as const, centre: north(0), radiusM: 1_000 } }
    const settings = { ...defaultMatchSettings, forceAreas: [near] }
    const force = (metres: number) =>
      after(30, heard([fix(metres, 0)]), [tagged], settings).suspected[0]?.respondingForceCode
    expect([force(100), force(9_000)]).toEqual(['13', null])
  })
})

describe('the orders of a silent tag', () => {
  const hours = [{ days: ['WED'], from: '20:00', to: '23:00' }]
  const evening = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone, hours }], { orderId: 'ord_2' })

  it('are looked at again while none of their conditions binds', () => {
    expect(after(30, undefined, [evening])).toEqual({ suspected: [], looksAgain: true })
    const both = after(30, undefined, [tagged, evening])
    expect([both.suspected.length, both.looksAgain]).toEqual([1, true])
    expect(after(30, undefined, [evening, tagged]).looksAgain).toBe(true)
    expect(after(30, undefined, [tagged]).looksAgain).toBe(false)
  })

  it('are those of its wearer', () => {
    expect(after(30, undefined, [makeOrder([{ kind: 'EM_TAG' }], { respondent: somebodyElse })])).toEqual(nothing)
    expect(after(30, undefined, [])).toEqual(nothing)
  })

  it('are those that bind now, though they did not when it was heard', () => {
    const sinceNoon = makeOrder([{ kind: 'EM_TAG' }], {}, { validFrom: '2026-06-10T12:20:00Z' })
    expect(after(30, undefined, [sinceNoon]).suspected).toHaveLength(1)
    const untilNoon = makeOrder([{ kind: 'EM_TAG' }], {}, { validTo: '2026-06-10T12:20:00Z' })
    expect(after(30, undefined, [untilNoon])).toEqual(nothing)
    expect(after(30, undefined, [makeOrder([{ kind: 'EM_TAG' }], {}, { validFrom: '2026-07-01' })])).toEqual(nothing)
  })
})
