import type { AlertClock } from '@breach-alerts/contracts'
import { startOf } from '../../time/validity.ts'
import { orderNow } from '../order-now.ts'
import { clockAt } from './run.ts'
import type { ClockContext, ClocksOf } from './run.ts'

/** What ends by itself: a DVPO, on the day the court set or after the 28 days it may last; electronic monitoring of a DAPO. */
export const endClocks = (alert: ClocksOf, { order, now }: ClockContext): AlertClock[] => {
  if (order === null) return []
  const starts = (isMeant: (kinds: string[]) => boolean) =>
    order.versions
      .filter(({ status, conditions }) => status === 'ACTIVE' && isMeant(conditions.map(({ kind }) => kind)))
      .map(({ validFrom }) => startOf(validFrom))
      .toSorted((a, b) => a - b)
      .slice(0, 1)
  if (alert.orderType === 'DVPO') {
    const { endsAt } = orderNow(order, now)
    const known = endsAt === null ? {} : { dueAt: endsAt, note: 'As the order says.' }
    return starts(() => true).flatMap(startedAt =>
      clockAt('DVPO_END', { startedAt, stoppedAt: null }, now, { ends: true, ...known }),
    )
  }
  if (alert.orderType !== 'DAPO') return []
  return starts(kinds => kinds.includes('EM_TAG')).flatMap(startedAt =>
    clockAt('DAPO_EM', { startedAt, stoppedAt: null }, now, { ends: true }),
  )
}
