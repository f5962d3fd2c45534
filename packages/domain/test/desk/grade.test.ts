import { GradeRuleList } from '@breach-alerts/contracts'
import { gradeOf, gradeRules } from '../../src/desk/index.ts'
import type { GradeInput } from '../../src/desk/index.ts'
import { Bench, breach, hour, minute, start } from './builders.ts'

const tampered = (at: number) => {
  const entry = breach(at, { kind: 'EM_TAG', conditionId: 'c2', eventId: 'tag', eventType: 'em.violation' })
  return { ...entry, finding: { ...entry.finding, tamper: true as const } }
}
const away = (at: number) => breach(at, { kind: 'CURFEW', conditionId: 'c3', eventId: 'away', level: 'PROBABLE' })

const input = (more: Partial<GradeInput>): GradeInput => ({
  orderType: 'NON_MOLESTATION',
  conditionKind: 'EXCLUSION_ZONE',
  level: 'POSSIBLE',
  eventType: 'em.position',
  risk: null,
  mappaLevel: null,
  kinds: [more.conditionKind ?? 'EXCLUSION_ZONE'],
  repeats: 0,
  tier: null,
  distanceM: null,
  approaching: null,
  weapons: null,
  children: null,
  tamperGapMs: null,
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
    [{ conditionKind: 'NOTIFY', weapons: true }, 1, 'weapon'],
    [{ weapons: false }, 2, 'dangerous-possible'],
    [{ children: true }, 1, 'children'],
    [{ conditionKind: 'NOTIFY', children: true }, 3, 'other'],
    [{ approaching: true }, 1, 'approaching'],
    [{ approaching: false }, 2, 'dangerous-possible'],
    [{ conditionKind: 'CURFEW', approaching: true, distanceM: 500 }, 2, 'curfew'],
    [{ distanceM: 100 }, 1, 'well-inside'],
    [{ distanceM: 99 }, 2, 'dangerous-possible'],
    [{ conditionKind: 'NO_CONTACT_DIRECT', tier: 'A', eventType: 'incident.reported' }, 1, 'direct-evidence'],
    [{ conditionKind: 'NO_CONTACT_DIRECT', tier: 'B', eventType: 'incident.reported' }, 2, 'dangerous-possible'],
    [{ conditionKind: 'CURFEW', tamperGapMs: 2 * 3_600_000 }, 1, 'tamper-and-contact'],
    [{ conditionKind: 'CURFEW', tamperGapMs: 2 * 3_600_000 + 1 }, 2, 'curfew'],
    [{ conditionKind: 'NOTIFY', orderType: 'FMPO' }, 2, 'emergency-order'],
  ])('of %j is %d by rule %s', (more, grade, ruleId) => {
    expect(gradeOf(input(more))).toMatchObject({ grade, ruleId, rulesVersion: gradeRules.version })
  })

  it('comes with a reason in words', () => {
    for (const { reason } of gradeRules.rules) expect(reason).toMatch(/^[A-Z].{10,}[^.]$/u)
  })

  it('follows rules that the contract allows', () => {
    expect(GradeRuleList.parse(gradeRules.rules)).toEqual(gradeRules.rules)
  })

  it.each([
    ['the tamper first', ['tag', 'curfew'], 30 * minute],
    ['the tamper last', ['curfew', 'tag'], 30 * minute],
  ])('is raised by a tag interfered with and an area left within the stated time, %s', (_what, order, gapMs) => {
    const grades = (later: number) => {
      const bench = new Bench()
      for (const [index, what] of order.entries())
        bench.fold(what === 'tag' ? tampered(start + index * later) : away(start + index * later))
      return bench.alert()
    }
    expect(grades(gapMs)).toMatchObject({ grade: 1, gradeRule: 'v0/tamper-and-contact' })
    expect(grades(3 * hour).grade).toBe(2)
  })

  it('is raised by what the matcher knows of the event', () => {
    const bench = new Bench()
    bench.fold(breach(start, { level: 'POSSIBLE' }))
    expect(bench.alert().grade).toBe(2)
    const entry = breach(start + minute, { level: 'POSSIBLE', eventId: 'e2' })
    bench.fold({ ...entry, finding: { ...entry.finding, approaching: true } })
    expect(bench.alert()).toMatchObject({
      grade: 1,
      gradeReason: 'Moving into, or deeper into, an area the order protects',
    })
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
