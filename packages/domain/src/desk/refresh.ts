import type { OrderBrief, OrderFacts } from '@breach-alerts/contracts'
import { rulingVersion } from '../time/validity.ts'
import type { DeskAlert } from './model.ts'

export type OrderChange = 'OWNER' | 'PARTNERS' | 'RISK' | 'SERVICE' | 'TERMS' | 'END'

/** An alert with the facts of its order as they are now; what was suspected, and under which version, stays as it was. */
export const refreshed = (alert: DeskAlert, order: OrderBrief): DeskAlert => {
  const conditions = alert.conditions.map(each => ({
    ...each,
    facts: factsNow(each.facts, order, each.lastOccurredAt),
  }))
  const isServed = alert.conditions.every(({ firstOccurredAt }) => isKnownBy(order, firstOccurredAt))
  return {
    ...alert,
    facts: factsNow(alert.facts, order, alert.lastOccurredAt),
    conditions,
    flags: isServed ? alert.flags.filter(flag => flag !== 'NOT_PROVEN_SERVED') : alert.flags,
  }
}

/** Service counts by the version that bound when it happened, as far as we know now. */
const factsNow = (facts: OrderFacts, order: OrderBrief, occurredAt: number): OrderFacts => {
  const { forceCode, unit, officerId, deputyId, partners, risk, mappaLevel } = order
  const ruling = rulingVersion(order, occurredAt)
  return {
    ...facts,
    forceCode,
    unit,
    officerId,
    deputyId,
    partners,
    risk,
    mappaLevel,
    ...(ruling ? { madeWithoutNotice: ruling.madeWithoutNotice, knowledge: ruling.knowledge } : {}),
  }
}

const isKnownBy = (order: OrderBrief, at: number): boolean =>
  rulingVersion(order, at)?.knowledge.some(known => Date.parse(known.at) <= at) ?? false

/** What is new to an alert in its order; `held`: as the desk last heard of the order, where it did. */
export const changesIn = (
  before: DeskAlert,
  after: DeskAlert,
  order: OrderBrief,
  held: OrderBrief | null,
): OrderChange[] => {
  const differs = (...fields: readonly (keyof OrderFacts)[]) =>
    fields.some(field => JSON.stringify(before.facts[field]) !== JSON.stringify(after.facts[field]))
  const service = (alert: DeskAlert) => JSON.stringify(alert.conditions.map(({ facts }) => facts.knowledge))
  const versionHeld = held?.version ?? Math.max(...before.conditions.map(({ facts }) => facts.orderVersion))
  const changes: readonly (readonly [OrderChange, boolean])[] = [
    ['OWNER', differs('forceCode', 'unit', 'officerId', 'deputyId')],
    ['PARTNERS', differs('partners')],
    ['RISK', differs('risk', 'mappaLevel')],
    ['SERVICE', service(before) !== service(after)],
    ['TERMS', order.version > versionHeld],
    ['END', held !== null && (order.endsAt !== held.endsAt || order.isInForce !== held.isInForce)],
  ]
  return changes.flatMap(([change, is]) => (is ? [change] : []))
}
