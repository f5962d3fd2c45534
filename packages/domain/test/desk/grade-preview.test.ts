import { defaultPolicy, gradeRules, isDrawn, previewGrades, previewLadder } from '../../src/desk/index.ts'
import { ack, Bench, breach, minute, start } from './builders.ts'

const alerts = (() => {
  const bench = new Bench()
  bench.fold(breach(start, { level: 'POSSIBLE' }))
  bench.fold(breach(start + minute, { eventId: 'e2', conditionId: 'c2', kind: 'EM_TAG' }))
  return bench.desk.alerts
})()

describe('a preview of other rules', () => {
  it('changes nothing when the rules are the same', () => {
    expect(previewGrades(alerts, gradeRules, gradeRules, start)).toEqual({ considered: 1, changed: [] })
  })

  it('names every alert that would have had another grade', () => {
    const calm = { version: 'x', rules: [{ id: 'calm', grade: 3 as const, when: {}, reason: 'Calm' }] }
    expect(previewGrades(alerts, gradeRules, calm, start).changed).toEqual([
      { alertId: alerts[0]?.alertId, from: 1, to: 3, reason: 'Calm', ruleId: 'calm' },
    ])
    expect(previewGrades(alerts, gradeRules, calm, start + 1)).toEqual({ considered: 0, changed: [] })
  })
})

describe('a preview of another ladder', () => {
  const answered = (afterMs: number) => {
    const bench = new Bench()
    bench.fold(breach(start))
    bench.fold(ack(bench.alertId, start + afterMs, 'GOING'))
    return bench.desk.alerts
  }
  const waits = (ms: number) => ({ waitsMs: { ...defaultPolicy.waitsMs, 1: [ms] } })
  const by = (found: typeof alerts, before: number, after: number) =>
    previewLadder(found, { before: waits(before), after: waits(after), from: start, now: start + 60 * minute })

  it('names the alerts that would have been passed on, and those that would not', () => {
    const took = answered(90_000)
    const alertId = took[0]?.alertId
    expect(by(took, 2 * minute, minute)).toEqual([{ alertId, passedOn: 'AFTER', tookMs: 90_000 }])
    expect(by(took, minute, 2 * minute)).toEqual([{ alertId, passedOn: 'BEFORE', tookMs: 90_000 }])
    expect(by(took, 2 * minute, 5 * minute)).toEqual([])
  })

  it('lets an alert that nobody answered wait until now', () => {
    expect(by(alerts, 2 * minute, 90 * minute)).toMatchObject([{ passedOn: 'BEFORE', tookMs: null }])
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
