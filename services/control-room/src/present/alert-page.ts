import type { Alert, Notice, Order, OrderFacts } from '@breach-alerts/contracts'
import { type AlertView, clockSource, routeTaken, standing } from '@breach-alerts/domain'
import { challengeCards } from './challenges.ts'
import { clauseCards, findingCards, type FindingCard } from './findings.ts'
import { isHonourBased } from './honour.ts'
import { outcomeChoices, outcomeWords } from './outcomes.ts'
import { recipientWords, whoWords } from './people.ts'
import { nextWords } from './next.ts'
import { whoCard } from './person.ts'
import { powersCards } from './powers.ts'
import { safetyWords } from './safety.ts'
import { flagContext, queueRow, suspectedWords } from './queue.ts'
import { strayLines } from './strays.ts'
import { noticeTag } from './tags.ts'
import { dueInWords, longTime, shortTime } from './time.ts'
import { timelineRows } from './timeline.ts'
import { channelWords, dutyWords, levelWords, orderTypeWords, plainCode } from './words.ts'

/** What the reader may do here; decided by role, checked again by the route. */
export type Abilities = {
  /** Collar number of the reader. */
  officerId: string | null
  acknowledge: boolean
  assign: boolean
  record: boolean
  mayRecord: (code: string) => boolean
  /** Marks good practice. */
  praise: boolean
  close: boolean
}

const duties = (alert: Alert, now: number) =>
  alert.duties.map(duty => {
    const done = duty.state === 'DONE'
    const due = dueInWords(duty.dueAt, now)
    return {
      ...dutyWords[duty.duty],
      code: duty.duty,
      done,
      due: done ? null : due.text,
      overdue: !done && due.overdue,
      owner: done || duty.owner === undefined ? null : recipientWords(duty.owner),
      dueAt: shortTime(duty.dueAt, now),
      dueIso: duty.dueAt,
    }
  })

const orderCard = (alert: AlertView, facts: readonly OrderFacts[], order: Order | null) => ({
  type: orderTypeWords[alert.orderType],
  orderId: alert.orderId,
  clauses: clauseCards(facts),
  owner: alert.ownerId === null ? null : whoWords(alert.ownerId),
  unit: alert.unit,
  court: order?.court?.name ?? null,
  risk: facts[0]?.risk == null ? null : plainCode(facts[0].risk),
  cohorts: order?.cohorts.join(', ') || null,
  mappa: order?.mappa ? `Category ${order.mappa.category}, level ${order.mappa.level}` : null,
})

/** Officers whom the control room may assign: the order's own. Anybody else is typed in by collar number. */
const officerChoices = ({ ownerId, deputyId }: AlertView) =>
  [ownerId, deputyId].filter(id => id !== null).map(value => ({ value, text: whoWords(value) }))

/** What an officer reads first: of each thing that is suspected, the newest report in one sentence. */
const leadsOf = (findings: readonly FindingCard[]): string[] => {
  const newest = new Map<string, string>()
  for (const { suspected, sentences } of findings)
    if (!newest.has(suspected) && sentences[0] !== undefined) newest.set(suspected, sentences[0])
  return [...new Set(newest.values())].slice(0, 3)
}

/** Where nothing happened in time the order itself names the person: what is in doubt is only whether it was recorded. */
const levelMeaning = ({ level, findings }: AlertView): string =>
  findings.every(({ event }) => event.source === clockSource)
    ? 'The order names the person. Nobody recorded that they notified: find out whether they did'
    : levelWords[level].meaning

/** With what it was closed; null while it is open. */
const outcomeOf = ({ state, closures }: AlertView): string | null => {
  const closing = closures.findLast(({ refused }) => refused === null)
  return state === 'CLOSED' && closing ? outcomeWords(closing.outcome) : null
}

/** A desk with the person who was on duty there. */
const toWords = ({ to, officerId }: Notice): string =>
  officerId === undefined ? recipientWords(to) : `${recipientWords(to)}: ${whoWords(officerId)}`

/**
 * Everything that the page of an alert shows.
 *
 * @param facts of the conditions concerned, newest words first
 * @param order null when the register does not answer or does not hold it: the page still shows the alert
 */
export const alertPage = (
  alert: AlertView,
  facts: readonly OrderFacts[],
  order: Order | null,
  now: number,
  abilities: Abilities,
) => {
  const open = alert.state !== 'CLOSED'
  const outstanding = duties(alert, now).filter(({ done }) => !done)
  const findings = findingCards(alert, facts, now, flagContext(alert, now))
  return {
    ...queueRow(alert, now),
    leads: leadsOf(findings),
    // The reference only: titles end up in histories, bookmarks and screen shares.
    title: `Alert ${alert.reference}`,
    heading: `Suspected breach: ${suspectedWords(alert)}`,
    levelMeaning: levelMeaning(alert),
    gradeReason: alert.gradeReason,
    occurredFull: longTime(alert.occurredAt),
    closed: !open,
    isHonourBased: isHonourBased(alert, order),
    who: order === null ? null : whoCard(order),
    order: orderCard(alert, facts, order),
    findings,
    safety: safetyWords(standing(alert.actions), now),
    powers: powersCards(alert.powersByCondition, facts, routeTaken(alert.actions), now),
    challenges: challengeCards(alert, now),
    duties: duties(alert, now),
    notices: alert.notices.map(notice => ({
      to: toWords(notice),
      channel: channelWords(notice.channel),
      tag: noticeTag(notice.state),
      reason: notice.reason === null ? null : plainCode(notice.reason),
      at: shortTime(notice.at, now),
    })),
    timeline: timelineRows(alert, now, {
      canChallenge: abilities.record,
      canPraise: abilities.praise,
      mayRecord: abilities.mayRecord,
    }),
    strays: strayLines(alert, now),
    next: nextWords(alert, now),
    isMine: alert.assignedTo !== null && alert.assignedTo === abilities.officerId,
    going: alert.assignedTo === null ? 'Acted on, nobody is assigned' : `${whoWords(alert.assignedTo)} is going`,
    hasActed: alert.state === 'ACTED' || alert.state === 'CLOSED',
    isAnswered: !alert.isClimbing,
    evidenceCount: alert.findingCount,
    repeats: alert.repeats,
    can: {
      acknowledge: open && abilities.acknowledge,
      assign: open && abilities.assign,
      // Also after closing: what was done is never refused for being told late.
      record: abilities.record,
      close: open && abilities.close,
    },
    outstanding,
    outcome: outcomeOf(alert),
    outcomes: outcomeChoices(alert.outcomes),
    officers: officerChoices(alert),
    partners: (facts[0]?.partners ?? []).map(({ partnerId }) => ({ value: partnerId, text: partnerId })),
  }
}
