import type { Condition, ConditionKind, Level } from '@breach-alerts/contracts'
import { none } from '../../src/match/engagement.ts'
import { wouldRaise } from '../../src/match/would-raise.ts'
import { contact, encounter, fix, incident, makeEvent, makeOrder, zone, item } from '../support/made-up.ts'

const conditionOf = (kind: ConditionKind, more: object = {}): Condition =>
  makeOrder([{ kind, ...more }]).versions[0]!.conditions[0]!
const engaged = (cap: Level, ...fields: string[]) => ({
  ...none,
  cap,
  evidence: fields.map(field => item(field, 'REPORTED', 0)),
})

const position = fix(0, '2026-06-10T12:00:00Z')
const inZone = conditionOf('EXCLUSION_ZONE', { area: zone })
const curfew = conditionOf('CURFEW', { area: zone })
const tampered = makeEvent('em.violation', { deviceId: 'TAG-1', violation: 'ZONE_ENTRY' })
const report = makeEvent('partner.reported', { agency: 'HOUSING' })
const seen = makeEvent('anpr.hit', { vrm: 'AB12CDE' })

describe('what would raise a fix', () => {
  it('is more of them on the wrong side of the edge', () => {
    const sentence = (side: string) => [
      `Satellite fixes in a row, within the hour, plainly ${side} the area would raise it.`,
    ]
    expect(wouldRaise(position, engaged('POSSIBLE', 'tag', 'position'), inZone)).toEqual(sentence('inside'))
    expect(wouldRaise(position, engaged('POSSIBLE', 'position'), curfew)).toEqual(sentence('outside'))
  })

  it('is more of them as near to the other device, as long as it is only possible', () => {
    const near = conditionOf('NO_CONTACT_DIRECT')
    expect(wouldRaise(position, engaged('POSSIBLE', 'proximity'), near)).toEqual([
      'Satellite fixes in a row as near to a position of the other device of the same time would raise it.',
    ])
    expect(wouldRaise(position, engaged('PROBABLE', 'proximity'), near)).toEqual([])
    expect(wouldRaise(position, engaged('POSSIBLE', 'tag'), inZone)).toEqual([])
  })
})

describe('what would raise a report', () => {
  it('is a more exact place, where that is what it lacks', () => {
    const exact = ['A more exact place would raise it.']
    expect(wouldRaise(incident([]), engaged('POSSIBLE', 'position'), inZone)).toEqual(exact)
    expect(wouldRaise(encounter([]), engaged('POSSIBLE', 'position'), inZone)).toEqual(exact)
    expect(wouldRaise(incident([]), engaged('PROBABLE', 'position'), inZone)).toEqual([])
    expect(wouldRaise(incident([]), engaged('POSSIBLE', 'role'), conditionOf('NO_MOLEST'))).toEqual([])
  })

  it('is a more exact place where it may be at her door, for a suspect and not for a vehicle', () => {
    const perhaps = engaged('POSSIBLE', 'role', 'place')
    const near = {
      ...perhaps,
      evidence: perhaps.evidence.map(one => ({
        ...one,
        ...(one.field === 'place' ? { agreement: 'MAY_BE_NEAR' } : {}),
      })),
    }
    const withoutArea = conditionOf('NO_ATTEND')
    expect(wouldRaise(incident([]), near, withoutArea)).toEqual(['A more exact place would raise it.'])
    expect(wouldRaise(incident([]), near, withoutArea, 'SUSPECT')).toEqual(['A more exact place would raise it.'])
    expect(wouldRaise(incident([]), near, withoutArea, 'KEEPER')).toEqual([])
    expect(wouldRaise(incident([]), perhaps, withoutArea, 'SUSPECT')).toEqual([])
  })

  it.each(['NO_CONTACT_DIRECT', 'NO_MOLEST', 'NO_VIOLENCE'] as const)('is an incident with her in it: %s', kind => {
    expect(wouldRaise(contact('CALL', []), engaged('PROBABLE', 'contact'), conditionOf(kind))).toEqual([
      'An incident with a protected person as its victim or caller would raise it.',
    ])
  })

  it('is police who meet him there, or not where he is to stay', () => {
    const inside = ['Police meeting the person inside the area would raise it.']
    expect(wouldRaise(tampered, engaged('PROBABLE', 'violation'), inZone)).toEqual(inside)
    expect(wouldRaise(seen, engaged('POSSIBLE', 'position'), inZone)).toEqual(inside)
    expect(wouldRaise(report, engaged('PROBABLE', 'conditionKinds'), inZone)).toEqual(inside)
    expect(wouldRaise(tampered, engaged('PROBABLE', 'violation'), curfew)).toEqual([
      'Police meeting the person away from the place of the curfew, in its hours, would raise it.',
    ])
  })

  it('is nothing, where nothing can', () => {
    expect(wouldRaise(tampered, engaged('PROBABLE', 'violation'), conditionOf('EM_TAG'))).toEqual([])
    expect(wouldRaise(seen, engaged('POSSIBLE', 'speed'), inZone)).toEqual([])
    expect(
      wouldRaise(contact('SOCIAL', []), engaged('PROBABLE', 'contact'), conditionOf('NO_CONTACT_INDIRECT')),
    ).toEqual([])
  })
})
