import { idOf } from '../identifiers/digest.ts'
import { challengesOf } from './challenges.ts'
import { isOfficerId } from './ladder.ts'
import type { Desk, DeskAlert } from './model.ts'
import { tasksOf } from './order-tasks.ts'
import type { TaskView } from './order-tasks.ts'

/** One row of the alert queue, or of other lists; the store's `AlertRow`. */
export type DeskRow = {
  /** Absent: an alert. */
  kind?: 'TASK' | 'CHALLENGE'
  alertId: string
  orderId: string
  state: string
  grade: number
  forceCode: string | null
  respondingForceCode: string | null
  /** Officers who were told or have it, of other forces than these two; absent: none. */
  officers?: string[]
  /** Epoch milliseconds. */
  raisedAt: number
}

export const rowsOf = (desk: Desk): DeskRow[] => [
  ...alertRows(desk),
  ...challengeRows(desk),
  ...tasksOf(desk).map(taskRow),
]

/** Tasks are listed by when their order ends: there `raisedAt` is that instant. */
const taskRow = ({ taskId, orderId, state, endsAt, order }: TaskView): DeskRow => ({
  kind: 'TASK',
  alertId: taskId,
  orderId,
  state,
  grade: 3,
  forceCode: order.forceCode,
  respondingForceCode: null,
  raisedAt: Date.parse(endsAt),
})

const alertRows = ({ orderId, alerts }: Desk): DeskRow[] =>
  alerts.map(alert => {
    const { alertId, state, grade, facts, respondingForceCode, raisedAt } = alert
    const officers = officersElsewhere(alert)
    return {
      alertId,
      orderId,
      state,
      grade,
      forceCode: facts.forceCode,
      respondingForceCode,
      ...(officers.length > 0 && { officers }),
      raisedAt,
    }
  })

/** Everybody else finds it among the alerts of their force. */
const officersElsewhere = ({ officersTold, assignedTo, facts, respondingForceCode }: DeskAlert): string[] => {
  const people = new Set([...officersTold, ...(assignedTo !== null && isOfficerId(assignedTo) ? [assignedTo] : [])])
  const forces = [facts.forceCode, respondingForceCode]
  return [...people].filter(person => !forces.includes(person.slice(0, 2)))
}

/** Challenges that wait for an answer, also of closed alerts; there `raisedAt` is when it is due. */
const challengeRows = ({ orderId, alerts }: Desk): DeskRow[] =>
  alerts.flatMap(({ alertId, facts, respondingForceCode, actions }) =>
    challengesOf(actions)
      .filter(({ answer }) => answer === null)
      .map(({ challengeId, dueAt }) => ({
        kind: 'CHALLENGE' as const,
        alertId: idOf('chl', alertId, challengeId),
        orderId,
        state: 'OPEN',
        grade: 3,
        forceCode: facts.forceCode,
        respondingForceCode,
        raisedAt: Date.parse(dueAt),
      })),
  )
