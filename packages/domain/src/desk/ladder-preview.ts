import type { DeskAlert } from './model.ts'
import { waitOf } from './timers.ts'
import type { DeskPolicy } from './policy.ts'

type Waits = Pick<DeskPolicy, 'waitsMs'>

/** An alert that would have been passed on by its first rung, and was not; or was, and would not have been. */
export type LadderChange = {
  alertId: string
  passedOn: 'BEFORE' | 'AFTER'
  /** Until somebody was going. */ tookMs: number | null
}

/**
 * Alerts whose first rung would have been silent for too long under one ladder and not under the other, as long as people
 * had answered as they did.
 *
 * @param from epoch milliseconds; alerts raised before it are left out
 * @param now epoch milliseconds; an alert that nobody answered has waited until now, or until it was closed
 */
export const previewLadder = (
  alerts: readonly DeskAlert[],
  { before, after, from, now }: { before: Waits; after: Waits; from: number; now: number },
): LadderChange[] =>
  alerts
    .filter(({ raisedAt }) => raisedAt >= from)
    .flatMap(alert => {
      const tookMs = goingAfter(alert)
      const silentMs = tookMs ?? endOf(alert, now) - alert.raisedAt
      const isPassed = ({ waitsMs }: Waits) => silentMs >= waitOf({ grade: alert.grade, rung: 0 }, { waitsMs })
      const [was, is] = [isPassed(before), isPassed(after)]
      return was === is ? [] : [{ alertId: alert.alertId, passedOn: was ? 'BEFORE' : 'AFTER', tookMs }]
    })

const goingAfter = ({ acks, raisedAt }: DeskAlert): number | null => {
  const going = acks.find(({ response, refused }) => response === 'GOING' && refused === null)
  return going ? Date.parse(going.at) - raisedAt : null
}

const endOf = ({ closures }: DeskAlert, now: number): number => {
  const closed = closures.find(({ refused }) => refused === null)
  return closed ? Date.parse(closed.at) : now
}
