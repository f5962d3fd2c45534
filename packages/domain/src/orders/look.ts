import type { EntryOf, JournalEntry, Order, OrderBrief } from '@breach-alerts/contracts'
import { endWarnings } from '../clocks/index.ts'
import { isKnown } from '../desk/fold-breach.ts'
import type { Desk, DeskAlert } from '../desk/model.ts'
import { changeIn } from '../desk/noted-changes.ts'
import { hasOpenTask } from '../desk/order-tasks.ts'
import { changesIn, refreshed } from '../desk/refresh.ts'
import { holds } from '../desk/seen.ts'
import { breachesOf } from '../desk/serial.ts'
import { idOf } from '../identifiers/digest.ts'
import { notificationDuties } from './notification.ts'
import { notificationLapses } from './notification-lapse.ts'
import { briefOf } from './order-brief.ts'
import { lastEndOf, nextEndOf, nextStartOf } from './validity-of-order.ts'

/** What to look at: an order, and its alerts as the desk last stored them (null: it has none). */
export type Looked = { order: Order; desk: Desk | null }

/**
 * What the journal must hear of an order at `now` (epoch milliseconds), with every suspected lapse of its duty to notify.
 *
 * Every id is derived from what is said, so that looking again, or two who look at once, say it once. What the desk holds
 * already is left out.
 *
 * @param isBoundElsewhere does another order bind the respondent now?
 */
export const lookAtOrder = ({ order, desk }: Looked, isBoundElsewhere: boolean, now: number): JournalEntry[] => {
  const brief = briefOf(order, now)
  const common = {
    orderId: order.orderId,
    at: new Date(now).toISOString(),
    by: 'service:escalation-clock',
    order: brief,
  }
  const lapses = notificationLapses(order, desk, now)
  return [
    ...(desk ? changeOf(desk, brief, common) : []),
    ...endingOf(order, now, common),
    ...(desk && !isBoundElsewhere ? endedOf(order, desk, now, common) : []),
    ...lapses.filter(({ finding }) => !(desk && isKnown(desk.findingIds, finding))),
  ].filter(({ entryId }) => !(desk && holds(desk.entryIds, entryId)))
}

type Common = Pick<EntryOf<'order.changed'>, 'orderId' | 'at' | 'by' | 'order'>

/** Does the other-orders question matter? Only for an order that ended under somebody who breached it. */
export const asksForOthers = ({ order, desk }: Looked, now: number): boolean =>
  desk !== null && lastEndOf(order, now) !== null && breachesOf({ desk }).length > 0

const changeOf = (desk: Desk, brief: OrderBrief, common: Common): EntryOf<'order.changed'>[] => {
  const { order } = desk
  const open = desk.alerts.find(({ state }) => state !== 'CLOSED')
  const isNews = hasOpenTask(order)
    ? JSON.stringify(order?.brief) !== JSON.stringify(brief)
    : open !== undefined && isNewTo(open, brief, order?.brief ?? null)
  if (!isNews) return []
  const entryId = idOf('ent', common.orderId, 'order.changed', String(order?.changes ?? 0), JSON.stringify(brief))
  return [{ ...common, entryId, type: 'order.changed' }]
}

const isNewTo = (open: DeskAlert, brief: OrderBrief, held: OrderBrief | null): boolean =>
  changesIn(open, refreshed(open, brief), brief, held).length > 0

const endingOf = (order: Order, now: number, common: Common): EntryOf<'order.ending'>[] => {
  const end = nextEndOf(order, now)
  const passed = end === null ? undefined : endWarnings(end).findLast(({ at }) => at <= now)
  if (end === null || !passed) return []
  const endsAt = new Date(end).toISOString()
  const entryId = idOf('ent', order.orderId, 'order.ending', endsAt, String(passed.days))
  return [{ ...common, entryId, type: 'order.ending', daysLeft: passed.days, endsAt }]
}

const endedOf = (order: Order, desk: Desk, now: number, common: Common): EntryOf<'order.ended'>[] => {
  const end = lastEndOf(order, now)
  if (end === null || breachesOf({ desk }).length === 0) return []
  const endedAt = new Date(end).toISOString()
  return [{ ...common, entryId: idOf('ent', order.orderId, 'order.ended', endedAt), type: 'order.ended', endedAt }]
}

/** When to look again because time alone changes what is to be said; null: never. Epoch milliseconds. */
export const nextLookAt = ({ order, desk }: Looked, now: number): number | null => {
  const end = nextEndOf(order, now)
  const instants = [
    ...(end === null ? [] : [...endWarnings(end).map(({ at }) => at), end]),
    ...notificationDuties(order, desk).flatMap(({ clock: { stoppedAt, dueAt } }) =>
      stoppedAt === null && dueAt !== null ? [dueAt] : [],
    ),
    nextStartOf(order, now) ?? 0,
  ].filter(at => at > now)
  return instants.length === 0 ? null : Math.min(...instants)
}

/** Does this entry start a clock of its order, so that there is a new instant to look at it? */
export const startsClock = (entry: JournalEntry): boolean => changeIn(entry) !== null
