import { z } from 'zod'
import { conditionKinds, levels, orderTypes, risks, tiers } from './codes.ts'
import { eventTypes } from './event.ts'
import { Instant, Label } from './primitives.ts'

const oneOf = <const T extends readonly string[]>(codes: T) => z.array(z.enum(codes)).min(1).readonly().optional()
const claimed = z.literal(true).optional()
const second = 1_000
const minute = 60 * second

/**
 * When a grade rule applies: every field that is present must hold; none: always.
 *
 * A condition that is not known here is refused: a rule that lost one on the way would apply to what it was not meant for.
 */
export const GradeWhen = z.strictObject({
  orderTypes: oneOf(orderTypes),
  kinds: oneOf(conditionKinds),
  /** One of these was breached in the same episode as well. */
  withKinds: oneOf(conditionKinds),
  levels: oneOf(levels),
  /** What the event alone lets one say (contracts.md §2). */
  tiers: oneOf(tiers),
  eventTypes: oneOf(eventTypes as [string, ...string[]]),
  risks: oneOf(risks),
  minMappaLevel: z.number().int().min(1).max(3).optional(),
  /** Suspected breaches of the order before this one within the policy's window. */
  minRepeats: z.number().int().min(1).max(100).optional(),
  /** At least so far inside the area of the condition, metres; below 0: at most so far outside. */
  minDistanceM: z.number().int().min(-10_000).max(10_000).optional(),
  /** The wearer moves into the area, or deeper into it. */
  approaching: claimed,
  /** A weapon is mentioned. */
  weapons: claimed,
  /** A child is among the protected persons, or in what was reported. */
  children: claimed,
  /** Strap or body of the tag interfered with, and contact or an area suspected, within so long of each other; ms. */
  tamperWithinMs: z
    .number()
    .int()
    .min(minute)
    .max(7 * 24 * 60 * minute)
    .optional(),
})
export type GradeWhen = z.infer<typeof GradeWhen>

const gradeCode = z.union([z.literal(1), z.literal(2), z.literal(3)], { error: 'must be 1, 2 or 3' })

export const GradeRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/u, 'must be 2 to 40 small letters, digits or hyphens'),
  grade: gradeCode,
  when: GradeWhen,
  /** In plain words, as officers read it. */
  reason: z.string().trim().min(10, 'must have at least 10 characters').max(200, 'must have at most 200 characters'),
})
export type GradeRule = z.infer<typeof GradeRule>

const appliesAlways = ({ when }: GradeRule): boolean => Object.values(when).every(value => value === undefined)

/** First rule that applies decides, so the most urgent stand first; the last, and only the last, applies always. */
export const GradeRuleList = z
  .array(GradeRule)
  .min(1)
  .max(100)
  .superRefine((rules, context) => {
    const complain = (index: number, field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [index, field], message })
    for (const [index, rule] of rules.entries()) {
      const isLast = index === rules.length - 1
      if (rules.some(({ id }, other) => id === rule.id && other !== index))
        complain(index, 'id', 'is used by another rule')
      if (isLast && !appliesAlways(rule))
        complain(index, 'when', 'must be empty in the last rule, which applies always')
      if (!isLast && appliesAlways(rule)) complain(index, 'when', 'must have a condition: no rule after it would apply')
    }
  })
  .readonly()

const wait = z
  .number()
  .int()
  .min(10 * second, 'must be at least 10 seconds')
  .max(24 * 60 * minute, 'must be at most 24 hours')
const perGrade = <T extends z.ZodType>(value: T) => z.strictObject({ 1: value, 2: value, 3: value }).readonly()

/** How long people are given to answer before somebody else is told. All lengths in milliseconds. */
export const Ladder = z.strictObject({
  /** How long each rung is given, lowest first; the last length serves every rung above. */
  waitsMs: perGrade(z.array(wait).min(1).max(4).readonly()),
  /** Silence after which the unit supervisor is told as well, without taking the alert from the owner; null: never. */
  coverMs: perGrade(wait.nullable()),
})
export type Ladder = z.infer<typeof Ladder>

/** What a house begins with instead of the built-in rules and ladder; what is left out is as built in. */
export const StartPolicy = z.strictObject({ rules: GradeRuleList.optional(), ladder: Ladder.optional() })
export type StartPolicy = z.infer<typeof StartPolicy>

/**
 * The rules of grading and the ladder from an instant on, whole. Topic `alerts.policy.v1`, one partition, never compacted:
 * every journal entry is folded under the policy that was in force at its own time, for ever.
 *
 * Versions count up by one from 0, the policy that the house began with; of two records with one version the first counts.
 */
export const PolicyChanged = z.looseObject({
  entryId: Label,
  type: z.literal('policy.changed'),
  version: z.number().int().min(0),
  rules: GradeRuleList,
  ladder: Ladder,
  effectiveAt: Instant,
  /** When it was recorded. */
  at: Instant,
  by: Label,
  reason: z.string().trim().min(1).max(1_000),
})
export type PolicyChanged = z.infer<typeof PolicyChanged>
