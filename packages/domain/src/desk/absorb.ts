import { levels } from '@breach-alerts/contracts'
import type { EntryOf, Finding, Grade, Level } from '@breach-alerts/contracts'
import { dueFrom, earlier } from './duties.ts'
import { gradeInputOf } from './grade-input.ts'
import { gradeOf } from './grade.ts'
import type { ConditionState, DeskAlert } from './model.ts'
import type { DeskPolicy } from './policy.ts'

/** What a finding brought that the alert did not know. */
export type Brought = {
  condition: boolean
  person: boolean
  grade: boolean
  level: boolean
  /** The breach began again after a pause. */
  renewed: boolean
}

const stronger = (a: Level, b: Level): boolean => levels.indexOf(a) < levels.indexOf(b)
const strongest = (a: Level, b: Level): Level => (stronger(a, b) ? a : b)

/** Joins a finding to an alert: evidence, conditions, level, grade, people at risk, flags, duties. Nothing is ever lowered. */
export const absorb = (
  alert: DeskAlert,
  { finding, facts, respondingForceCode, at }: EntryOf<'breach.suspected'>,
  policy: DeskPolicy,
): { alert: DeskAlert; brought: Brought } => {
  const occurredAt = Date.parse(finding.event.occurredAt)
  const known = alert.conditions.find(({ conditionId }) => conditionId === finding.conditionId)
  const conditions = withCondition(alert.conditions, finding, facts, occurredAt)
  const kinds = conditions.map(each => each.facts.condition.kind)
  const { repeats, findings } = alert
  const graded = gradeOf(gradeInputOf(finding, facts, { kinds, repeats, findings }), policy.grading)
  const isGraver = alert.findingCount === 0 || graded.grade < alert.grade
  const grade: Grade = isGraver ? graded.grade : alert.grade
  const people = peopleOf(finding).filter(person => !alert.personsAtRisk.includes(person))
  return {
    brought: {
      condition: known === undefined,
      person: people.length > 0,
      grade: isGraver,
      level: known === undefined || stronger(finding.level, known.level),
      renewed: occurredAt - alert.lastOccurredAt >= policy.renewedAfterMs,
    },
    alert: {
      ...alert,
      grade,
      gradeReason: isGraver ? graded.reason : alert.gradeReason,
      gradeRule: isGraver ? `${graded.rulesVersion}/${graded.ruleId}` : alert.gradeRule,
      level: strongest(finding.level, alert.level),
      facts,
      respondingForceCode: respondingForceCode ?? alert.respondingForceCode,
      occurredAt: Math.min(alert.occurredAt, occurredAt),
      lastOccurredAt: Math.max(alert.lastOccurredAt, occurredAt),
      conditions,
      findings: withFinding(alert.findings, finding, policy.maxFindings),
      findingCount: alert.findingCount + 1,
      personsAtRisk: [...alert.personsAtRisk, ...people],
      flags: [...new Set([...alert.flags, ...finding.flags])],
      dutiesDueAt: isGraver ? earlier(alert.dutiesDueAt, dueFrom(Date.parse(at), grade, policy)) : alert.dutiesDueAt,
    },
  }
}

/** The people whom the event puts at risk, by the matcher's opaque ids. */
const peopleOf = ({ protectedPersonIds }: Finding): string[] => [...new Set(protectedPersonIds)]

const withCondition = (
  conditions: readonly ConditionState[],
  finding: Finding,
  facts: ConditionState['facts'],
  occurredAt: number,
): ConditionState[] => {
  const known = conditions.find(({ conditionId }) => conditionId === finding.conditionId)
  if (!known)
    return [
      ...conditions,
      {
        conditionId: finding.conditionId,
        facts,
        level: finding.level,
        findings: 1,
        firstOccurredAt: occurredAt,
        lastOccurredAt: occurredAt,
      },
    ]
  const next: ConditionState = {
    ...known,
    facts: facts.orderVersion >= known.facts.orderVersion ? facts : known.facts,
    level: strongest(finding.level, known.level),
    findings: known.findings + 1,
    firstOccurredAt: Math.min(known.firstOccurredAt, occurredAt),
    lastOccurredAt: Math.max(known.lastOccurredAt, occurredAt),
  }
  return conditions.map(each => (each === known ? next : each))
}

/** The same event on the same condition, now known better, takes the place of its weaker self; a flood is cut in the middle. */
const withFinding = (findings: readonly Finding[], finding: Finding, max: number): Finding[] => {
  const kept = [...findings.filter(old => !replaces(finding, old)), finding]
  if (kept.length <= max) return kept
  const pinned = pinnedOf(kept)
  const drop = kept.findIndex(each => each !== finding && !pinned.has(each))
  return drop < 0 ? kept : kept.toSpliced(drop, 1)
}

const replaces = (finding: Finding, old: Finding): boolean =>
  old.findingId === finding.findingId ||
  (old.conditionId === finding.conditionId &&
    old.event.source === finding.event.source &&
    old.event.id === finding.event.id &&
    stronger(finding.level, old.level))

/** Of each condition: the first finding, and the first of the strongest level. */
const pinnedOf = (findings: readonly Finding[]): Set<Finding> => {
  const first = new Map<string, Finding>()
  const best = new Map<string, Finding>()
  for (const finding of findings) {
    if (!first.has(finding.conditionId)) first.set(finding.conditionId, finding)
    const top = best.get(finding.conditionId)
    if (!top || stronger(finding.level, top.level)) best.set(finding.conditionId, finding)
  }
  return new Set([...first.values(), ...best.values()])
}
