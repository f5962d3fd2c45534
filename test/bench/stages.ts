import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { topics } from '@breach-alerts/contracts'
import { kafkaLog } from '@breach-alerts/log'
import type { System } from '../support/system.ts'

/** When the broker took each record on an event's way; epoch milliseconds, by its own clock. */
export type Stage = { logged: number; found: number; raised: number; alertId: string }

/** Of journal entries and lifecycle events this is all that is needed. */
type Told = { type?: string; eventType?: string; orderId: string; alertId: string }

const brokersOf = async ({ dataDir }: System): Promise<string[]> => {
  const settings = await readFile(join(dataDir, 'kafka', 'server.properties'), 'utf8')
  return [/^advertised\.listeners=PLAINTEXT:\/\/([^,]+)/mu.exec(settings)?.[1] ?? '']
}

/** Reads from the log itself where each event was when. @param orderOf the one order that each event concerns, by event id */
export const stagesOf = async (system: System, orderOf: ReadonlyMap<string, string>): Promise<Map<string, Stage>> => {
  const log = kafkaLog({ brokers: await brokersOf(system), clientId: 'bench' })
  const logged = new Map<string, number>()
  const found = new Map<string, number>()
  const raised = new Map<string, { at: number; alertId: string }>()
  const first = <V>(map: Map<string, V>, key: string, value: V) => map.has(key) || map.set(key, value)

  await log.readToEnd(topics.events, ({ records }) => {
    for (const { headers, appendedAt } of records) first(logged, headers.ce_id ?? '', appendedAt)
  })
  await log.readToEnd(topics.journal, ({ records }) => {
    for (const { value, appendedAt } of records) {
      const { type, orderId } = JSON.parse(String(value)) as Told
      if (type === 'breach.suspected') first(found, orderId, appendedAt)
    }
  })
  await log.readToEnd(topics.lifecycle, ({ records }) => {
    for (const { value, appendedAt } of records) {
      const { eventType, orderId, alertId } = JSON.parse(String(value)) as Told
      if (eventType === 'alert.raised') first(raised, orderId, { at: appendedAt, alertId })
    }
  })
  await log.drain(2_000)

  const stages = new Map<string, Stage>()
  for (const [eventId, orderId] of orderOf) {
    const [at, suspected, told] = [logged.get(eventId), found.get(orderId), raised.get(orderId)]
    if (at === undefined || suspected === undefined || told === undefined) continue
    stages.set(eventId, { logged: at, found: suspected, raised: told.at, alertId: told.alertId })
  }
  return stages
}
