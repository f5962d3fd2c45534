import type { OrderBrief } from '@breach-alerts/contracts'
import { standing } from './corrections.ts'
import type { ActionRecord, Desk } from './model.ts'
import type { DecisionRecord, OrderState, OrderTask } from './order-state.ts'

/** A task as the pages show it. */
export type TaskView = OrderTask & {
  orderId: string
  order: OrderBrief
  state: 'OPEN' | 'DONE'
  /** The answer that stands; null: none yet. */
  answer: Omit<DecisionRecord, 'decisionId'> | null
}

/** The tasks of an order, in the order in which they came up. */
export const tasksOf = ({ orderId, order, alerts }: Desk): TaskView[] =>
  order?.tasks.map(task => {
    const answer =
      task.decisions.at(-1) ??
      answerIn(
        task,
        alerts.flatMap(({ actions }) => standing(actions)),
      )
    return {
      ...task,
      orderId,
      order: order.brief,
      state: answer || task.overtakenAt !== null ? 'DONE' : 'OPEN',
      answer,
    }
  }) ?? []

/** What was done about it under an alert of the order: seeking an order or a variation since it was asked. */
const answerIn = ({ openedAt }: OrderTask, actions: readonly ActionRecord[]): TaskView['answer'] => {
  const action = actions.find(
    ({ code, at }) =>
      (code === 'NEW_ORDER_SOUGHT' || code === 'ORDER_VARIATION_SOUGHT') && Date.parse(at) >= Date.parse(openedAt),
  )
  if (action?.code !== 'NEW_ORDER_SOUGHT' && action?.code !== 'ORDER_VARIATION_SOUGHT') return null
  return { decision: action.code, note: action.note ?? '', by: action.by, at: action.at }
}

/** Is anything of this order still to be answered? */
export const hasOpenTask = (order: OrderState | undefined): boolean =>
  order?.tasks.some(({ overtakenAt }) => overtakenAt === null) ?? false
