import { finishWatch, watchFix } from '../../../src/match/zones/watch.ts'
import type { DeviceWatch, ZoneTransition } from '../../../src/match/zones/watch.ts'
import { him, makeEvent, makeOrder, north, somebodyElse, zone } from '../../support/made-up.ts'

const start = Date.parse('2026-06-10T12:00:00Z')
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString()
type Seen = readonly [metres: number, minutes: number, more?: object]
const zoned = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }])

const watchAll = (seen: readonly Seen[], orders = [zoned], deviceIds: readonly string[] = ['TAG-1']) => {
  let watch: DeviceWatch | null = null
  const told: ZoneTransition[] = []
  for (const [index, [metres, minutes, more]] of seen.entries()) {
    const deviceId = deviceIds[index % deviceIds.length]!
    const event = makeEvent(
      'em.position',
      { deviceId, fix: { ...north(metres), accuracyM: 8, ...more } },
      { id: `f${minutes}`, time: at(minutes) },
    )
    if (event.type !== 'em.position') throw new Error('not a position')
    const step = watchFix(watch, event, Date.parse(at(minutes)), orders)
    watch = step.watch
    told.push(...step.transitions)
  }
  return { watch: watch!, told, waiting: finishWatch(watch!, orders) }
}
const short = (seen: readonly Seen[], orders = [zoned]) => {
  const { told, waiting } = watchAll(seen, orders)
  return [...told, ...waiting].map(
    ({ orderId, conditionId, transition, level }) => `${orderId} ${conditionId} ${transition} ${level}`,
  )
}
const walk: Seen[] = [
  [900, 0],
  [100, 1],
  [100, 2],
  [100, 3],
  [100, 20],
  [900, 21],
  [900, 22],
]

describe('a line of a transition', () => {
  it('says which device, order and condition, with the fix that decided and the first of the run', () => {
    const { told, waiting } = watchAll(walk)
    const common = { deviceId: 'TAG-1', orderId: 'ord_1', conditionId: 'c1' }
    expect([...told, ...waiting]).toEqual([
      { ...common, transition: 'ENTERED', level: 'POSSIBLE', occurredAt: at(1), eventId: 'f1' },
      { ...common, transition: 'ENTERED', level: 'PROBABLE', occurredAt: at(1), eventId: 'f2' },
      { ...common, transition: 'LEFT', level: 'PROBABLE', occurredAt: at(21), eventId: 'f22' },
    ])
  })

  it('waits until no fix can change it, or until no more come', () => {
    const waits = (seen: readonly Seen[]) => {
      const { told, waiting } = watchAll(seen)
      return [told.length, waiting.length]
    }
    expect([waits(walk.slice(0, 2)), waits(walk.slice(0, 5)), waits(walk)]).toEqual([
      [0, 1],
      [2, 0],
      [2, 1],
    ])
    expect(finishWatch({ deviceId: 'TAG-1', track: null }, [zoned])).toEqual([])
  })

  it('is not told again of a stay that is better known than probable, nor while it lasts', () => {
    // Likely inside twice, then near-certain twice: probable first, and no more than that.
    const surer: Seen[] = [488, 488, 100, 100].map((metres, minutes) => [metres, minutes, { accuracyM: 10 }])
    expect(short(surer)).toEqual(['ord_1 c1 ENTERED POSSIBLE', 'ord_1 c1 ENTERED PROBABLE'])
  })
})

describe('whose zones they are', () => {
  const orderOf = (respondent: object, orderId = 'ord_2') =>
    makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }], { orderId, respondent })

  it('are those of all orders of the wearer', () => {
    expect(short([[100, 0]], [zoned, orderOf(him)])).toEqual(['ord_1 c1 ENTERED POSSIBLE', 'ord_2 c1 ENTERED POSSIBLE'])
  })

  it('are those of nobody else, whatever other number they have', () => {
    const phone = { ...somebodyElse, identifiers: [{ scheme: 'OTHER:TAG', value: 'TAG-1' }] }
    const otherTag = { ...somebodyElse, identifiers: [{ scheme: 'EM_DEVICE', value: 'TAG-2' }] }
    expect(short([[100, 0]], [orderOf(phone), orderOf(otherTag), orderOf(somebodyElse)])).toEqual([])
  })

  it('are the same however the tag is written, and the lines have it as it came first', () => {
    const { watch, told, waiting } = watchAll(walk, [zoned], ['tag-1', 'TAG 1'])
    expect(watch.deviceId).toBe('tag-1')
    expect(new Set([...told, ...waiting].map(({ deviceId }) => deviceId))).toEqual(new Set(['tag-1']))
    expect([...told, ...waiting]).toHaveLength(3)
  })

  it('have a curfew’s among them, entered and left at all hours', () => {
    const hours = [{ days: ['WED'], from: '20:00', to: '23:00' }]
    const curfew = makeOrder([{ kind: 'CURFEW', area: zone, hours }])
    expect(short(walk, [curfew])).toEqual([
      'ord_1 c1 ENTERED POSSIBLE',
      'ord_1 c1 ENTERED PROBABLE',
      'ord_1 c1 LEFT PROBABLE',
    ])
  })
})
