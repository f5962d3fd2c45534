import type { Recipient, TaskEvent } from '@breach-alerts/contracts'
import { onDesk, toOf } from '@breach-alerts/domain'
import type { OutboundMessage } from '@breach-alerts/notify'
import { codeLike } from './message.ts'
import { type Force, noticeIdOf, type PlannedNotice, type PlanSettings } from './notice.ts'

/**
 * What a task of an order makes us say, and to whom: a message each to the owner and to whoever is on duty on their unit's
 * desk, on the topic of planned work. Nobody climbs after a task; a desk where nobody is has the message all the same, with the
 * problem as its reason.
 */
export const planTaskNotices = (event: TaskEvent, settings: PlanSettings): PlannedNotice[] =>
  event.tell.flatMap(recipient => {
    if (recipient.kind === 'PARTNER') return []
    if (recipient.kind === 'FORCE') return deskNotice(event, settings, recipient)
    const { officerId, forceCode } = recipient
    return noticeTo(event, settings, recipient, { officerId, forceCode: forceCode ?? event.forceCode })
  })

const deskNotice = (event: TaskEvent, settings: PlanSettings, desk: Force): PlannedNotice => {
  const duty = onDesk(desk.desk, event, settings.cover, Date.parse(event.at))
  const officerId = duty.kind === 'OFFICER' ? duty.officerId : null
  return {
    ...noticeTo(event, settings, desk, { forceCode: desk.forceCode, officerId }),
    reason: duty.kind === 'NOBODY' ? duty.problem : null,
    ...(officerId !== null && { officerId }),
  }
}

const noticeTo = (
  event: TaskEvent,
  { controlRoomUrl }: PlanSettings,
  recipient: Recipient,
  attributes: Readonly<Record<'forceCode' | 'officerId', string | null>>,
): PlannedNotice => {
  const to = toOf(recipient)
  const noticeId = noticeIdOf(event, to)
  const message = messageOf(event, noticeId, controlRoomUrl, attributes)
  return { noticeId, to, channel: 'SNS', state: 'SENT', reason: null, message }
}

/** Ids, codes and a link, as of an alert. Source: contracts.md §5. */
const messageOf = (
  { at, taskId, taskKind, daysLeft, orderType, forceCode }: TaskEvent,
  noticeId: string,
  controlRoomUrl: string,
  attributes: Readonly<Record<'forceCode' | 'officerId', string | null>>,
): OutboundMessage => {
  const eventType = 'breach-alerts.task.raised'
  return {
    noticeId,
    topic: 'tasks',
    body: {
      eventType,
      version: 1,
      occurredAt: at,
      detailUrl: `${controlRoomUrl}/tasks/${encodeURIComponent(taskId)}`,
      personReference: { identifiers: [] },
      additionalInformation: {
        taskId,
        taskKind,
        daysLeft,
        grade: 3,
        orderType,
        forceCode: codeLike(forceCode, 8),
        actionAsked: 'DECIDE',
      },
    },
    attributes: {
      eventType,
      grade: '3',
      orderType,
      forceCode: codeLike(attributes.forceCode, 8),
      officerId: codeLike(attributes.officerId, 64),
    },
  }
}
