/** Notify: how news leaves the building. Two adapters (SNS; memory), one contract suite. */

/** `tasks`: planned work about orders, apart from alerts, so that nobody who is paged for those is woken by it. */
export const messageTopics = ['officers', 'partners', 'tasks'] as const
export type MessageTopic = (typeof messageTopics)[number]

/** Thin by design: ids, codes and a link. Never a name, address, zone, coordinate or narrative. Source: contracts.md §5. */
type Body<EventType extends string, Information> = {
  eventType: EventType
  version: 1
  /** RFC 3339. */
  occurredAt: string
  detailUrl: string
  personReference: { identifiers: { type: string; value: string }[] }
  additionalInformation: Information
}

export type AlertBody = Body<
  string,
  {
    alertId: string
    alertRef: string
    grade: number
    orderType: string
    conditionKind: string
    forceCode: string | null
    actionAsked: string
  }
>

export type TaskBody = Body<
  'breach-alerts.task.raised',
  {
    taskId: string
    taskKind: string
    daysLeft: number
    grade: 3
    orderType: string
    forceCode: string | null
    actionAsked: 'DECIDE'
  }
>

export type OutboundMessage = {
  /** Derived from its cause; a retry sends the same id. */
  noticeId: string
  topic: MessageTopic
  body: AlertBody | TaskBody
  /** String attributes for filter policies; null values are left out. */
  attributes: Readonly<Record<string, string | null>>
}

/**
 * `accepted` means the provider took it, not that anybody saw it: only an acknowledgement stops escalation.
 * `refused`: the provider will never take it (configuration, permission): loud, and told to a person.
 * `unknown`: no answer, throttled or a provider fault: repeat under the same id.
 */
export type SendResult = { kind: 'accepted'; messageId: string } | { kind: 'refused' | 'unknown'; reason: string }

export type Notify = {
  /** Results in the order of the messages. Never throws for one message's sake. */
  send: (messages: readonly OutboundMessage[]) => Promise<readonly SendResult[]>
  /** Both topics exist and can be reached; makes them where it may. */
  ready: () => Promise<void>
  close: () => Promise<void>
}
