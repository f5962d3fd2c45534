import type { AlertClock } from '@breach-alerts/contracts'
import { courtClock, hearingClock, paceClock } from './court.ts'
import { endClocks } from './ends.ts'
import { notificationClocks } from './notification.ts'
import { promptClocks, requestClocks, victimClock } from './promises.ts'
import type { ClockContext, ClocksOf } from './run.ts'

export { suspensionsOf } from './notification.ts'
export type { ClockContext } from './run.ts'

/**
 * The clocks that run for an alert at `now`, or ran: what is due first comes first, then what stands still, then what stopped.
 *
 * Started and stopped by when things were done, whatever the order in which they were recorded; what was corrected does
 * not count. Source: domain.md §1d.
 */
export const clocksFor = (alert: ClocksOf, context: ClockContext): AlertClock[] =>
  [
    ...[...hearingClock(alert, context), ...notificationClocks(alert, context)].filter(clock => concerns(clock, alert)),
    ...courtClock(alert, context),
    ...paceClock(alert, context),
    ...victimClock(alert, context),
    ...requestClocks(alert, context),
    ...promptClocks(context),
    ...endClocks(alert, context),
  ].toSorted((a, b) => rank(a) - rank(b) || (a.dueAt ?? '').localeCompare(b.dueAt ?? ''))

/**
 * A clock that began with the order is history where it had run out before what is suspected happened, unless that is what
 * is suspected: that the person did not notify.
 */
const concerns = ({ dueAt }: AlertClock, { occurredAt, findings }: ClocksOf): boolean =>
  dueAt === null ||
  Date.parse(dueAt) > Date.parse(occurredAt) ||
  findings.some(({ conditionKind }) => conditionKind === 'NOTIFY')

const rank = ({ state }: AlertClock): number =>
  state === 'RUNNING' || state === 'OVERDUE' ? 0 : state === 'SUSPENDED' ? 1 : 2
