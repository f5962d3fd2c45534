import type { PolicyChanged, StartPolicy } from '@breach-alerts/contracts'
import { gradeRules } from './grade-rules.ts'
import { defaultPolicy } from './policy.ts'
import type { DeskPolicy } from './policy.ts'

/** A change of the policy as the log holds it. `appendedAt`: when the log took it, epoch milliseconds. */
export type PlacedChange = { change: PolicyChanged; appendedAt: number }

/** A change that counts, with the instant from which it does (epoch milliseconds; version 0: from ever). */
export type PolicyInForce = { from: number; change: PolicyChanged; policy: DeskPolicy }

/** Every policy that was or will be in force, oldest first. Empty: the house has not begun, and the built-in one holds. */
export type PolicyHistory = readonly PolicyInForce[]

/**
 * A change is in force at the earliest so long after the log took it, milliseconds: whoever folds an entry has then had the
 * time to read the change that was before it, so that the first folding and every later one know the same.
 */
export const policyLeadMs = 60_000

/**
 * Which changes count, and from when. A pure function of the log: of two changes to one version the first counts, and one
 * that is not built on the version before counts for nothing.
 */
export const policyHistory = (changes: readonly PlacedChange[]): PolicyHistory => {
  const history: PolicyInForce[] = []
  for (const { change, appendedAt } of changes) {
    const last = history.at(-1)
    if (change.version !== (last === undefined ? 0 : last.change.version + 1)) continue
    const from =
      last === undefined
        ? Number.NEGATIVE_INFINITY
        : Math.max(last.from, Date.parse(change.effectiveAt), appendedAt + policyLeadMs)
    history.push({ from, change, policy: policyOf(change) })
  }
  return history
}

/** The policy in force at an instant (epoch milliseconds). */
export const policyAt = (history: PolicyHistory, at: number): DeskPolicy =>
  history.findLast(({ from }) => from <= at)?.policy ?? defaultPolicy

/** The policy that a change makes; what it does not speak of is as built in. */
const policyOf = ({ version, rules, ladder }: PolicyChanged): DeskPolicy => ({
  ...defaultPolicy,
  ...ladder,
  version: versionName(version),
  grading: { version: versionName(version), rules },
})

export const versionName = (version: number): string => `v${version}`

/** The change by which a house begins: the built-in rules and ladder, or those of its start configuration. */
export const startChange = (start: StartPolicy, at: string, by: string): PolicyChanged => {
  const { waitsMs, coverMs } = defaultPolicy
  const { rules = gradeRules.rules, ladder = { waitsMs, coverMs } } = start
  return {
    entryId: 'pol_0',
    type: 'policy.changed',
    version: 0,
    rules: [...rules],
    ladder,
    effectiveAt: at,
    at,
    by,
    reason: 'The rules and the ladder that this house began with',
  }
}
