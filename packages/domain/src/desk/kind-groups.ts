import type { ConditionKind } from '@breach-alerts/contracts'

/** Conditions that say where the respondent must not be. */
export const areaKinds = ['EXCLUSION_ZONE', 'NO_ATTEND', 'NO_ENTER', 'LEAVE_PREMISES'] as const
export const presenceKinds = [...areaKinds, 'NO_EVICT'] as const
export const harmKinds = ['NO_VIOLENCE', 'NO_MOLEST'] as const
export const contactKinds = ['NO_CONTACT_DIRECT', 'NO_CONTACT_INDIRECT'] as const
/** A protected person, or a place that the order protects, may be approached. */
export const dangerousKinds: readonly ConditionKind[] = [...presenceKinds, ...harmKinds, ...contactKinds]
