import type { ConditionKind, Grade, Level, OrderType } from '@breach-alerts/contracts'
import { gradeRules } from './grade-rules.ts'
import type { GradeRules, GradeWhen } from './grade-rules.ts'

export type GradeInput = {
  orderType: OrderType
  conditionKind: ConditionKind
  level: Level
  eventType: string
  risk: string | null
  mappaLevel: number | null
  /** Kinds of every condition suspected in this episode so far. */
  kinds: readonly ConditionKind[]
  /** Earlier suspected breaches of the order within the policy's window. */
  repeats: number
}

export type Graded = { grade: Grade; reason: string; ruleId: string; rulesVersion: string }

/** How urgent one finding is: 1 now, 2 prompt, 3 planned, with the rule that said so and its reason in plain words. */
export const gradeOf = (input: GradeInput, { rules, version }: GradeRules = gradeRules): Graded => {
  const rule = rules.find(({ when }) => applies(when, input))
  // A rule set without a last rule that always applies must not lose an alert: the most urgent grade stands in.
  return rule
    ? { grade: rule.grade, reason: rule.reason, ruleId: rule.id, rulesVersion: version }
    : { grade: 1, reason: 'No rule of the set applies', ruleId: 'none', rulesVersion: version }
}

const applies = (when: GradeWhen, input: GradeInput): boolean =>
  allows(when.orderTypes, input.orderType) &&
  allows(when.kinds, input.conditionKind) &&
  allows(when.levels, input.level) &&
  allows(when.eventTypes, input.eventType) &&
  (when.withKinds === undefined ||
    input.kinds.some(kind => kind !== input.conditionKind && allows(when.withKinds, kind))) &&
  (when.risks === undefined || (input.risk !== null && when.risks.includes(input.risk))) &&
  (when.minMappaLevel === undefined || (input.mappaLevel ?? 0) >= when.minMappaLevel) &&
  (when.minRepeats === undefined || input.repeats >= when.minRepeats)

const allows = <T>(list: readonly T[] | undefined, value: T): boolean => list === undefined || list.includes(value)
