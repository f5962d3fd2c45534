import { levels } from '@breach-alerts/contracts'
import type { EntryOf, Finding, Order } from '@breach-alerts/contracts'
import { clocksVersion } from '../clocks/index.ts'
import type { Clock } from '../clocks/index.ts'
import type { Desk } from '../desk/model.ts'
import { eventKeyOf, idOf } from '../identifiers/digest.ts'
import { factsOf } from '../match/finding.ts'
import { londonText } from '../time/london.ts'
import { isProvenKnown } from '../time/validity.ts'
import { notificationDuties } from './notification.ts'
import type { NotificationDuty } from './notification.ts'

/** Source of what no system reported, because it is that nothing happened in time. */
export const clockSource = 'urn:breach-alerts:clock'

/** A deadline that ran out longer ago is not news: the order is old and came without its records. */
export const lapseWithinMs = 7 * 24 * 60 * 60_000

/**
 * The suspected breaches that nobody notified in time: names and address at first, and each change of them. None: it was
 * recorded, the time has not run out, or ran out long ago.
 *
 * Tier B: probable at most, and no surer than that it is this person who moved. Ids are derived from order, condition and
 * deadline, so saying it again changes nothing; another deadline (service was on another day) is another breach.
 * Source: domain.md §1d, §2, `NOTIFY`.
 *
 * @param desk what the journal says of the order; null: nothing
 * @param now epoch milliseconds
 */
export const notificationLapses = (order: Order, desk: Desk | null, now: number): EntryOf<'breach.suspected'>[] => {
  const lapsed = notificationDuties(order, desk).flatMap(duty => {
    const { dueAt, stoppedAt } = duty.clock
    const isNews = dueAt !== null && now >= dueAt && now - dueAt <= lapseWithinMs
    return isNews && stoppedAt === null
      ? [{ duty, finding: findingOf(order, duty, dueAt, new Date(now).toISOString()) }]
      : []
  })
  return surest(lapsed).map(({ duty, finding }) => ({
    entryId: idOf('ent', finding.findingId, finding.level),
    type: 'breach.suspected',
    orderId: order.orderId,
    at: finding.event.receivedAt,
    by: 'service:escalation-clock',
    finding,
    facts: factsOf(order, duty.version, duty.condition),
    respondingForceCode: null,
  }))
}

type Lapsed = { duty: NotificationDuty; finding: Finding }

/** Changes that had to be notified by the same day are one breach, as sure as the surest of them. */
const surest = (lapsed: readonly Lapsed[]): Lapsed[] =>
  [...Map.groupBy(lapsed, ({ finding }) => finding.findingId).values()].flatMap(same =>
    same.toSorted((a, b) => levels.indexOf(a.finding.level) - levels.indexOf(b.finding.level)).slice(0, 1),
  )

const eventNames = { FIRST: 'notification-lapsed', CHANGE: 'notification-change-lapsed' } as const

const findingOf = (
  order: Order,
  { about, clock, condition, version, level, isSuspensionUnknown }: NotificationDuty,
  dueAt: number,
  at: string,
): Finding => {
  const due = new Date(dueAt).toISOString()
  const eventId = `${eventNames[about]}/${order.orderId}/${due}`
  return {
    findingId: idOf('fnd', eventKeyOf(clockSource, eventId), order.orderId, condition.conditionId),
    event: { source: clockSource, id: eventId, type: 'notification.lapsed', occurredAt: due, receivedAt: at },
    orderId: order.orderId,
    orderVersion: version.version,
    conditionId: condition.conditionId,
    conditionKind: 'NOTIFY',
    level,
    tier: 'B',
    // At first it is not in question who it is: the order names them. Of a change the level says it.
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
      `${whatLapsed(about, clock)} It was due by the end of ${londonDay(dueAt - 1)} (${clock.source}).`,
      ...(about === 'CHANGE' && level === 'POSSIBLE'
        ? ['Who it was that moved, or took another name, is not certain: find out more.']
        : []),
      ...(clock.verify === null ? [] : [`To verify: ${clock.verify}.`]),
      ...(isSuspensionUnknown
        ? [
            'Check suspension: this duty stands still while sex-offender notification, or for a DAPO also SPO notification, applies.',
          ]
        : []),
    ],
  }
}

const whatLapsed = (about: NotificationDuty['about'], { startedAt }: Clock): string =>
  about === 'FIRST'
    ? 'No notification of names and address is on record.'
    : `A change of name or address on ${londonDay(startedAt)} is not on record as notified.`

/** `Tue 24 Nov 2026` */
const londonDay = (instant: number): string => londonText(instant).slice(0, -' 00:00'.length)
