import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { eventKeyOf, idOf } from '../../src/identifiers/digest.ts'
import { tiers, touched } from '../../src/match/engagement.ts'
import { factsOf, findingOf, flagsOf, followedOf } from '../../src/match/finding.ts'
import type { Identity } from '../../src/match/identify.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { encounter, incident, makeEvent, makeOrder, noon, suspect } from '../support/made-up.ts'

const minute = 60_000
const engagement = touched(tiers.A, 'Somebody did it.')
const him: Identity = { as: 'SUSPECT', key: '/people/0', level: 'CERTAIN', weight: 20, evidence: [], flags: [] }
const order = makeOrder([{ kind: 'NO_MOLEST' }])
const [version] = order.versions as [Order['versions'][number]]
const [condition] = version.conditions as [Order['versions'][number]['conditions'][number]]
const who = { order, version, condition, protectedPersonIds: [] }
const at = (occurred: number, received = occurred) => ({
  occurredAt: noon + occurred * minute,
  receivedAt: noon + received * minute,
})

const written = (event: BreachEvent, more: object = {}, instants = at(0)) =>
  findingOf(event, { ...who, identity: him, engagement, ...more }, instants, defaultMatchSettings)
const flags = (instants: ReturnType<typeof at>, known: string | null, more: object = {}) => {
  const knowledge = known === null ? [] : [{ mode: 'IN_COURT' as const, at: known, by: null }]
  const held = { order, version: { ...version, knowledge }, identity: null, at: instants.occurredAt, ...more }
  return flagsOf(encounter([]), held as never, instants, defaultMatchSettings)
}

describe('what must be minded', () => {
  it('is nothing of somebody who knew of the order, promptly told', () => {
    expect(flags(at(0), '2026-06-10T12:00:00Z')).toEqual([])
    expect(flags(at(0), '2026-06-10T12:00:01Z')).toEqual(['NOT_PROVEN_SERVED'])
  })

  it('is judged at receipt of what is stamped later', () => {
    expect(flags(at(10, 0), '2026-06-10T12:00:00Z')).toEqual(['FUTURE_STAMPED'])
    expect(flags(at(10, 0), '2026-06-10T12:05:00Z')).toEqual(['NOT_PROVEN_SERVED', 'FUTURE_STAMPED'])
  })

  it('is late and in the future by more than the limits', () => {
    const [late, future] = [defaultMatchSettings.lateMs / minute, defaultMatchSettings.futureMs / minute]
    expect([at(-late, 0), at(future, 0)].map(one => flags(one, '2026-01-01T00:00:00Z'))).toEqual([[], []])
    expect(flags(at(-late - 1, 0), '2026-01-01T00:00:00Z')).toEqual(['LATE'])
    expect(flags(at(future + 1, 0), '2026-01-01T00:00:00Z')).toEqual(['FUTURE_STAMPED'])
  })

  it('is what is minded of who it is, that not all were compared, and that nobody owns the order', () => {
    const identity = { ...him, flags: ['IDENTITY_CONFLICT'] }
    const { owner: _, ...unowned } = order
    expect(flags(at(0), '2026-01-01T00:00:00Z', { identity, isCapped: true, order: unowned })).toEqual([
      'IDENTITY_CONFLICT',
      'NO_OWNER',
      'NOT_ALL_COMPARED',
    ])
  })
})

describe('a finding', () => {
  it('has an id that follows from event, order and condition', () => {
    const { findingId } = written(encounter([]))
    expect(findingId).toBe(idOf('fnd', eventKeyOf('https://made-up.test/source', 'e1'), 'ord_1', 'c1'))
    expect(findingId).toMatch(/^fnd_/u)
  })

  it('says how late it came', () => {
    expect(written(encounter([]), {}, at(-90, 0)).sentences).toContain('It was received 90 minutes after it happened.')
  })

  it('of an event stamped in the future is held against what bound at receipt, where nothing did as stated', () => {
    const ended = { ...version, validTo: '2026-06-10T12:01:00Z' }
    const sentence = 'Held against clause 1 of version 1 of the order, in force on Wed 10 Jun 2026'
    expect(written(encounter([]), {}, at(60, 0)).sentences).toContain(`${sentence} 14:00.`)
    expect(written(encounter([]), { version: ended }, at(60, 0)).sentences).toContain(`${sentence} 13:00.`)
  })

  it('says of a way into an area only where it is known', () => {
    expect(written(encounter([]))).not.toHaveProperty('approaching')
    expect(written(encounter([]), { engagement: { ...engagement, approaching: true } }).approaching).toBe(true)
  })

  it('has the bits before anything was compared as its prior', () => {
    const item = { kind: 'context', orderValue: null, eventValue: null, agreement: 'NONE' }
    const evidence = [
      { ...item, field: 'name', bits: 9 },
      { ...item, field: 'prior', bits: -3 },
    ]
    expect(written(encounter([]), { identity: { ...him, evidence } }).prior).toBe(-3)
    expect(written(encounter([])).prior).toBe(0)
  })

  it('of nobody who is named rests on what is said of him', () => {
    const sex = { field: 'sex', kind: 'negative', orderValue: 'M', eventValue: 'F', agreement: 'DIFFERENT', bits: -5 }
    const unknown = { weight: -8, evidence: [sex] }
    expect(written(incident([]), { identity: null, unknown })).toMatchObject({
      level: 'POSSIBLE',
      weight: -8,
      evidence: [sex],
      sentences: expect.arrayContaining(['The sex is different (−5.0).']) as string[],
    })
    expect(written(incident([]), { identity: null })).toMatchObject({ weight: 0, evidence: [] })
  })

  it('is of a tag that was tampered with only where the tag said so', () => {
    const violation = (code: string) => makeEvent('em.violation', { deviceId: 'TAG-1', violation: code })
    const tampered = (event: BreachEvent) => written(event).tamper
    expect(['STRAP_TAMPER', 'BODY_TAMPER', 'NO_SIGNAL'].map(code => tampered(violation(code)))).toEqual([
      true,
      true,
      undefined,
    ])
    expect(tampered(incident([suspect()], { violation: 'STRAP_TAMPER' }))).toBeUndefined()
  })
})

describe('what the response must know', () => {
  it('names force, unit, officer and deputy, and what is not known as null', () => {
    const owner = { forceCode: '13', unit: 'North', officerId: '13:1', deputyId: '13:2' }
    expect(
      followedOf({ ...order, owner, risk: 'HIGH', mappa: { category: 1, level: 2, leadAgency: 'PROBATION' } }),
    ).toEqual({
      ...owner,
      partners: [],
      risk: 'HIGH',
      mappaLevel: 2,
    })
    const { owner: _, ...unowned } = order
    expect(followedOf(unowned)).toEqual({
      forceCode: null,
      unit: null,
      officerId: null,
      deputyId: null,
      partners: [],
      risk: null,
      mappaLevel: null,
    })
  })

  it('names the clause by which the court calls it', () => {
    expect(factsOf(order, version, condition).condition).toMatchObject({ conditionId: 'c1', clause: '1', text: null })
    const { clause: _, ...nameless } = condition
    expect(factsOf(order, version, { ...nameless, text: 'Stay away.' }).condition).toMatchObject({
      clause: null,
      text: 'Stay away.',
    })
  })
})
