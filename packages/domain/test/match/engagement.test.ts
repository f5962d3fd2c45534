import type { Condition } from '@breach-alerts/contracts'
import { cannotTell, clauseOf, none, strongest, tierOf, tiers, together, touched } from '../../src/match/engagement.ts'

const evidence = (field: string) => ({
  field,
  kind: 'context' as const,
  orderValue: null,
  eventValue: null,
  agreement: 'INSIDE',
  bits: 0,
})
const certain = touched('CERTAIN', 'He called her.', [evidence('call')])
const possible = touched('POSSIBLE', 'He may have been there.', [evidence('position')])
const unclear = cannotTell('Where it happened is not known.')

describe('the strongest of what is said of one condition', () => {
  it.each([
    ['a touch, not that nothing is said', [none, possible], possible],
    ['a touch, not that it cannot be told', [unclear, possible], possible],
    ['that it cannot be told, not that nothing is said', [none, unclear], unclear],
    ['the higher of two touches', [possible, certain], certain],
    ['that nothing is said, where that is all', [none, none], none],
  ])('is %s, whichever comes first', (_, said, expected) => {
    expect(strongest(said)).toBe(expected)
    expect(strongest(said.toReversed())).toBe(expected)
  })

  it('is the first of two that say as much', () => {
    expect(strongest([possible, touched('POSSIBLE', 'Another sentence.')])).toBe(possible)
  })

  it('is that nothing is said where nobody says anything', () => {
    expect(strongest([])).toEqual({ kind: 'NONE', cap: 'POSSIBLE', evidence: [], sentences: [] })
  })
})

describe('two things that touch one condition', () => {
  it('are one, with the stronger cap and everything that was said, in order', () => {
    const both = {
      kind: 'TOUCHED',
      cap: 'CERTAIN',
      evidence: [evidence('position'), evidence('call')],
      sentences: ['He may have been there.', 'He called her.'],
      flags: [],
    }
    expect(together(possible, certain)).toEqual(both)
    expect(together(certain, possible)).toMatchObject({ cap: 'CERTAIN', sentences: both.sentences.toReversed() })
  })

  it('touch it though one of them alone cannot tell', () => {
    expect([together(unclear, possible).kind, together(possible, unclear).kind]).toEqual(['TOUCHED', 'TOUCHED'])
  })

  it('have every flag once, and the distance that one of them knows', () => {
    const near = { ...possible, flags: ['POSITION_VAGUE', 'TAG_SILENT'], distanceM: 12 }
    const both = together(near, { ...certain, flags: ['TAG_SILENT', 'NEAR_PROTECTED_PERSON'] })
    expect(both.flags).toEqual(['POSITION_VAGUE', 'TAG_SILENT', 'NEAR_PROTECTED_PERSON'])
    expect([both.distanceM, together(certain, near).distanceM]).toEqual([12, 12])
    expect(together(certain, near).flags).toEqual(near.flags)
  })
})

describe('what is said of a condition', () => {
  it('allows the level of its tier', () => {
    expect((['A', 'B', 'C'] as const).map(tier => tierOf(touched(tiers[tier], 'Something.')))).toEqual(['A', 'B', 'C'])
    expect(tiers).toEqual({ A: 'CERTAIN', B: 'PROBABLE', C: 'POSSIBLE' })
    expect(tierOf(unclear)).toBe('C')
  })

  it('has its evidence, where there is any', () => {
    expect(touched('CERTAIN', 'He called her.')).toEqual({
      kind: 'TOUCHED',
      cap: 'CERTAIN',
      evidence: [],
      sentences: ['He called her.'],
    })
    expect(unclear).toEqual({
      kind: 'CANNOT_TELL',
      cap: 'POSSIBLE',
      evidence: [],
      sentences: ['Where it happened is not known.'],
    })
  })

  it('names the clause of the order, else the id of the condition', () => {
    const condition: Condition = { conditionId: 'c1', kind: 'NO_MOLEST', exceptions: [], hours: null }
    expect(clauseOf({ ...condition, clause: '3(a)' })).toBe('clause 3(a)')
    expect(clauseOf(condition)).toBe('clause c1')
  })
})
