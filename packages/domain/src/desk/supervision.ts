import { challengesOf } from './challenges.ts'
import type { Challenge } from './challenges.ts'
import { standing } from './corrections.ts'
import { isDrawn } from './dip-check.ts'
import type { ActionRecord, DeskAlert } from './model.ts'

type Reviewed = Pick<DeskAlert, 'alertId' | 'state' | 'actions' | 'closures'>

/** What one alert asks of a supervisor. */
export type ReviewWork = {
  /** The newest decision to take no action that no supervisor has looked at since; null: none. */
  noAction: ActionRecord | null
  /** Challenges without an answer, the one that is due first, first. */
  challenges: Challenge[]
  /** Drawn for a dip check of this month; `doneBy`: the supervisor's review after closing; null: not drawn. */
  dipCheck: { closedAt: string; doneBy: string | null } | null
  /** Actions that somebody marked as good practice, by the marks. */
  goodPractice: ActionRecord[]
}

/**
 * @param month during which an alert must have been closed to be drawn, epoch milliseconds, `to` exclusive; `draw` names it
 * @param share of closed alerts that are drawn, from 0 to 1
 */
export const reviewWork = (
  alert: Reviewed,
  { from, to, draw, share }: { from: number; to: number; draw: string; share: number },
): ReviewWork => ({
  noAction: alert.state === 'CLOSED' ? null : unreviewed(standing(alert.actions)),
  challenges: challengesOf(alert.actions)
    .filter(({ answer }) => answer === null)
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt)),
  dipCheck: dipCheckOf(alert, from, to, isDrawn(alert.alertId, share, draw)),
  goodPractice: standing(alert.actions).filter(
    ({ code, at }) => code === 'GOOD_PRACTICE' && Date.parse(at) >= from && Date.parse(at) < to,
  ),
})

const isReview = ({ code, roles }: ActionRecord): boolean =>
  code === 'SUPERVISOR_REVIEW' && roles.includes('supervisor')

const unreviewed = (actions: readonly ActionRecord[]): ActionRecord | null => {
  const index = actions.findLastIndex(({ code }) => code === 'NO_ACTION')
  const decision = actions[index]
  return decision === undefined || actions.slice(index + 1).some(isReview) ? null : decision
}

const dipCheckOf = (
  { state, actions, closures }: Reviewed,
  from: number,
  to: number,
  isInDraw: boolean,
): ReviewWork['dipCheck'] => {
  const closing = closures.find(({ refused }) => refused === null)
  if (!isInDraw || state !== 'CLOSED' || closing === undefined) return null
  const closedAt = Date.parse(closing.at)
  if (closedAt < from || closedAt >= to) return null
  const review = standing(actions).find(action => isReview(action) && Date.parse(action.at) >= closedAt)
  return { closedAt: closing.at, doneBy: review?.by ?? null }
}
