import { keysOfEvent } from '../../src/match/event-keys.ts'
import { keysOfOrder } from '../../src/match/keys.ts'
import { matchPairs } from '../../src/match/pairs.ts'
import { found, him, judgeOne, makeEvent, makeOrder, north, suspect, victim, zone } from '../support/made-up.ts'

describe('somebody whom only the text of a report names', () => {
  const order = makeOrder([{ kind: 'NO_MOLEST' }, { kind: 'NO_ENTER', area: zone }])
  const report = (summary: string, people: object[] = [victim()]) =>
    makeEvent('incident.reported', { summary, people, place: { point: north(100) } })

  it('is possible at most, with the characters that say so', () => {
    const { matches } = matchPairs(report('Rowan Ashdown in AB12 CDE is at the door'), [order])
    expect(matches[0]?.level).toBe('POSSIBLE')
    const finding = judgeOne(report('Rowan Ashdown is at the door'), order).suspected[0]?.finding
    expect(finding?.level).toBe('POSSIBLE')
    expect(finding?.evidence).toContainEqual(
      expect.objectContaining({ field: 'name', kind: 'text', source: '/summary', span: [0, 13], agreement: 'EXACT' }),
    )
  })

  it('is possible by a police number in the text as well', () => {
    const { matches } = matchPairs(report('At the door again, PNC 2001/0171310W', []), [order])
    expect(matches).toMatchObject([
      {
        level: 'POSSIBLE',
        evidence: expect.arrayContaining([
          expect.objectContaining({ field: 'PNC', kind: 'text', span: [23, 36] }),
        ]) as unknown,
      },
    ])
    const keys = new Set(keysOfOrder(order))
    expect(
      keysOfEvent(report('PNC 2001/0171310W', [])).keys.some(key => key.startsWith('R:PNC') && keys.has(key)),
    ).toBe(true)
  })

  it.each([
    ['nobody', 'Shouting at the door', ['c1 POSSIBLE', 'c2 POSSIBLE']],
    ['him', 'Rowan Ashdown at the door', ['c1 POSSIBLE', 'c2 POSSIBLE']],
    ['somebody else', 'Alan Crewe at the door', ['c1 POSSIBLE', 'c2 POSSIBLE']],
  ])('never engages less than nobody would: %s', (_, summary, expected) => {
    expect(found(judgeOne(report(summary), order))).toEqual(expected)
  })

  it('is left aside when somebody is named as suspect, or when he is in the report in another part', () => {
    const other = suspect({ names: [{ full: 'Alan Crewe' }] })
    expect(found(judgeOne(report('not Rowan Ashdown', [victim(), other]), order))).toEqual([])
    const away = makeEvent('partner.reported', {
      agency: 'PROBATION',
      summary: 'Rowan Ashdown rang from 07700 900555',
      people: [{ ...him, role: 'CALLER' }],
      conditionKinds: ['NO_MOLEST'],
    })
    expect(matchPairs(away, [order]).matches.map(one => one.evidence.map(item => item.field))).not.toContainEqual(
      expect.arrayContaining(['name']),
    )
  })

  it('is looked up by plate, by number and by a rare name; by any name beside a protected person', () => {
    const held = new Set(keysOfOrder(order))
    const asked = (summary: string, more: object = {}) =>
      keysOfEvent(makeEvent('contact.reported', { channel: 'CALL', summary, ...more })).keys.filter(key =>
        held.has(key),
      )
    expect(asked('in AB12 CDE')).toEqual(['R:VRM:AB12CDE'])
    expect(asked('from 07700 900555')).toEqual(['R:PHONE:+447700900555'])
    expect(asked('Rowan Ashdown')).toEqual(['R:BN:AXTN.RN'])
    expect(asked('John Smith')).toEqual([])
    expect(asked('Rowan Ashdown', { people: [victim()] }).some(key => key.startsWith('X:'))).toBe(true)
  })
})
