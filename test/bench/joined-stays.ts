import { topics } from '@breach-alerts/contracts'
import { eventKeyOf } from '@breach-alerts/domain'
import type { BatchHandler, LogRecord, NewRecord } from '@breach-alerts/log'
import type { MatcherMemory } from '@breach-alerts/store'

/** A journal entry with the event that it is about where the other contestants have it. */
type Told = { orderId: string; eventId: string | undefined }

const toldIn = ({ value }: NewRecord): Told & object => {
  const entry = JSON.parse(value.toString()) as {
    orderId: string
    finding?: { event: { id: string } }
    event?: { id: string }
  }
  return { ...entry, eventId: (entry.finding?.event ?? entry.event)?.id }
}

const keyOf = ({ headers }: LogRecord) => eventKeyOf(headers['ce_source'] ?? '', headers['ce_id'] ?? '')
const deviceOf = ({ value }: LogRecord) => (JSON.parse(String(value)) as { deviceId?: string }).deviceId ?? ''

/**
 * What the comparison counts and the product does not say twice: a further position inside an area belongs to the stay that is told
 * already. The contestants before whom it stands know no stays; so each such event is written too, for the orders of the stay.
 */
export const makeJoinedStays = (append: (records: readonly NewRecord[]) => Promise<unknown>) => {
  const matched = new Set<string>()
  const ordersOfEvent = new Map<string, Set<string>>()
  const ordersOfDevice = new Map<string, ReadonlySet<string>>()

  const joined = (record: LogRecord): NewRecord[] => {
    const eventId = record.headers['ce_id'] ?? ''
    const told = ordersOfEvent.get(eventId)
    ordersOfEvent.delete(eventId)
    if (!matched.delete(keyOf(record)) || record.headers['ce_type'] !== 'em.position') return []
    const device = deviceOf(record)
    if (told) ordersOfDevice.set(device, told)
    if (told) return []
    return [...(ordersOfDevice.get(device) ?? [])].map(orderId => ({
      topic: topics.journal,
      key: orderId,
      value: Buffer.from(JSON.stringify({ eventId, orderId })),
    }))
  }
  return {
    /** Sees every journal entry on its way, and gives it its event. */
    withEventId: (record: NewRecord): NewRecord => {
      if (record.topic !== topics.journal) return record
      const told = toldIn(record)
      if (told.eventId === undefined) return record
      ordersOfEvent.set(told.eventId, (ordersOfEvent.get(told.eventId) ?? new Set()).add(told.orderId))
      return { ...record, value: Buffer.from(JSON.stringify(told)) }
    },
    /** Sees every decision. */
    watching: (memory: MatcherMemory): MatcherMemory => ({
      ...memory,
      settle: (account, decisions, rememberMs) => {
        for (const [key, decision] of decisions) if (decision === 'matched') matched.add(key)
        return memory.settle(account, decisions, rememberMs)
      },
    }),
    handling:
      (handler: BatchHandler): BatchHandler =>
      async (batch, context) => {
        const outcome = await handler(batch, context)
        const records = batch.records.flatMap(joined)
        if (records.length > 0) await append(records)
        return outcome
      },
  }
}
