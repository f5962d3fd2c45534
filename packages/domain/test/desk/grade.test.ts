import { gradeOf, gradeRules } from '../../src/desk/index.ts'
import type { GradeInput } from '../../src/desk/index.ts'

const input = (more: Partial<GradeInput>): GradeInput => ({
  orderType: 'NON_MOLESTATION',
  conditionKind: 'EXCLUSION_ZONE',
  level: 'POSSIBLE',
  eventType: 'em.position',
  risk: null,
  mappaLevel: null,
  kinds: [more.conditionKind ?? 'EXCLUSION_ZONE'],
  repeats: 0,
  ...more,
})

describe('the grade of a finding', () => {
  it.each<[Partial<GradeInput>, number, string]>([
    [{ level: 'CERTAIN' }, 1, 'presence'],
    [{ level: 'PROBABLE', conditionKind: 'NO_ENTER' }, 1, 'presence'],
    [{}, 2, 'dangerous-possible'],
    [{ risk: 'HIGH' }, 1, 'high-risk'],
    [{ risk: 'MEDIUM' }, 2, 'dangerous-possible'],
    [{ mappaLevel: 2 }, 1, 'mappa'],
    [{ mappaLevel: 1 }, 2, 'dangerous-possible'],
    [{ repeats: 2 }, 1, 'repeat'],
    [{ repeats: 1 }, 2, 'dangerous-possible'],
    [{ conditionKind: 'NO_VIOLENCE', level: 'CERTAIN' }, 1, 'harm'],
    [{ conditionKind: 'NO_CONTACT_DIRECT', level: 'CERTAIN', eventType: 'contact.reported' }, 2, 'dangerous-possible'],
    [{ conditionKind: 'NO_CONTACT_DIRECT', level: 'CERTAIN', eventType: 'incident.reported' }, 1, 'contact-in-person'],
    [{ conditionKind: 'EM_TAG', level: 'CERTAIN' }, 2, 'tag'],
    [{ conditionKind: 'EM_TAG', level: 'POSSIBLE' }, 3, 'other'],
    [{ conditionKind: 'EM_TAG', kinds: ['EM_TAG', 'EXCLUSION_ZONE'] }, 1, 'tag-and-approach'],
    [{ kinds: ['EM_TAG', 'EXCLUSION_ZONE'] }, 1, 'approach-and-tag'],
    [{ conditionKind: 'CURFEW', level: 'CERTAIN' }, 2, 'curfew'],
    [{ conditionKind: 'NOTIFY', level: 'PROBABLE' }, 3, 'other'],
    [{ conditionKind: 'NOTIFY', risk: 'VERY_HIGH' }, 2, 'risk-any'],
    [{ conditionKind: 'PROGRAMME', mappaLevel: 3 }, 2, 'mappa-any'],
    [{ conditionKind: 'PROGRAMME', repeats: 4 }, 2, 'repeat-any'],
  ])('of %j is %d by rule %s', (more, grade, ruleId) => {
    expect(gradeOf(input(more))).toMatchObject({ grade, ruleId, rulesVersion: gradeRules.version })
  })

  it('comes with a reason in words', () => {
    for (const { reason } of gradeRules.rules) expect(reason).toMatch(/^[A-Z].{10,}[^.]$/u)
  })

  it('is the most urgent when a set of rules has none that applies: uncertainty never suppresses', () => {
    expect(gradeOf(input({}), { version: 'x', rules: [] })).toMatchObject({ grade: 1, ruleId: 'none' })
  })

  it('can be limited to order types', () => {
    const rules = {
      version: 'x',
      rules: [{ id: 'spo', grade: 2 as const, when: { orderTypes: ['SPO' as const] }, reason: 'SPO' }],
    }
    expect(gradeOf(input({ orderType: 'SPO' }), rules).ruleId).toBe('spo')
    expect(gradeOf(input({}), rules).ruleId).toBe('none')
  })
})
