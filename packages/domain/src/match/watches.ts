import type { Condition, ConditionKind, Order } from '@breach-alerts/contracts'
import { withinHours } from '../time/hours.ts'
import { inForce, rulingVersion } from '../time/validity.ts'
import { fixEngagement } from './area-rows.ts'
import type { Watch } from './follow.ts'
import { presenceOf } from './presence.ts'
import type { AreaUse } from './area-reading.ts'
import type { MatchSettings } from './settings.ts'

const areaKinds: ReadonlySet<ConditionKind> = new Set([
  'EXCLUSION_ZONE',
  'NO_ATTEND',
  'NO_ENTER',
  'LEAVE_PREMISES',
  'CURFEW',
])

/** A condition that is about where somebody is, and says where. */
export const hasArea = (condition: Condition): condition is Condition & { area: NonNullable<Condition['area']> } =>
  condition.area !== undefined && areaKinds.has(condition.kind)

/**
 * The areas that bind the wearer under one order at an instant.
 *
 * @param follows BREACH: a curfew's area is the one to stay in, in its hours. AREA: every area is one that is entered and left, and
 *   a curfew's at all hours, as `zones` tells it.
 */
export const areaWatches = (order: Order, at: number, follows: 'BREACH' | 'AREA', settings: MatchSettings): Watch[] => {
  const version = rulingVersion(order, at)
  if (!version || !inForce(version, at)) return []
  return version.conditions.filter(hasArea).map(condition => {
    const isCurfew = condition.kind === 'CURFEW'
    const use: AreaUse = isCurfew && follows === 'BREACH' ? 'STAY_IN' : 'STAY_OUT'
    return {
      name: `${order.orderId}/${condition.conditionId}`,
      order,
      version,
      condition,
      isBinding: (isCurfew && follows === 'AREA') || withinHours(condition.hours, at),
      read: placed => presenceOf(condition.area, use, placed, order, settings),
      says: (presence, fix) => fixEngagement(presence, fix, condition),
    }
  })
}
