import type { Grade } from '@breach-alerts/contracts'
import type { GradeRules } from './grade-rules.ts'
import { gradeOf } from './grade.ts'
import type { DeskAlert } from './model.ts'

export type GradeChange = { alertId: string; from: Grade; to: Grade; reason: string; ruleId: string }

/**
 * What other rules would have made of alerts that there were: each alert's findings are graded again, in their order, and
 * the gravest grade stands. Shown to a supervisor before a change of the rules is journaled.
 *
 * @param from epoch milliseconds; alerts raised before it are left out
 */
export const previewGrades = (
  alerts: readonly DeskAlert[],
  rules: GradeRules,
  from: number,
): { considered: number; changed: GradeChange[] } => {
  const considered = alerts.filter(({ raisedAt }) => raisedAt >= from)
  return {
    considered: considered.length,
    changed: considered.flatMap(alert => {
      const { grade, reason, ruleId } = gradeAgain(alert, rules)
      return grade === alert.grade ? [] : [{ alertId: alert.alertId, from: alert.grade, to: grade, reason, ruleId }]
    }),
  }
}

const gradeAgain = (alert: DeskAlert, rules: GradeRules) => {
  const seen: string[] = []
  const graded = alert.findings.map(finding => {
    if (!seen.includes(finding.conditionId)) seen.push(finding.conditionId)
    const kinds = alert.conditions
      .filter(({ conditionId }) => seen.includes(conditionId))
      .map(each => each.facts.condition.kind)
    const facts = alert.conditions.find(({ conditionId }) => conditionId === finding.conditionId)?.facts ?? alert.facts
    return gradeOf(
      {
        orderType: facts.orderType,
        conditionKind: finding.conditionKind,
        level: finding.level,
        eventType: finding.event.type,
        risk: facts.risk,
        mappaLevel: facts.mappaLevel,
        kinds,
        repeats: alert.repeats,
      },
      rules,
    )
  })
  return graded.reduce((gravest, each) => (each.grade < gravest.grade ? each : gravest))
}
