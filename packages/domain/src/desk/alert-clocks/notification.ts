import type { AlertClock, Order, OrderType } from '@breach-alerts/contracts'
import { endOf, inForce, startOf } from '../../time/validity.ts'
import { londonDate } from '../../time/london.ts'
import type { ClockId, Suspension } from '../../clocks/index.ts'
import { isChangeFinding } from '../noted-changes.ts'
import { changedAt, clockAt, doneAt, runOf } from './run.ts'
import type { ClockContext, ClocksOf } from './run.ts'
import { servedAt } from './served.ts'

type Notification = { first: ClockId; change: ClockId }
const spo: Notification = { first: 'SPO_NOTIFY', change: 'SPO_NOTIFY_CHANGE' }
const notifications: Partial<Record<OrderType, Notification>> = {
  SPO: spo,
  INTERIM_SPO: spo,
  DAPO: { first: 'DAPO_NOTIFY', change: 'DAPO_NOTIFY_CHANGE' },
}

/** To notify names and home address, at first and after each change; it stands still while another duty to notify applies. */
export const notificationClocks = (alert: ClocksOf, context: ClockContext): AlertClock[] => {
  const ids = notifications[alert.orderType]
  if (ids === undefined) return []
  const stops = doneAt(alert, ['NOTIFICATION_MADE'])
  const options = { suspensions: context.suspensions }
  const first = runOf(startsOf(ids.first, alert, context), stops)
  const reported = alert.findings.filter(isChangeFinding).map(({ event }) => Date.parse(event.occurredAt))
  const changed = runOf([...changedAt(alert, ['ADDRESS', 'NAME']), ...reported], stops)
  return [
    ...clockAt(ids.first, first, context.now, {
      options,
      note: first?.stoppedAt === null ? 'Notifications that nobody recorded on this alert are not known here.' : null,
    }),
    ...clockAt(ids.change, changed, context.now, { options }),
  ]
}

/** An SPO's clock starts with service, a DAPO's when it is made. */
const startsOf = (clockId: ClockId, alert: ClocksOf, context: ClockContext): number[] => {
  if (clockId === 'SPO_NOTIFY') return servedAt(alert, context).slice(0, 1)
  const made = (context.order?.versions ?? []).map(({ validFrom }) => startOf(validFrom))
  return made.length === 0 ? [] : [Math.min(...made)]
}

/**
 * Other duties to notify that the same person is under, from every order that binds them.
 *
 * MAPPA category 1 is the sex-offender notification; since when it applies the register does not say. Source: domain.md §1d, §4.
 */
export const suspensionsOf = (orders: readonly Pick<Order, 'type' | 'versions' | 'mappa'>[]): Suspension[] => [
  ...(orders.some(({ mappa }) => mappa?.category === 1)
    ? [{ by: 'SOA_NOTIFICATION' as const, from: '1970-01-01', to: null }]
    : []),
  ...orders
    .filter(({ type }) => type === 'SPO' || type === 'INTERIM_SPO')
    .flatMap(({ versions }) =>
      versions
        .filter(version => inForce(version, startOf(version.validFrom)))
        .map(({ validFrom, validTo }) => ({
          by: 'SPO_NOTIFICATION' as const,
          from: londonDate(startOf(validFrom)),
          to: validTo === null ? null : londonDate(endOf(validTo) - 1),
        })),
    ),
]
