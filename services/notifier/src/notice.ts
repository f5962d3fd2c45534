import type { LifecycleEvent, LifecycleType, Recipient } from '@breach-alerts/contracts'
import { type CoverBook, idOf, knownUnreachable, onDesk, toOf } from '@breach-alerts/domain'
import type { OutboundMessage } from '@breach-alerts/notify'
import { messageOf } from './message.ts'

/** Who is told what: one per recipient of a lifecycle event, with the message that carries it where one leaves the building. */
export type PlannedNotice = {
  noticeId: string
  /** `officer:13:4471`, `force:13`, `force:13/UNIT_SUPERVISOR`, `partner:prt_demo`, `topic:officers`. */
  to: string
  channel: 'SNS' | 'CONTROL_ROOM' | 'NONE'
  message: OutboundMessage | null
  /** Without a message: what is journaled at once; with one: once it is out. */
  state: 'SENT' | 'NOBODY' | 'ON_BOARD'
  reason: string | null
  /** Who is on duty on the desk that `to` names. */
  officerId?: string
}

export type PlanSettings = {
  controlRoomUrl: string
  agencies: ReadonlyMap<string, string>
  /** The directory and rotas as they stand. */
  cover: CoverBook
}

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

/** In these somebody must act: an empty list is a fault that is recorded, and so is a desk where nobody is. */
const paging: ReadonlySet<LifecycleType> = new Set(['alert.raised', 'alert.escalated', 'alert.updated'])

/**
 * What a lifecycle event makes us say, and to whom.
 *
 * An officer has a message of their own. A supervisors' or incident managers' desk has one too, to the person on duty at that
 * instant where the directory knows. A control room has one unless an officer of its own force has: then it sees the alert on
 * its board and its force's subscribers have the officer's message. While the alert climbs, a rung where nobody can be reached
 * is recorded as NOBODY, by which the desk climbs at once.
 */
export const planNotices = (event: LifecycleEvent, settings: PlanSettings): PlannedNotice[] => {
  const eventType = officerEvent[event.eventType]
  const ofOfficer = event.tell.filter(isOfficer).map(officer => officerNotice(event, settings, officer))
  const messaged = event.tell
    .filter(isOfficer)
    .filter((_, index) => ofOfficer[index]?.message)
    .map(({ forceCode }) => forceCode ?? event.forceCode)
  const ofDesk = event.tell.filter(isForce).map(desk => {
    const isHeard = desk.desk === 'CONTROL_ROOM' && messaged.includes(desk.forceCode)
    return eventType === null || isHeard
      ? withoutMessage(event, toOf(desk), 'CONTROL_ROOM', 'ON_BOARD', null)
      : deskNotice(event, settings, desk, eventType)
  })
  const ofPartner = event.tell.filter(isPartner).map(({ partnerId }) =>
    withMessage(event, settings, `partner:${partnerId}`, 'breach-alerts.alert.notice', {
      partnerId,
      agency: settings.agencies.get(partnerId) ?? partnerId,
      forceCode: event.forceCode,
    }),
  )
  const notices = [...ofOfficer, ...ofDesk, ...ofPartner]

  const isSaid = notices.some(({ message }) => message?.topic === 'officers')
  if (!isSaid && eventType !== null && alwaysPublished.has(event.eventType)) {
    notices.push(withMessage(event, settings, 'topic:officers', eventType, { forceCode: event.forceCode }))
  }
  if (event.tell.length === 0 && (event.eventType === 'alert.raised' || event.eventType === 'alert.escalated')) {
    notices.push(withoutMessage(event, 'nobody', 'NONE', 'NOBODY', 'NO_RECIPIENT'))
  }
  return [...new Map(notices.map(notice => [notice.noticeId, notice])).values()]
}

type Officer = Extract<Recipient, { kind: 'OFFICER' }>
export type Force = Extract<Recipient, { kind: 'FORCE' }>
type Partner = Extract<Recipient, { kind: 'PARTNER' }>
const isOfficer = (recipient: Recipient): recipient is Officer => recipient.kind === 'OFFICER'
const isForce = (recipient: Recipient): recipient is Force => recipient.kind === 'FORCE'
const isPartner = (recipient: Recipient): recipient is Partner => recipient.kind === 'PARTNER'

/** Only while it climbs does somebody else follow; after that a message to nobody is still better than none. */
const climbs = ({ eventType, state, actionAsked }: LifecycleEvent): boolean =>
  paging.has(eventType) && (state === 'RAISED' || actionAsked === 'ACKNOWLEDGE')

const officerNotice = (event: LifecycleEvent, settings: PlanSettings, officer: Officer): PlannedNotice => {
  const { officerId, forceCode } = officer
  if (climbs(event) && knownUnreachable(settings.cover, officerId))
    return withoutMessage(event, toOf(officer), 'NONE', 'NOBODY', 'NOT_REACHABLE')
  const eventType = officerEvent[event.eventType] ?? officerEvent['alert.updated']
  return withMessage(event, settings, toOf(officer), eventType, { officerId, forceCode: forceCode ?? event.forceCode })
}

const deskNotice = (event: LifecycleEvent, settings: PlanSettings, desk: Force, eventType: string): PlannedNotice => {
  const owner = { forceCode: desk.forceCode, unit: event.unit ?? null }
  const duty = paging.has(event.eventType)
    ? onDesk(desk.desk, owner, settings.cover, Date.parse(event.at))
    : ({ kind: 'DESK' } as const)
  const isLast = desk.desk === 'FORCE_INCIDENT_MANAGER'
  if (duty.kind === 'NOBODY' && climbs(event) && !isLast)
    return withoutMessage(event, toOf(desk), 'NONE', 'NOBODY', duty.problem)
  const forceCode = desk.forceCode ?? event.forceCode
  if (duty.kind === 'OFFICER')
    return {
      ...withMessage(event, settings, toOf(desk), eventType, { forceCode, officerId: duty.officerId }),
      officerId: duty.officerId,
    }
  return {
    ...withMessage(event, settings, toOf(desk), eventType, { forceCode }),
    // Nobody is known to sit there and nobody stands above: whoever listens for the force hears it, and the record says why.
    reason: duty.kind === 'NOBODY' ? duty.problem : null,
  }
}

export const noticeIdOf = (event: { lifecycleId: string }, to: string): string => idOf('ntc', event.lifecycleId, to)

const withoutMessage = (
  event: LifecycleEvent,
  to: string,
  channel: PlannedNotice['channel'],
  state: PlannedNotice['state'],
  reason: string | null,
): PlannedNotice => ({ noticeId: noticeIdOf(event, to), to, channel, message: null, state, reason })

const withMessage = (
  event: LifecycleEvent,
  { controlRoomUrl }: PlanSettings,
  to: string,
  eventType: string,
  attributes: Readonly<Record<string, string | null>>,
): PlannedNotice => {
  const noticeId = noticeIdOf(event, to)
  const isPartners = to.startsWith('partner:')
  const topic = isPartners ? 'partners' : 'officers'
  const actionAsked = isPartners ? 'READ_NOTICE' : askedOf(event)
  const message = messageOf(event, { noticeId, topic, eventType, actionAsked, controlRoomUrl, attributes })
  return { noticeId, to, channel: 'SNS', state: 'SENT', reason: null, message }
}

/** As the desk says; else, of somebody who must act, by how far the alert has come. */
const askedOf = ({ eventType, state, actionAsked }: LifecycleEvent): string => {
  if (actionAsked !== undefined) return actionAsked
  if (!paging.has(eventType)) return 'NONE'
  return state === 'RAISED' ? 'ACKNOWLEDGE' : 'RECORD_ACTION'
}
