import type {
  BreachEvent,
  Condition,
  Evidence,
  Finding,
  Order,
  OrderFacts,
  OrderVersion,
} from '@breach-alerts/contracts'
import { eventKeyOf, idOf } from '../identifiers/digest.ts'
import { inForce, isProvenKnown } from '../time/validity.ts'
import { dangerOf } from './danger.ts'
import { tierOf } from './engagement.ts'
import type { Engagement } from './engagement.ts'
import type { Identity } from './identify.ts'
import { atMost } from './levels.ts'
import { sentencesOf } from './sentences.ts'
import type { MatchSettings } from './settings.ts'
import type { Unknown } from './unknown-suspect.ts'
import { wouldChange } from './would-change.ts'
import { variantsVersion } from '../names/variants/index.ts'

/** When an event happened and when we learned of it, epoch milliseconds. */
export type Instants = { occurredAt: number; receivedAt: number }

/** What must be minded about an event and an order, whatever the condition. */
export const flagsOf = (
  event: BreachEvent,
  {
    order,
    version,
    identity,
    at,
    isCapped = false,
  }: Pick<Held, 'order' | 'version' | 'identity' | 'isCapped'> & { at: number },
  { occurredAt, receivedAt }: Instants,
  { lateMs, futureMs }: MatchSettings,
): string[] => [
  // Nothing can have happened later than it was received, whatever its stamp says.
  ...(isProvenKnown(version, occurredAt > receivedAt ? receivedAt : at) ? [] : ['NOT_PROVEN_SERVED']),
  ...(receivedAt - occurredAt > lateMs ? ['LATE'] : []),
  ...(occurredAt - receivedAt > futureMs ? ['FUTURE_STAMPED'] : []),
  ...(event.time === undefined ? ['TIME_OF_RECEIPT'] : []),
  ...(identity?.flags ?? []),
  ...(order.owner ? [] : ['NO_OWNER']),
  ...(isCapped ? ['NOT_ALL_COMPARED'] : []),
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

/** What a finding is made of, beside the event. */
type Held = {
  order: Order
  version: OrderVersion
  condition: Condition
  identity: Identity | null
  /** What speaks for and against him, where no suspect is known. */
  unknown?: Unknown | null
  engagement: Engagement
  /** The instant whose version and hours counted. Default: when it happened, or receipt where the version did not bind as stamped. */
  at?: number
  /** Opaque ids of the people at risk: `atRisk`. */
  protectedPersonIds: readonly string[]
  /** Some orders that the event's keys lead to were not compared: there may be more findings of it. */
  isCapped?: boolean
  /**
   * Code of a doubt about the tag, where that is all that is told: a finding of its own beside what the same position tells of where he
   * was, before or after. Under one id, the second at a level would count as a repeat of the first.
   */
  doubt?: string | undefined
}

/** Writes down one suspected breach. The same inputs give the same bytes. */
export const findingOf = (event: BreachEvent, held: Held, instants: Instants, settings: MatchSettings): Finding => {
  const { order, version, condition, identity, unknown = null, engagement, protectedPersonIds, doubt } = held
  const { occurredAt, receivedAt } = instants
  const at = held.at ?? (inForce(version, occurredAt) ? occurredAt : Math.min(occurredAt, receivedAt))
  const flags = [...new Set([...flagsOf(event, { ...held, at }, instants, settings), ...(engagement.flags ?? [])])]
  const level = levelOf(identity, engagement)
  const evidence = evidenceFor(held, at)
  return {
    findingId: idOf(
      'fnd',
      eventKeyOf(event.source, event.id),
      order.orderId,
      condition.conditionId,
      ...(doubt ? [doubt] : []),
    ),
    event: quoteOf(event, instants),
    orderId: order.orderId,
    orderVersion: version.version,
    conditionId: condition.conditionId,
    conditionKind: condition.kind,
    level,
    ...(identity && identity.level !== level ? { identityLevel: identity.level } : {}),
    weight: identity?.weight ?? unknown?.weight ?? 0,
    modelVersion: settings.model.version,
    flags,
    evidence,
    sentences: sentencesOf({ identity, unknown, engagement, flags, at, delayMs: receivedAt - occurredAt }, held),
    tier: tierOf(engagement),
    ...(engagement.distanceM === undefined ? {} : { distanceM: Math.round(engagement.distanceM) }),
    ...(engagement.approaching === undefined ? {} : { approaching: engagement.approaching }),
    ...dangerOf(event, order, occurredAt),
    ...(isTamper(event) ? { tamper: true } : {}),
    prior: evidence.find(one => one.field === 'prior')?.bits ?? 0,
    runnerUp: identity?.runnerUp ?? null,
    wouldChange: wouldChange(event, held, settings.model),
    variantsVersion,
    protectedPersonIds: [...protectedPersonIds],
  }
}

const isTamper = (event: BreachEvent): boolean =>
  event.type === 'em.violation' && (event.data.violation === 'STRAP_TAMPER' || event.data.violation === 'BODY_TAMPER')

/**
 * Who; then what ties the event to the clause, with the version and the instant that it speaks of. What is both (the protected person
 * speaks for who it was, and is what the clause is about) stands once, among who, with its clause.
 */
const evidenceFor = ({ version, condition, identity, unknown, engagement }: Held, instant: number): Evidence[] => {
  const who = identity?.evidence ?? unknown?.evidence ?? []
  const at = new Date(instant).toISOString()
  const clause = condition.clause ?? condition.conditionId
  const held = new Map(
    engagement.evidence.map(one => [JSON.stringify(one), { ...one, at, clause, orderVersion: version.version }]),
  )
  const said = who.map(one => JSON.stringify(one))
  const items = who.map((one, index) => held.get(said[index]!) ?? one)
  for (const one of said) held.delete(one)
  return [...items, ...held.values()]
}

/** Who answers for an order, and who is told, as it is now whatever the version. */
export const followedOf = (order: Order) => ({
  forceCode: order.owner?.forceCode ?? null,
  unit: order.owner?.unit ?? null,
  officerId: order.owner?.officerId ?? null,
  deputyId: order.owner?.deputyId ?? null,
  partners: order.partners,
  risk: order.risk ?? null,
  mappaLevel: order.mappa?.level ?? null,
})

/** What the response must know of the order, as it stood in this version. */
export const factsOf = (order: Order, version: OrderVersion, condition: Condition): OrderFacts => ({
  orderId: order.orderId,
  orderType: order.type,
  orderVersion: version.version,
  ...followedOf(order),
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
