import type { LifecycleEvent, LifecycleType, Recipient } from '@breach-alerts/contracts'
import { idOf } from '@breach-alerts/domain'
import type { MessageTopic, OutboundMessage } from '@breach-alerts/notify'

/** Who is told what: one per recipient of a lifecycle event, with the message that carries it where one leaves the building. */
export type PlannedNotice = {
  noticeId: string
  /** `officer:13:4471`, `force:13`, `force:13/UNIT_SUPERVISOR`, `partner:prt_demo`, `topic:officers`. */
  to: string
  channel: 'SNS' | 'CONTROL_ROOM' | 'NONE'
  message: OutboundMessage | null
  /** Without a message: what is journaled at once. */
  state: 'SENT' | 'NOBODY'
  reason: string | null
}

export type PlanSettings = { controlRoomUrl: string; agencies: ReadonlyMap<string, string> }

/** Public event type by what happened; null: concerns the screens only. More urgent than before goes out as an escalation. */
const officerEvent = {
  'alert.raised': 'breach-alerts.alert.raised',
  'alert.escalated': 'breach-alerts.alert.escalated',
  'alert.updated': 'breach-alerts.alert.escalated',
  'alert.acknowledged': 'breach-alerts.alert.acknowledged',
  'alert.acted': null,
  'alert.closed': 'breach-alerts.alert.closed',
} as const satisfies Record<LifecycleType, string | null>

/** These are published to officers even when nobody in particular must be told. Source: contracts.md §5. */
const alwaysPublished: ReadonlySet<LifecycleType> = new Set([
  'alert.raised',
  'alert.escalated',
  'alert.acknowledged',
  'alert.closed',
])

/** In these somebody must act, so a desk gets a message of its own and an empty list is a fault that is recorded. */
const paging: ReadonlySet<LifecycleType> = new Set(['alert.raised', 'alert.escalated', 'alert.updated'])

/**
 * What a lifecycle event makes us say, and to whom.
 *
 * Normally exactly one message to the officers' topic: to the officer who must act, else to the desk that must, else to the
 * topic as such. A control room beside an officer sees the alert on its board; that is recorded as a notice of its own.
 */
export const planNotices = (event: LifecycleEvent, settings: PlanSettings): PlannedNotice[] => {
  const officers = event.tell.filter(isOfficer)
  const desks = event.tell.filter(isForce)
  const partners = event.tell.filter(isPartner)
  const eventType = officerEvent[event.eventType]

  const ofOfficer = officers.map(({ officerId, forceCode }) =>
    planned(event, settings, `officer:${officerId}`, 'officers', eventType ?? officerEvent['alert.updated'], {
      officerId,
      forceCode: forceCode ?? event.forceCode,
    }),
  )
  const desksNeedMessage =
    paging.has(event.eventType) &&
    (officers.length === 0 || event.eventType === 'alert.escalated') &&
    eventType !== null
  const ofDesk = desks.map(desk =>
    desksNeedMessage
      ? planned(event, settings, nameOf(desk), 'officers', eventType, { forceCode: desk.forceCode ?? event.forceCode })
      : silent(event, nameOf(desk), 'CONTROL_ROOM', 'SENT', null),
  )
  const ofPartner = partners.map(({ partnerId }) =>
    planned(event, settings, `partner:${partnerId}`, 'partners', 'breach-alerts.alert.notice', {
      partnerId,
      agency: settings.agencies.get(partnerId) ?? partnerId,
      forceCode: event.forceCode,
    }),
  )
  const notices = [...ofOfficer, ...ofDesk, ...ofPartner]

  const isSaid = notices.some(({ message }) => message?.topic === 'officers')
  if (!isSaid && eventType !== null && alwaysPublished.has(event.eventType)) {
    notices.push(planned(event, settings, 'topic:officers', 'officers', eventType, { forceCode: event.forceCode }))
  }
  if (event.tell.length === 0 && (event.eventType === 'alert.raised' || event.eventType === 'alert.escalated')) {
    notices.push(silent(event, 'nobody', 'NONE', 'NOBODY', 'NO_RECIPIENT'))
  }
  return [...new Map(notices.map(notice => [notice.noticeId, notice])).values()]
}

type Officer = Extract<Recipient, { kind: 'OFFICER' }>
type Force = Extract<Recipient, { kind: 'FORCE' }>
type Partner = Extract<Recipient, { kind: 'PARTNER' }>
const isOfficer = (recipient: Recipient): recipient is Officer => recipient.kind === 'OFFICER'
const isForce = (recipient: Recipient): recipient is Force => recipient.kind === 'FORCE'
const isPartner = (recipient: Recipient): recipient is Partner => recipient.kind === 'PARTNER'

/** As the desk names it, so that both mean the same recipient. */
const nameOf = ({ forceCode, desk }: Force): string => {
  const force = `force:${forceCode ?? '-'}`
  return desk === 'CONTROL_ROOM' ? force : `${force}/${desk}`
}

const noticeIdOf = (event: LifecycleEvent, to: string): string => idOf('ntc', event.lifecycleId, to)

const silent = (
  event: LifecycleEvent,
  to: string,
  channel: PlannedNotice['channel'],
  state: PlannedNotice['state'],
  reason: string | null,
): PlannedNotice => ({ noticeId: noticeIdOf(event, to), to, channel, message: null, state, reason })

const actionAsked = (event: LifecycleEvent, topic: MessageTopic): string => {
  if (topic === 'partners') return 'READ_NOTICE'
  return paging.has(event.eventType) ? 'ACKNOWLEDGE' : 'NONE'
}

const planned = (
  event: LifecycleEvent,
  { controlRoomUrl }: PlanSettings,
  to: string,
  topic: MessageTopic,
  eventType: string,
  attributes: Readonly<Record<string, string | null>>,
): PlannedNotice => {
  const noticeId = noticeIdOf(event, to)
  const { alertId, alertRef, grade, orderType, conditionKind } = event
  return {
    noticeId,
    to,
    channel: 'SNS',
    state: 'SENT',
    reason: null,
    message: {
      noticeId,
      topic,
      body: {
        eventType,
        version: 1,
        occurredAt: event.at,
        detailUrl: `${controlRoomUrl}/alerts/${encodeURIComponent(alertId)}`,
        // No recipient has told us yet which identifiers it already uses, so none are sent.
        personReference: { identifiers: [] },
        additionalInformation: {
          alertId,
          alertRef,
          grade,
          orderType,
          conditionKind,
          forceCode: codeLike(event.forceCode, 8),
          actionAsked: actionAsked(event, topic),
        },
      },
      attributes: {
        eventType,
        grade: String(grade),
        orderType,
        ...Object.fromEntries(
          Object.entries(attributes).map(([key, value]) => [key, codeLike(value, key === 'forceCode' ? 8 : 64)]),
        ),
      },
    },
  }
}

/** A code as it may leave; null: it has another form. Better a message that nobody filters for than one that is held back. */
const codeLike = (code: string | null, longest: number): string | null =>
  code !== null && code.length <= longest && (longest === 8 ? /^[A-Za-z0-9]+$/u : /^[\w.:-]+$/u).test(code)
    ? code
    : null
