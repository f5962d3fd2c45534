import type { ConditionKind, Finding, OrderFacts } from '@breach-alerts/contracts'
import type { GradeInput } from './grade.ts'
import { areaKinds, contactKinds, harmKinds } from './kind-groups.ts'

/** Contact with a protected person, harm, and every condition with an area: what a tag interfered with makes graver. */
const withTamper: ReadonlySet<ConditionKind> = new Set([...contactKinds, ...harmKinds, ...areaKinds, 'CURFEW'])

type Episode = {
  kinds: readonly ConditionKind[]
  repeats: number
  /** The other findings of the episode that are held. */
  findings: readonly Finding[]
}

/** What a finding of an episode is graded by, whichever of the two halves of a tamper with contact comes first. */
export const gradeInputOf = (
  finding: Finding,
  facts: OrderFacts,
  { kinds, repeats, findings }: Episode,
): GradeInput => ({
  orderType: facts.orderType,
  conditionKind: finding.conditionKind,
  level: finding.level,
  tier: finding.tier ?? null,
  eventType: finding.event.type,
  risk: facts.risk,
  mappaLevel: facts.mappaLevel,
  kinds,
  repeats,
  distanceM: finding.distanceM ?? null,
  approaching: finding.approaching ?? null,
  weapons: finding.weapons ?? null,
  children: finding.children ?? null,
  tamperGapMs: tamperGapOf(finding, findings),
})

const tamperGapOf = (finding: Finding, others: readonly Finding[]): number | null => {
  const isTamper = finding.tamper === true
  if (!isTamper && !withTamper.has(finding.conditionKind)) return null
  const halves = others.filter(other => (isTamper ? withTamper.has(other.conditionKind) : other.tamper === true))
  const at = Date.parse(finding.event.occurredAt)
  return halves.length === 0
    ? null
    : Math.min(...halves.map(other => Math.abs(Date.parse(other.event.occurredAt) - at)))
}
