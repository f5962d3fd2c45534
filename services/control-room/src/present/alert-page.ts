import type { Alert, Order, OrderFacts } from '@breach-alerts/contracts'
import { clauseCards, findingCards } from './findings.ts'
import { outcomeChoices } from './outcomes.ts'
import { recipientWords, whoWords } from './people.ts'
import { whoCard } from './person.ts'
import { powersCard } from './powers.ts'
import { queueRow, suspectedWords } from './queue.ts'
import { noticeTag } from './tags.ts'
import { dueInWords, longTime, shortTime } from './time.ts'
import { timelineRows } from './timeline.ts'
import { dutyWords, levelWords, orderTypeWords, plainCode } from './words.ts'

/** What the reader may do here; decided by role, checked again by the route. */
export type Abilities = { acknowledge: boolean; assign: boolean; record: boolean; close: boolean }

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
      dueAt: shortTime(duty.dueAt, now),
      dueIso: duty.dueAt,
    }
  })

const orderCard = (alert: Alert, facts: readonly OrderFacts[], order: Order | null) => ({
  type: orderTypeWords[alert.orderType],
  orderId: alert.orderId,
  clauses: clauseCards(facts),
  owner: facts[0]?.officerId == null ? null : whoWords(facts[0].officerId),
  unit: facts[0]?.unit ?? null,
  court: order?.court?.name ?? null,
  risk: facts[0]?.risk == null ? null : plainCode(facts[0].risk),
  mappa: order?.mappa ? `Category ${order.mappa.category}, level ${order.mappa.level}` : null,
})

/** Officers whom the control room may assign: the order's own. Anybody else is typed in by collar number. */
const officerChoices = (facts: readonly OrderFacts[]) =>
  [facts[0]?.officerId, facts[0]?.deputyId]
    .filter((id): id is string => typeof id === 'string')
    .map(value => ({ value, text: whoWords(value) }))

/**
 * Everything that the page of an alert shows.
 *
 * @param facts of the conditions concerned, newest words first
 * @param order null when the register does not answer or does not hold it: the page still shows the alert
 */
export const alertPage = (
  alert: Alert,
  facts: readonly OrderFacts[],
  order: Order | null,
  now: number,
  abilities: Abilities,
) => {
  const open = alert.state !== 'CLOSED'
  const outstanding = duties(alert, now).filter(({ done }) => !done)
  return {
    ...queueRow(alert, now),
    // The reference only: titles end up in histories, bookmarks and screen shares.
    title: `Alert ${alert.reference}`,
    heading: `Suspected breach: ${suspectedWords(alert)}`,
    levelMeaning: levelWords[alert.level].meaning,
    gradeReason: alert.gradeReason,
    occurredFull: longTime(alert.occurredAt),
    closed: !open,
    who: order === null ? null : whoCard(order),
    order: orderCard(alert, facts, order),
    findings: findingCards(alert, facts, now),
    powers: powersCard(alert.powers),
    duties: duties(alert, now),
    notices: alert.notices.map(notice => ({
      to: recipientWords(notice.to),
      channel: notice.channel,
      tag: noticeTag(notice.state),
      reason: notice.reason,
      at: shortTime(notice.at, now),
    })),
    timeline: timelineRows(alert, now),
    can: { acknowledge: open && abilities.acknowledge, assign: open && abilities.assign, record: open && abilities.record, close: open && abilities.close },
    outstanding,
    outcomes: outcomeChoices(alert.orderType),
    officers: officerChoices(facts),
    partners: (facts[0]?.partners ?? []).map(({ partnerId }) => ({ value: partnerId, text: partnerId })),
  }
}
export type AlertPage = ReturnType<typeof alertPage>
