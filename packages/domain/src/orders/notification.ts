import type { Condition, Order, OrderType } from '@breach-alerts/contracts'
import { clockOf } from '../clocks/index.ts'
import type { Clock, ClockId } from '../clocks/index.ts'
import { inForce, rulingVersion, startOf } from '../time/validity.ts'

const clockIds: Readonly<Partial<Record<OrderType, ClockId>>> = {
  SPO: 'SPO_NOTIFY',
  INTERIM_SPO: 'SPO_NOTIFY',
  DAPO: 'DAPO_NOTIFY',
}

/** The duty to notify names and address within three days, as it stands. */
export type NotificationDuty = {
  clock: Clock
  condition: Condition
  /** Version that bound when the time ran out. */
  version: Order['versions'][number]
  /** Nobody has looked whether another notification duty suspends this one. */
  isSuspensionUnknown: boolean
}

/**
 * The notification clock of an order that has one, with what stands on record of it; null: no such duty, its clock has not
 * started (an SPO that is not proven served), it is suspended, or the order did not bind when it ran out.
 *
 * Source: domain.md §1d: SPO from service, DAPO from when it was made; suspended while SOA Part 2 (for a DAPO: or SPO)
 * notification applies.
 */
export const notificationDuty = (order: Order): NotificationDuty | null => {
  const clockId = clockIds[order.type]
  const startedAt = clockId === undefined ? null : startOfDuty(order, clockId)
  if (clockId === undefined || startedAt === null) return null
  const { records = [], suspensions } = order.notification ?? {}
  const clock = clockOf(clockId, startedAt, {
    suspensions: suspensions ?? [],
    stoppedAt: records.length === 0 ? null : Math.min(...records.map(({ at }) => Date.parse(at))),
  })
  // The duty itself ran until the instant before.
  const version = clock.dueAt === null ? null : rulingVersion(order, clock.dueAt - 1)
  const condition = version?.conditions.find(({ kind }) => kind === 'NOTIFY')
  return version && condition && clock.dueAt !== null && inForce(version, clock.dueAt - 1)
    ? { clock, condition, version, isSuspensionUnknown: suspensions === undefined }
    : null
}

const startOfDuty = ({ versions }: Order, clockId: ClockId): number | null => {
  if (clockId === 'DAPO_NOTIFY') return Math.min(...versions.map(({ validFrom }) => startOf(validFrom)))
  const served = versions.flatMap(({ knowledge }) => knowledge.map(({ at }) => Date.parse(at)))
  return served.length === 0 ? null : Math.min(...served)
}
