import { gradeRules, isDrawn, previewGrades } from '../../src/desk/index.ts'
import { Bench, breach, minute, start } from './builders.ts'

const alerts = (() => {
  const bench = new Bench()
  bench.fold(breach(start, { level: 'POSSIBLE' }))
  bench.fold(breach(start + minute, { eventId: 'e2', conditionId: 'c2', kind: 'EM_TAG' }))
  return bench.desk.alerts
})()

describe('a preview of other rules', () => {
  it('changes nothing when the rules are the same', () => {
    expect(previewGrades(alerts, gradeRules, start)).toEqual({ considered: 1, changed: [] })
  })

  it('names every alert that would have had another grade', () => {
    const calm = { version: 'x', rules: [{ id: 'calm', grade: 3 as const, when: {}, reason: 'Calm' }] }
    expect(previewGrades(alerts, calm, start).changed).toEqual([
      { alertId: alerts[0]?.alertId, from: 1, to: 3, reason: 'Calm', ruleId: 'calm' },
    ])
    expect(previewGrades(alerts, calm, start + 1)).toEqual({ considered: 0, changed: [] })
  })
})

describe('a dip check', () => {
  it.each([0, 0.1, 0.5, 1])('draws about a share of %d, always the same', share => {
    const ids = Array.from({ length: 2_000 }, (_, n) => `alt_${n}`)
    const drawn = ids.filter(id => isDrawn(id, share, '2026-11'))
    expect(Math.abs(drawn.length / ids.length - share)).toBeLessThan(0.04)
    expect(ids.filter(id => isDrawn(id, share, '2026-11'))).toEqual(drawn)
  })
})
