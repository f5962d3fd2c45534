import type { Grade } from '@breach-alerts/contracts'
import { gradeInputOf } from './grade-input.ts'
import type { GradeRules } from './grade-rules.ts'
import { gradeOf } from './grade.ts'
import type { DeskAlert } from './model.ts'

export type GradeChange = { alertId: string; from: Grade; to: Grade; reason: string; ruleId: string }

/**
 * What other rules would have made of alerts that there were: each alert's findings are graded again, in their order, and
 * the gravest grade stands. Shown to a supervisor before a change of the rules is journaled.
 *
 * Compared with what `before` says of the same findings, so that only the change of the rules shows. Of a flood only the
 * findings that an alert holds in full are graded again.
 *
 * @param from epoch milliseconds; alerts raised before it are left out
 */
export const previewGrades = (
  alerts: readonly DeskAlert[],
  before: GradeRules,
  after: GradeRules,
  from: number,
): { considered: number; changed: GradeChange[] } => {
  const considered = alerts.filter(({ raisedAt }) => raisedAt >= from)
  return {
    considered: considered.length,
    changed: considered.flatMap(alert => {
      const was = gradeAgain(alert, before)
      const { grade, reason, ruleId } = gradeAgain(alert, after)
      return grade === was.grade ? [] : [{ alertId: alert.alertId, from: was.grade, to: grade, reason, ruleId }]
    }),
  }
}

const gradeAgain = (alert: DeskAlert, rules: GradeRules) => {
  const graded = alert.findings.map((finding, index) => {
    const findings = alert.findings.slice(0, index)
    const seen = new Set([...findings, finding].map(({ conditionId }) => conditionId))
    const kinds = alert.conditions
      .filter(({ conditionId }) => seen.has(conditionId))
      .map(each => each.facts.condition.kind)
    const facts = alert.conditions.find(({ conditionId }) => conditionId === finding.conditionId)?.facts ?? alert.facts
    return gradeOf(gradeInputOf(finding, facts, { kinds, repeats: alert.repeats, findings }), rules)
  })
  return graded.reduce((gravest, each) => (each.grade < gravest.grade ? each : gravest))
}
