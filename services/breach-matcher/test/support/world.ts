import { type JournalEntry, type Order, Order as OrderSchema, topics, topicSettings } from '@breach-alerts/contracts'
import { keysOfOrder } from '@breach-alerts/domain'
import {
  type EventLog,
  type Headers,
  type LogRecord,
  memoryLog,
  type NewRecord,
  partitionKey,
} from '@breach-alerts/log'
import { makeMetrics, type Platform, silentLogger } from '@breach-alerts/runtime'
import { memoryStores, type Stores } from '@breach-alerts/store'

export const recentSecret = 'of the test, for recent events'

/** One partition of events, so that steps and offsets are the same in every run. */
export const oneLane = { ...topicSettings, [topics.events]: { partitions: 1, compacted: false } }

/** What every start of the matcher needs beside the log and the stores. */
export const platform = (): Platform & { recentSecret: string } => ({
  clock: Date.now,
  logger: silentLogger(),
  metrics: makeMetrics(),
  recentSecret,
})

export const makeWorld = (): { log: EventLog; stores: Stores } => ({
  log: memoryLog({ topics: oneLane }),
  stores: memoryStores(),
})

export const device = 'EM-10001'
export const inside = { latitude: 53.8, longitude: -1.55 }
export const outside = { latitude: 53.9, longitude: -1.55 }

export const order: Order = OrderSchema.parse({
  orderId: 'ord_zone',
  type: 'NON_MOLESTATION',
  owner: { forceCode: '13', officerId: '13:4471' },
  respondent: {
    names: [{ given: ['Invented'], family: 'Person' }],
    identifiers: [{ scheme: 'EM_DEVICE', value: device }],
  },
  versions: [
    {
      version: 1,
      validFrom: '2026-01-01',
      conditions: [
        { conditionId: 'c1', kind: 'EXCLUSION_ZONE', area: { type: 'Circle', centre: inside, radiusM: 300 } },
      ],
    },
  ],
})

export const orderRecord = (one: Order): NewRecord => ({
  topic: topics.orders,
  key: one.orderId,
  value: Buffer.from(JSON.stringify(one)),
})

/** What order-register does, in one step. */
export const indexOrders = async ({ log, stores }: { log: EventLog; stores: Stores }, orders: readonly Order[]) => {
  const appended = await log.append(orders.map(orderRecord))
  for (const [index, { partition, offset }] of appended.entries()) {
    const one = orders[index]
    if (!one) continue
    await stores.orders.apply({
      partition: partitionKey(topics.orders, partition),
      nextOffset: offset + 1,
      orders: [{ orderId: one.orderId, keys: keysOfOrder(one), document: JSON.stringify(one) }],
    })
  }
}

let serial = 0
const envelope = (type: string, id: string, time: string): Headers => ({
  ce_specversion: '1.0',
  ce_id: id,
  ce_source: 'urn:test',
  ce_type: type,
  ce_time: time,
})

export const eventRecord = (
  type: string,
  data: unknown,
  {
    id = `e${(serial += 1)}`,
    time = '2026-11-20T10:00:00Z',
    headers = {},
  }: { id?: string; time?: string; headers?: Headers } = {},
): NewRecord => ({
  topic: topics.events,
  key: 'lane',
  value: Buffer.from(typeof data === 'string' ? data : JSON.stringify(data)),
  headers: { ...envelope(type, id, time), ...headers },
})

export const fix = (at: { latitude: number; longitude: number }, id: string, time: string, deviceId = device) =>
  eventRecord('em.position', { deviceId, fix: { ...at, accuracyM: 8, kind: 'GNSS' } }, { id, time })

export const asRecord = (record: NewRecord, offset = 0): LogRecord => ({
  topic: record.topic,
  partition: 0,
  offset,
  key: record.key,
  value: record.value,
  headers: record.headers ?? {},
  appendedAt: Date.parse('2026-11-20T10:00:05Z'),
})

export const readAll = async (log: EventLog, topic: string): Promise<LogRecord[]> => {
  const records: LogRecord[] = []
  await log.readToEnd(topic, batch => void records.push(...batch.records))
  return records
}

export const journalOf = async (log: EventLog): Promise<JournalEntry[]> =>
  (await readAll(log, topics.journal)).map(({ value }) => JSON.parse(String(value)) as JournalEntry)
