import { type EntryOf, JournalEntry, LifecycleRecord, topics, topicSettings } from '@breach-alerts/contracts'
import { type EventLog, memoryLog, type NewRecord } from '@breach-alerts/log'
import { makeMetrics, type Platform, silentLogger } from '@breach-alerts/runtime'
import { memoryStores } from '@breach-alerts/store'

export const oneLane = { ...topicSettings, [topics.journal]: { partitions: 1, compacted: false } }
export const platform = (): Platform => ({ clock: Date.now, logger: silentLogger(), metrics: makeMetrics() })
export const makeWorld = (clock = Date.now) => ({
  log: memoryLog({ topics: oneLane, clock }),
  stores: memoryStores({ clock }),
})
export type World = ReturnType<typeof makeWorld>

const at = '2026-11-20T10:00:00.000Z'

/** A suspected breach of one order, as the matcher writes it. */
export const suspected = (
  orderId: string,
  nth: number,
  level: 'CERTAIN' | 'POSSIBLE' = 'CERTAIN',
): EntryOf<'breach.suspected'> => {
  const entry = JournalEntry.parse({
    entryId: `ent_${orderId}_${nth}_${level}`,
    type: 'breach.suspected',
    orderId,
    at,
    by: 'service:breach-matcher',
    respondingForceCode: null,
    finding: {
      findingId: `fnd_${orderId}_${nth}`,
      event: { source: 'urn:test', id: `e${nth}`, type: 'incident.reported', occurredAt: at, receivedAt: at },
      orderId,
      orderVersion: 1,
      conditionId: 'c1',
      conditionKind: 'NO_CONTACT_DIRECT',
      level,
      weight: 21,
      modelVersion: 'test',
      flags: [],
      evidence: [],
      sentences: [],
    },
    facts: {
      orderId,
      orderType: 'NON_MOLESTATION',
      orderVersion: 1,
      forceCode: '13',
      unit: null,
      officerId: '13:4471',
      deputyId: '13:5120',
      partners: [],
      risk: null,
      mappaLevel: null,
      madeWithoutNotice: false,
      knowledge: [],
      condition: {
        conditionId: 'c1',
        clause: null,
        kind: 'NO_CONTACT_DIRECT',
        text: null,
        exceptions: [],
        arrestPower: null,
      },
    },
  })
  if (entry.type !== 'breach.suspected') throw new Error('not a suspected breach')
  return entry
}

export const going = (orderId: string, alertId: string, ackId = 'ack_1'): JournalEntry =>
  JournalEntry.parse({
    entryId: `ent_${ackId}`,
    type: 'acknowledged',
    orderId,
    alertId,
    at: '2026-11-20T10:01:00.000Z',
    by: '13:4471',
    ackId,
    response: 'GOING',
    deviceTime: null,
    onBehalfOf: null,
  })

/** An action of an officer, as the control room writes it. */
export const done = (
  orderId: string,
  alertId: string,
  code: string,
  fields: Record<string, unknown> = {},
): JournalEntry =>
  JournalEntry.parse({
    entryId: `ent_${code}`,
    type: 'action.recorded',
    orderId,
    alertId,
    at: '2026-11-20T10:02:00.000Z',
    by: '13:4471',
    actionId: code,
    code,
    doneAt: '2026-11-20T10:02:00.000Z',
    note: 'Attended',
    fields,
    roles: ['officer'],
  })

export const closing = (orderId: string, alertId: string): JournalEntry =>
  JournalEntry.parse({
    entryId: 'ent_close',
    type: 'closure.asked',
    orderId,
    alertId,
    at: '2026-11-20T10:03:00.000Z',
    by: '13:4471',
    closureId: 'close',
    outcome: '15',
    reason: 'Evidence short',
    roles: ['officer'],
  })

/** What the clock says of an order that ends in a week. */
export const ending = (orderId: string): JournalEntry =>
  JournalEntry.parse({
    entryId: `ent_ending_${orderId}`,
    type: 'order.ending',
    orderId,
    at,
    by: 'service:escalation-clock',
    daysLeft: 7,
    endsAt: '2026-11-28T00:00:00.000Z',
    order: {
      orderType: 'NON_MOLESTATION',
      version: 1,
      forceCode: '13',
      unit: 'DA',
      officerId: '13:4471',
      deputyId: null,
      partners: [],
      risk: null,
      mappaLevel: null,
      isInForce: true,
      endsAt: '2026-11-28T00:00:00.000Z',
      versions: [],
    },
  })

export const record = (entry: { orderId: string }, key = entry.orderId): NewRecord => ({
  topic: topics.journal,
  key,
  value: Buffer.from(JSON.stringify(entry)),
})

export const lifecycleOf = async (log: EventLog): Promise<LifecycleRecord[]> => {
  const events: LifecycleRecord[] = []
  await log.readToEnd(topics.lifecycle, ({ records }) => {
    events.push(...records.map(({ value }) => LifecycleRecord.parse(JSON.parse(String(value)))))
  })
  return events
}
