import type { Condition, Level, Order, OrderType } from '@breach-alerts/contracts'
import { clockOf } from '../clocks/index.ts'
import type { Clock, ClockId } from '../clocks/index.ts'
import { standing } from '../desk/corrections.ts'
import type { Desk } from '../desk/model.ts'
import { knownChanges } from '../desk/noted-changes.ts'
import { atMost } from '../match/levels.ts'
import { inForce, rulingVersion, startOf } from '../time/validity.ts'
import { binds } from './validity-of-order.ts'

const spo = { FIRST: 'SPO_NOTIFY', CHANGE: 'SPO_NOTIFY_CHANGE' } as const
const clockIds: Readonly<Partial<Record<OrderType, Readonly<Record<'FIRST' | 'CHANGE', ClockId>>>>> = {
  SPO: spo,
  INTERIM_SPO: spo,
  DAPO: { FIRST: 'DAPO_NOTIFY', CHANGE: 'DAPO_NOTIFY_CHANGE' },
}

/** A duty to notify names and address within three days, as it stands: at first, or after a change of them. */
export type NotificationDuty = {
  about: 'FIRST' | 'CHANGE'
  clock: Clock
  condition: Condition
  /** Version that bound when the time ran out. */
  version: Order['versions'][number]
  /** How sure it is that there was a duty of this person: the order names them, a report of a change may not. */
  level: Level
  /** Nobody has looked whether another notification duty suspends this one. */
  isSuspensionUnknown: boolean
}

type Alerts = Pick<Desk, 'alerts' | 'changes'>

/**
 * The notification clocks of an order that has them, with what stands on record of each, on the order or under its alerts.
 *
 * None: no such duty, its clock has not started (an SPO that is not proven served), it is suspended, or the order did not bind
 * when it ran out. A change before the first duty began is part of that. Source: domain.md §1d: SPO from service, DAPO from
 * when it was made, both from each change; suspended while SOA Part 2 (for a DAPO: or SPO) notification applies.
 *
 * @param desk what the journal says of the order; null: nothing
 */
export const notificationDuties = (order: Order, desk: Alerts | null): NotificationDuty[] => {
  const ids = clockIds[order.type]
  const startedAt = ids === undefined ? null : startOfDuty(order)
  if (ids === undefined || startedAt === null) return []
  const made = [...(order.notification?.records ?? []).map(({ at }) => Date.parse(at)), ...madeUnder(desk)]
  const first = dutyOf(order, ids.FIRST, { about: 'FIRST', level: 'PROBABLE', startedAt, made })
  const changes = desk === null ? [] : knownChanges(desk)
  return [
    ...first,
    ...changes.flatMap(({ occurredAt, level }) => {
      const changedAt = Date.parse(occurredAt)
      if (changedAt < startedAt || !binds(order, changedAt)) return []
      const since = made.filter(at => at >= changedAt)
      const sure = atMost(level, 'PROBABLE')
      return dutyOf(order, ids.CHANGE, { about: 'CHANGE', level: sure, startedAt: changedAt, made: since })
    }),
  ]
}

type Started = Pick<NotificationDuty, 'about' | 'level'> & { startedAt: number; made: readonly number[] }

const dutyOf = (order: Order, clockId: ClockId, { about, level, startedAt, made }: Started): NotificationDuty[] => {
  const suspensions = order.notification?.suspensions
  const clock = clockOf(clockId, startedAt, {
    suspensions: suspensions ?? [],
    stoppedAt: made.length === 0 ? null : Math.min(...made),
  })
  // The duty itself ran until the instant before.
  const version = clock.dueAt === null ? null : rulingVersion(order, clock.dueAt - 1)
  const condition = version?.conditions.find(({ kind }) => kind === 'NOTIFY')
  return version && condition && clock.dueAt !== null && inForce(version, clock.dueAt - 1)
    ? [{ about, clock, condition, version, level, isSuspensionUnknown: suspensions === undefined }]
    : []
}

/** When somebody recorded under an alert of the order that names and address were notified. */
const madeUnder = (desk: Alerts | null): number[] =>
  (desk?.alerts ?? [])
    .flatMap(({ actions }) => standing(actions))
    .flatMap(({ code, doneAt }) => (code === 'NOTIFICATION_MADE' ? [Date.parse(doneAt)] : []))

const startOfDuty = ({ type, versions }: Order): number | null => {
  if (type === 'DAPO') return Math.min(...versions.map(({ validFrom }) => startOf(validFrom)))
  const served = versions.flatMap(({ knowledge }) => knowledge.map(({ at }) => Date.parse(at)))
  return served.length === 0 ? null : Math.min(...served)
}
