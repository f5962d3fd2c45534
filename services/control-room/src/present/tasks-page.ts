import { type OrderDecision, orderDecisions } from '@breach-alerts/contracts'
import { londonDate, type TaskView } from '@breach-alerts/domain'
import { forceName } from './forces.ts'
import { recipientWords, whoWords } from './people.ts'
import { dateInWords, shortTime } from './time.ts'
import { noticeWords, orderTypeWords } from './words.ts'

/** The last London date on which an order binds that ends at an instant. */
export const lastDateOf = (endsAt: string): string => londonDate(Date.parse(endsAt) - 1)

export const daysLeftWords = (days: number): string => (days === 1 ? '1 day left or less' : `${days} days left or less`)

const decisionWords: Readonly<Record<OrderDecision, string>> = {
  NEW_ORDER_SOUGHT: 'Another order is being sought',
  ORDER_VARIATION_SOUGHT: 'A variation or extension is being sought',
  NOTHING_NEEDED: 'Nothing is needed',
}

/** Answers as radios; `chosen` as it was sent. */
export const decisionItems = (chosen: string | undefined) =>
  orderDecisions.map(value => ({ value, text: decisionWords[value], checked: value === chosen }))

const answerOf = ({ answer, overtakenAt }: TaskView, now: number): string | null => {
  if (answer) return `${decisionWords[answer.decision]}. ${whoWords(answer.by)}, ${shortTime(answer.at, now)}`
  return overtakenAt === null ? null : `The order was extended or is in force again, ${shortTime(overtakenAt, now)}`
}

/** Who was told of it and when last, or that a message failed; null: nobody yet. */
const toldOf = ({ notices = [] }: TaskView, now: number): string | null => {
  const newest = new Map(notices.map(notice => [notice.to, notice]))
  const lines = [...newest.values()].map(({ to, officerId, state, at }) => {
    const who = officerId === undefined ? recipientWords(to) : `${recipientWords(to)} (${whoWords(officerId)})`
    return `${who}: ${noticeWords[state].toLowerCase()} ${shortTime(at, now)}`
  })
  return lines.length === 0 ? null : lines.join('; ')
}

/** One task as list and page show it: the order by its type and id, no person. */
export const taskCard = (task: TaskView, now: number) => {
  const { taskId, kind, endsAt, orderId, order } = task
  const hasEnded = Date.parse(endsAt) <= now
  const date = dateInWords(lastDateOf(endsAt))
  return {
    taskId,
    href: `/tasks/${taskId}`,
    orderId,
    type: orderTypeWords[order.orderType],
    heading: `${hasEnded ? 'Ended' : 'Ends'} on ${date}`,
    question:
      kind === 'ORDER_ENDING'
        ? 'What protects after it: another order, a variation, or nothing needed?'
        : 'The respondent breached this order before, and no other order that is on record binds them. Which order can be sought?',
    owner: order.officerId === null ? null : whoWords(order.officerId),
    deputy: order.deputyId === null ? null : whoWords(order.deputyId),
    unit: order.unit,
    force: order.forceCode === null ? null : forceName(order.forceCode),
    told: toldOf(task, now),
    isOpen: task.state === 'OPEN',
    answer: answerOf(task, now),
    decisions: task.decisions.toReversed().map(({ decisionId, decision, note, by, at }) => ({
      decisionId,
      title: decisionWords[decision],
      note,
      by: whoWords(by),
      at: shortTime(at, now),
    })),
  }
}
