import type { Alert, OrderFacts } from '@breach-alerts/contracts'
import { dutiesOf } from './duties.ts'
import { isClimbing } from './in-charge.ts'
import { rungs } from './ladder.ts'
import { leadingCondition } from './leading.ts'
import type { AckRecord, ActionRecord, ClosureRecord, Desk, DeskAlert, Stray } from './model.ts'
import { outcomesFor } from './outcomes.ts'
import { powersOf } from './powers.ts'
import type { PowersCard } from './powers.ts'
import { noActionState } from './review.ts'
import { holds } from './seen.ts'
import { servedHere } from './served-here.ts'
import { isoOf } from './time.ts'

/** The contract's Alert, and what the pages show beside it. */
export type AlertView = Alert & {
  orderVersion: number
  unit: string | null
  ownerId: string | null
  deputyId: string | null
  /** The person under the order is managed under MAPPA, or at high risk. */
  isManaged: boolean
  clause: string | null
  conditionKind: string
  conditionText: string | null
  exceptions: string[]
  findingCount: number
  /** Earlier suspected breaches of the order in the policy's window. */
  repeats: number
  gradeRule: string
  rung: { index: number; name: string }
  /** When somebody else will be told, or told again; null: closed. */
  nextAt: string | null
  /** Is the next rung told at `nextAt`? Also after somebody who had acted passed it on. */
  isClimbing: boolean
  powers: PowersCard
  powersByCondition: PowersCard[]
  acknowledgements: AckRecord[]
  actions: ActionRecord[]
  closures: ClosureRecord[]
  /** Entries of the order's journal that name an alert it does not have. */
  strays: Stray[]
  /** Outcomes the alert may close with now. */
  outcomes: string[]
}

/** One alert as the API and the pages show it at `now` (epoch milliseconds); null: this order has no such alert. */
export const presentAlert = (desk: Desk, alertId: string, now: number): AlertView | null => {
  const alert = desk.alerts.find(each => each.alertId === alertId)
  return alert ? view(desk, alert, now) : null
}

const view = ({ orderId, strays, alerts }: Desk, alert: DeskAlert, now: number): AlertView => {
  const served = servedHere(alerts)
  const cards = powersCards(alert, served, now)
  const leading = leadingCondition(alert)
  const watches = alert.timers.filter(({ kind }) => kind !== 'challenge')
  const nextAt = watches.length > 0 ? isoOf(Math.min(...watches.map(({ dueAt }) => dueAt))) : null
  return {
    alertId: alert.alertId,
    reference: alert.reference,
    orderId,
    orderType: alert.facts.orderType,
    state: alert.state,
    grade: alert.grade,
    gradeReason: alert.gradeReason,
    level: alert.level,
    forceCode: alert.facts.forceCode,
    respondingForceCode: alert.respondingForceCode,
    conditionIds: alert.conditions.map(({ conditionId }) => conditionId),
    flags: flagsOf(alert, cards, served),
    occurredAt: isoOf(alert.occurredAt),
    raisedAt: isoOf(alert.raisedAt),
    assignedTo: alert.assignedTo,
    duties: dutiesOf(alert, now),
    firstActionDueAt: alert.awaiting && !isClimbing(alert) ? isoOf(alert.awaiting.dueAt) : null,
    findings: alert.findings,
    powers: bestCard(cards),
    notices: alert.notices,
    timeline: alert.timeline,
    orderVersion: leading.facts.orderVersion,
    unit: alert.facts.unit,
    ownerId: alert.facts.officerId,
    deputyId: alert.facts.deputyId,
    isManaged: alert.facts.mappaLevel !== null || alert.facts.risk === 'HIGH' || alert.facts.risk === 'VERY_HIGH',
    clause: leading.facts.condition.clause,
    conditionKind: leading.facts.condition.kind,
    conditionText: leading.facts.condition.text,
    exceptions: leading.facts.condition.exceptions,
    findingCount: alert.findingCount,
    repeats: alert.repeats,
    gradeRule: alert.gradeRule,
    rung: { index: alert.rung, name: rungs[alert.rung] ?? '' },
    nextAt,
    isClimbing: isClimbing(alert),
    powersByCondition: cards,
    acknowledgements: alert.acks,
    actions: alert.actions,
    closures: alert.closures,
    strays,
    outcomes: [...outcomesFor(alert.facts.orderType, noActionState(alert.actions) !== 'NONE')],
  }
}

/** One card a condition; the surest condition first. */
const powersCards = (alert: DeskAlert, served: OrderFacts['knowledge'], now: number): PowersCard[] => {
  const leading = leadingCondition(alert)
  return [leading, ...alert.conditions.filter(each => each !== leading)].map(({ facts, lastOccurredAt }) =>
    powersOf(
      facts.orderType,
      { ...facts, knowledge: [...facts.knowledge, ...served] },
      { occurredAt: lastOccurredAt, now },
    ),
  )
}

/** The condition that lets police do most stands on the card. */
const bestCard = (cards: readonly PowersCard[]): PowersCard => cards.find(({ arrest }) => arrest.available) ?? cards[0]!

const flagsOf = (alert: DeskAlert, cards: readonly PowersCard[], served: OrderFacts['knowledge']): string[] => {
  const unserved = cards.some(({ knowledge }) => knowledge.needed && !knowledge.proven)
  // Served under an alert before any of it happened: what the register did not know yet does not stand.
  const wasServed = alert.conditions.every(({ firstOccurredAt }) =>
    served.some(({ at }) => Date.parse(at) <= firstOccurredAt),
  )
  return [
    ...new Set([
      ...alert.flags.filter(flag => !wasServed || flag !== 'NOT_PROVEN_SERVED'),
      ...(unserved ? ['NOT_PROVEN_SERVED'] : []),
      ...(alert.facts.officerId === null ? ['NO_OWNER'] : []),
    ]),
  ]
}

/** Is this entry of the order's journal folded in? */
export const hasFolded = ({ entryIds }: Desk, entryId: string): boolean => holds(entryIds, entryId)

/** The first answer to an acknowledgement; null: not folded yet. */
export const ackIn = (desk: Desk, ackId: string, alertId?: string): (AckRecord & { alertId: string }) | null =>
  firstIn(desk, alertId, alert => alert.acks.find(ack => ack.ackId === ackId))

export const actionIn = (desk: Desk, actionId: string, alertId?: string): (ActionRecord & { alertId: string }) | null =>
  firstIn(desk, alertId, alert => alert.actions.find(action => action.actionId === actionId))

export const closureIn = (
  desk: Desk,
  closureId: string,
  alertId?: string,
): (ClosureRecord & { alertId: string }) | null =>
  firstIn(desk, alertId, alert => alert.closures.find(closure => closure.closureId === closureId))

const firstIn = <T>(
  { alerts }: Desk,
  alertId: string | undefined,
  find: (alert: DeskAlert) => T | undefined,
): (T & { alertId: string }) | null => {
  for (const alert of alerts) {
    const found = alertId === undefined || alertId === alert.alertId ? find(alert) : undefined
    if (found) return { ...found, alertId: alert.alertId }
  }
  return null
}
