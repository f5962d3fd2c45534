import type { AlertBody, OutboundMessage, TaskBody } from '../../src/index.ts'

type Information = AlertBody['additionalInformation']

/** A message as the notifier makes them; ids of its own for every call. */
export const message = (
  noticeId: string,
  over: Partial<OutboundMessage> = {},
  information: Partial<Information> = {},
): OutboundMessage => ({
  noticeId,
  topic: 'officers',
  body: {
    eventType: 'breach-alerts.alert.raised',
    version: 1,
    occurredAt: '2026-11-23T03:14:00Z',
    detailUrl: 'https://alerts.example.test/alerts/alt_1',
    personReference: { identifiers: [{ type: 'CRN', value: 'X123456' }] },
    additionalInformation: {
      alertId: 'alt_1',
      alertRef: '7K3-2QD',
      grade: 1,
      orderType: 'DVPO',
      conditionKind: 'EXCLUSION_ZONE',
      forceCode: '13',
      actionAsked: 'ACKNOWLEDGE',
      ...information,
    },
  },
  attributes: {
    eventType: 'breach-alerts.alert.raised',
    grade: '1',
    orderType: 'DVPO',
    forceCode: '13',
    officerId: '13:4471',
    agency: null,
    partnerId: '',
  },
  ...over,
})

/** A message about a task of an order. */
export const taskMessage = (
  noticeId: string,
  information: Partial<TaskBody['additionalInformation']> = {},
): OutboundMessage => ({
  noticeId,
  topic: 'tasks',
  body: {
    eventType: 'breach-alerts.task.raised',
    version: 1,
    occurredAt: '2026-11-23T00:00:00Z',
    detailUrl: 'https://alerts.example.test/tasks/tsk_1',
    personReference: { identifiers: [] },
    additionalInformation: {
      taskId: 'tsk_1',
      taskKind: 'ORDER_ENDING',
      daysLeft: 7,
      grade: 3,
      orderType: 'DVPO',
      forceCode: '13',
      actionAsked: 'DECIDE',
      ...information,
    },
  },
  attributes: {
    eventType: 'breach-alerts.task.raised',
    grade: '3',
    orderType: 'DVPO',
    forceCode: '13',
    officerId: '13:4471',
  },
})

/** Set without asking the types: what a mistake elsewhere could do. */
export const planted = (path: readonly string[], value: unknown, from = message('ntc_planted')): OutboundMessage => {
  const made = structuredClone(from)
  const last = path.at(-1) ?? ''
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((at, name) => at[name] as Record<string, unknown>, made)
  parent[last] = value
  return made
}
