import type { LifecycleEvent } from '@breach-alerts/contracts'
import type { MessageTopic, OutboundMessage } from '@breach-alerts/notify'

export type MessageSpec = {
  noticeId: string
  topic: MessageTopic
  eventType: string
  actionAsked: string
  controlRoomUrl: string
  /** What recipients filter by, beside event type, grade and order type. */
  attributes: Readonly<Record<string, string | null>>
}

/** The message of one notice: ids, codes and a link. Source: contracts.md §5. */
export const messageOf = (
  event: LifecycleEvent,
  { noticeId, topic, eventType, actionAsked, controlRoomUrl, attributes }: MessageSpec,
): OutboundMessage => {
  const { alertId, alertRef, grade, orderType, conditionKind } = event
  return {
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
        actionAsked,
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
  }
}

/** A code as it may leave; null: it has another form. Better a message that nobody filters for than one that is held back. */
export const codeLike = (code: string | null, longest: number): string | null =>
  code !== null && code.length <= longest && (longest === 8 ? /^[A-Za-z0-9]+$/u : /^[\w.:-]+$/u).test(code)
    ? code
    : null
