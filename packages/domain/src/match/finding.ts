import type { BreachEvent, Condition, Finding, Order, OrderFacts, OrderVersion } from '@breach-alerts/contracts'
import { eventKeyOf, idOf } from '../identifiers/digest.ts'
import { isProvenKnown } from '../time/validity.ts'
import { dangerOf } from './danger.ts'
import { tierOf } from './engagement.ts'
import type { Engagement } from './engagement.ts'
import type { Identity } from './identify.ts'
import { atMost } from './levels.ts'
import { sentencesOf } from './sentences.ts'
import type { MatchSettings } from './settings.ts'

/** When an event happened and when we learned of it, epoch milliseconds. */
export type Instants = { occurredAt: number; receivedAt: number }

/** What must be minded about an event and an order, whatever the condition. */
export const flagsOf = (
  event: BreachEvent,
  { order, version, identity }: { order: Order; version: OrderVersion; identity: Identity | null },
  { occurredAt, receivedAt }: Instants,
  { lateMs, futureMs }: MatchSettings,
): string[] => [
  ...(isProvenKnown(version, occurredAt) ? [] : ['NOT_PROVEN_SERVED']),
  ...(receivedAt - occurredAt > lateMs ? ['LATE'] : []),
  ...(occurredAt - receivedAt > futureMs ? ['FUTURE_STAMPED'] : []),
  ...(event.time === undefined ? ['TIME_OF_RECEIPT'] : []),
  ...(identity?.flags ?? []),
  ...(order.owner ? [] : ['NO_OWNER']),
]

/** How sure a finding may be: the identity, lowered to what the event allows; without a suspect, possible. */
export const levelOf = (identity: Identity | null, engagement: Engagement) =>
  identity ? atMost(identity.level, engagement.cap) : 'POSSIBLE'

/** The event as findings and notes quote it. */
export const quoteOf = (event: BreachEvent, { occurredAt, receivedAt }: Instants): Finding['event'] => ({
  source: event.source,
  id: event.id,
  type: event.type,
  occurredAt: new Date(occurredAt).toISOString(),
  receivedAt: new Date(receivedAt).toISOString(),
})

/** Writes down one suspected breach. The same inputs give the same bytes. */
export const findingOf = (
  event: BreachEvent,
  held: {
    order: Order
    version: OrderVersion
    condition: Condition
    identity: Identity | null
    engagement: Engagement
  },
  instants: Instants,
  settings: MatchSettings,
): Finding => {
  const { order, version, condition, identity, engagement } = held
  const flags = flagsOf(event, held, instants, settings)
  const { occurredAt, receivedAt } = instants
  return {
    findingId: idOf('fnd', eventKeyOf(event.source, event.id), order.orderId, condition.conditionId),
    event: quoteOf(event, instants),
    orderId: order.orderId,
    orderVersion: version.version,
    conditionId: condition.conditionId,
    conditionKind: condition.kind,
    level: levelOf(identity, engagement),
    weight: Number((identity?.weight ?? settings.model.priors.strong).toFixed(2)),
    modelVersion: settings.model.version,
    flags,
    evidence: [...(identity?.evidence ?? []), ...engagement.evidence],
    sentences: sentencesOf({ identity, engagement, flags, occurredAt, delayMs: receivedAt - occurredAt }, held),
    tier: tierOf(engagement),
    ...(engagement.distanceM === undefined ? {} : { distanceM: Math.round(engagement.distanceM) }),
    ...(engagement.approaching === undefined ? {} : { approaching: engagement.approaching }),
    ...dangerOf(event, order, occurredAt),
    ...(isTamper(event) ? { tamper: true } : {}),
  }
}

const isTamper = (event: BreachEvent): boolean =>
  event.type === 'em.violation' && (event.data.violation === 'STRAP_TAMPER' || event.data.violation === 'BODY_TAMPER')

/** What the response must know of the order, as it stood in this version. */
export const factsOf = (order: Order, version: OrderVersion, condition: Condition): OrderFacts => ({
  orderId: order.orderId,
  orderType: order.type,
  orderVersion: version.version,
  forceCode: order.owner?.forceCode ?? null,
  unit: order.owner?.unit ?? null,
  officerId: order.owner?.officerId ?? null,
  deputyId: order.owner?.deputyId ?? null,
  partners: order.partners,
  risk: order.risk ?? null,
  mappaLevel: order.mappa?.level ?? null,
  madeWithoutNotice: version.madeWithoutNotice,
  knowledge: version.knowledge,
  condition: {
    conditionId: condition.conditionId,
    clause: condition.clause ?? null,
    kind: condition.kind,
    text: condition.text ?? null,
    exceptions: condition.exceptions,
    arrestPower: condition.arrestPower ?? null,
  },
})
