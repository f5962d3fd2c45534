import type { BreachEvent, Condition, ConditionKind } from '@breach-alerts/contracts'
import type { Engagement } from './engagement.ts'
import type { Identity } from './identify.ts'

const aboutHer: ReadonlySet<ConditionKind> = new Set(['NO_CONTACT_DIRECT', 'NO_MOLEST', 'NO_VIOLENCE'])

const exacter = 'A more exact place would raise it.'

const policeMet = (kind: ConditionKind): string =>
  kind === 'CURFEW'
    ? 'Police meeting the person away from the place of the curfew, in its hours, would raise it.'
    : 'Police meeting the person inside the area would raise it.'

/**
 * What would raise a finding that says less than is known of who it is: what contracts.md §2 lets say more of the same condition. Empty:
 * nothing does, such as where the tag is in doubt, or where every report of a condition says as much as this one.
 */
export const wouldRaise = (
  { type }: BreachEvent,
  { cap, evidence }: Engagement,
  { kind, area }: Condition,
  as: Identity['as'] = 'SUSPECT',
): string[] => {
  const has = (...fields: string[]) => evidence.some(({ field }) => fields.includes(field))
  if (type === 'em.position') {
    const where = kind === 'CURFEW' ? 'outside' : 'inside'
    if (has('position')) return [`Satellite fixes in a row, within the hour, plainly ${where} the area would raise it.`]
    return has('proximity') && cap === 'POSSIBLE'
      ? ['Satellite fixes in a row as near to a position of the other device of the same time would raise it.']
      : []
  }
  // By his vehicle alone he is possible at her address, however exact.
  if (as === 'SUSPECT' && evidence.some(({ agreement }) => agreement === 'MAY_BE_NEAR')) return [exacter]
  if (has('position') && cap === 'POSSIBLE' && type !== 'anpr.hit') return [exacter]
  if (type === 'incident.reported') return []
  if (aboutHer.has(kind)) return ['An incident with a protected person as its victim or caller would raise it.']
  return area && has('position', 'violation', 'conditionKinds') ? [policeMet(kind)] : []
}
