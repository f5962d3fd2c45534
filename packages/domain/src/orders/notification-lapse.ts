import type { EntryOf, Finding, Order } from '@breach-alerts/contracts'
import { clocksVersion } from '../clocks/index.ts'
import { eventKeyOf, idOf } from '../identifiers/digest.ts'
import { factsOf } from '../match/finding.ts'
import { londonText } from '../time/london.ts'
import { isProvenKnown } from '../time/validity.ts'
import { notificationDuty } from './notification.ts'
import type { NotificationDuty } from './notification.ts'

/** Source of what no system reported, because it is that nothing happened in time. */
export const clockSource = 'urn:breach-alerts:clock'

/** A deadline that ran out longer ago is not news: the order is old and came without its records. */
export const lapseWithinMs = 7 * 24 * 60 * 60_000

/**
 * The suspected breach that nobody notified in time; null: it was recorded, the time has not run out, or ran out long ago.
 *
 * Tier B: probable at most. Ids are derived from order, condition and deadline, so saying it again changes nothing; another
 * deadline (service was on another day) is another breach. Source: domain.md §2, `NOTIFY`.
 *
 * @param now epoch milliseconds
 */
export const notificationLapse = (order: Order, now: number): EntryOf<'breach.suspected'> | null => {
  const duty = notificationDuty(order)
  if (!duty) return null
  const { dueAt, stoppedAt } = duty.clock
  if (dueAt === null || stoppedAt !== null || now < dueAt || now - dueAt > lapseWithinMs) return null
  const at = new Date(now).toISOString()
  const finding = findingOf(order, duty, dueAt, at)
  return {
    entryId: idOf('ent', finding.findingId, finding.level),
    type: 'breach.suspected',
    orderId: order.orderId,
    at,
    by: 'service:escalation-clock',
    finding,
    facts: factsOf(order, duty.version, duty.condition),
    respondingForceCode: null,
  }
}

const findingOf = (
  order: Order,
  { clock, condition, version, isSuspensionUnknown }: NotificationDuty,
  dueAt: number,
  at: string,
): Finding => {
  const due = new Date(dueAt).toISOString()
  const eventId = `notification-lapsed/${order.orderId}/${due}`
  return {
    findingId: idOf('fnd', eventKeyOf(clockSource, eventId), order.orderId, condition.conditionId),
    event: { source: clockSource, id: eventId, type: 'notification.lapsed', occurredAt: due, receivedAt: at },
    orderId: order.orderId,
    orderVersion: version.version,
    conditionId: condition.conditionId,
    conditionKind: 'NOTIFY',
    level: 'PROBABLE',
    tier: 'B',
    // Who it is, is not in question: the order names them.
    weight: 0,
    modelVersion: `clocks-${clocksVersion}`,
    flags: [
      ...(isProvenKnown(version, dueAt) ? [] : ['NOT_PROVEN_SERVED']),
      ...(isSuspensionUnknown ? ['CHECK_SUSPENSION'] : []),
      ...(order.owner ? [] : ['NO_OWNER']),
    ],
    evidence: [
      { field: 'notification', kind: 'CLOCK', orderValue: due, eventValue: null, agreement: 'ABSENT', bits: 0 },
    ],
    sentences: [
      `No notification of names and address is on record. It was due before ${londonText(dueAt)} (${clock.source}).`,
      ...(clock.verify === null ? [] : [`To verify: ${clock.verify}.`]),
      ...(isSuspensionUnknown
        ? [
            'Check suspension: this duty stands still while sex-offender notification, or for a DAPO also SPO notification, applies.',
          ]
        : []),
    ],
  }
}
