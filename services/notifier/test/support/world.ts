import {
  type EntryOf,
  JournalEntry,
  LifecycleEvent,
  type LifecycleRecord,
  TaskEvent,
  topics,
  topicSettings,
} from '@breach-alerts/contracts'
import { type EventLog, memoryLog } from '@breach-alerts/log'
import { memoryNotify } from '@breach-alerts/notify'
import { makeMetrics, type Platform, silentLogger } from '@breach-alerts/runtime'
import { ServiceConfig } from '../../src/config.ts'

export const oneLane = { ...topicSettings, [topics.lifecycle]: { partitions: 1, compacted: false } }
export const config = ServiceConfig.parse({
  CONTROL_ROOM_URL: 'https://room.example.test/',
  PARTNER_AGENCIES: 'prt_demo=PROBATION',
})
export const makeWorld = () => ({
  log: memoryLog({ topics: oneLane }),
  notify: memoryNotify(),
  now: { at: Date.now() },
})
export type World = ReturnType<typeof makeWorld>
export const platform = ({ now }: Pick<World, 'now'>): Platform => ({
  clock: () => now.at,
  logger: silentLogger(),
  metrics: makeMetrics(),
})

export const officer = { kind: 'OFFICER', officerId: '13:4471', forceCode: '13', rung: 0 } as const
export const room = { kind: 'FORCE', forceCode: '13', desk: 'CONTROL_ROOM', rung: 0 } as const
export const otherRoom = { kind: 'FORCE', forceCode: '06', desk: 'CONTROL_ROOM', rung: 0 } as const
export const supervisor = { kind: 'FORCE', forceCode: '13', desk: 'UNIT_SUPERVISOR', rung: 2 } as const
export const manager = { kind: 'FORCE', forceCode: '13', desk: 'FORCE_INCIDENT_MANAGER', rung: 3 } as const
export const inbox = { kind: 'FORCE', forceCode: null, desk: 'CONTROL_ROOM', rung: 3 } as const
export const partner = { kind: 'PARTNER', partnerId: 'prt_demo', basis: 'CJA2003_S325' } as const

let serial = 0
export const lifecycle = (
  eventType: LifecycleEvent['eventType'],
  tell: LifecycleEvent['tell'],
  fields: Partial<LifecycleEvent> = {},
): LifecycleEvent =>
  LifecycleEvent.parse({
    lifecycleId: `lif_${(serial += 1)}`,
    eventType,
    at: '2026-11-20T10:00:00Z',
    orderId: 'ord_1',
    alertId: 'alt_1',
    alertRef: '7K3-2QD',
    state: 'RAISED',
    grade: 1,
    orderType: 'NON_MOLESTATION',
    conditionKind: 'EXCLUSION_ZONE',
    forceCode: '13',
    respondingForceCode: null,
    assignedTo: null,
    occurredAt: '2026-11-20T09:59:00Z',
    tell,
    ...fields,
  })

/** A task of an order that somebody must be told of, as the desk says it. */
export const task = (tell: TaskEvent['tell'], fields: Partial<TaskEvent> = {}): TaskEvent =>
  TaskEvent.parse({
    lifecycleId: `lif_${(serial += 1)}`,
    eventType: 'task.raised',
    at: '2026-11-20T10:00:00Z',
    orderId: 'ord_1',
    taskId: 'tsk_1',
    taskKind: 'ORDER_ENDING',
    daysLeft: 7,
    orderType: 'NON_MOLESTATION',
    forceCode: '13',
    unit: 'DA',
    tell,
    ...fields,
  })

export const record = (event: LifecycleRecord) => ({
  topic: topics.lifecycle,
  key: event.orderId,
  value: Buffer.from(JSON.stringify(event)),
})

/** Notices in the journal, in order. */
export const entriesIn = async (log: EventLog): Promise<EntryOf<'notice.recorded'>[]> => {
  const notices: EntryOf<'notice.recorded'>[] = []
  await log.readToEnd(topics.journal, ({ records }) => {
    for (const { value } of records) {
      const entry = JournalEntry.parse(JSON.parse(String(value)))
      if (entry.type === 'notice.recorded') notices.push(entry)
    }
  })
  return notices
}

/** The same as `to channel state`. */
export const noticesOf = async (log: EventLog): Promise<string[]> =>
  (await entriesIn(log)).map(({ to, channel, state }) => `${to} ${channel} ${state}`)

export const isSettled = async (log: EventLog): Promise<boolean> =>
  (await log.progress('notifier', topics.lifecycle)).every(
    ({ committedOffset, endOffset }) => (committedOffset ?? 0) === endOffset,
  )
