import type { ConditionKind, Grade, GradeWhen, Level, OrderType, Tier } from '@breach-alerts/contracts'
import { gradeRules } from './grade-rules.ts'
import type { GradeRules } from './grade-rules.ts'

/** What a finding is graded by. null: not known, and then no rule that asks for it applies. */
export type GradeInput = {
  orderType: OrderType
  conditionKind: ConditionKind
  level: Level
  tier: Tier | null
  eventType: string
  risk: string | null
  mappaLevel: number | null
  /** Kinds of every condition suspected in this episode so far. */
  kinds: readonly ConditionKind[]
  /** Earlier suspected breaches of the order within the policy's window. */
  repeats: number
  /** Metres to the edge of the area, positive inside. */
  distanceM: number | null
  approaching: boolean | null
  weapons: boolean | null
  children: boolean | null
  /** Between this finding and the nearest one that makes a tamper with contact of the two, milliseconds; null: there is none. */
  tamperGapMs: number | null
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
  allows(when.tiers, input.tier) &&
  allows(when.eventTypes, input.eventType) &&
  allows(when.risks, input.risk) &&
  (when.withKinds === undefined ||
    input.kinds.some(kind => kind !== input.conditionKind && allows(when.withKinds, kind))) &&
  atLeast(when.minMappaLevel, input.mappaLevel) &&
  atLeast(when.minRepeats, input.repeats) &&
  atLeast(when.minDistanceM, input.distanceM) &&
  isClaimed(when.approaching, input.approaching) &&
  isClaimed(when.weapons, input.weapons) &&
  isClaimed(when.children, input.children) &&
  (when.tamperWithinMs === undefined || (input.tamperGapMs !== null && input.tamperGapMs <= when.tamperWithinMs))

const allows = (list: readonly string[] | undefined, value: string | null): boolean =>
  list === undefined || (value !== null && list.includes(value))

const atLeast = (least: number | undefined, value: number | null): boolean =>
  least === undefined || (value !== null && value >= least)

const isClaimed = (asked: true | undefined, value: boolean | null): boolean => asked === undefined || value === true
