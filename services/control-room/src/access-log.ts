import { topics } from '@breach-alerts/contracts'
import type { EventLog, NewRecord } from '@breach-alerts/log'
import type { Platform } from '@breach-alerts/runtime'
import { type Reader, signature } from './need-to-know.ts'

/**
 * One consultation, or combination: somebody looked at something. Ids and codes only.
 * Source: Data Protection Act 2018 s.62 (date, time and who); domain.md §6: matching is combination, opening is consultation.
 */
export type AccessRecord = {
  accessId: string
  what:
    | 'alert.viewed'
    | 'alerts.listed'
    | 'order.viewed'
    | 'respondent.combined'
    | 'measures.exported'
    | 'tasks.listed'
    | 'task.viewed'
  who: string
  roles: readonly string[]
  force: string | null
  /** RFC 3339, UTC. */
  when: string
  service: 'control-room'
  subjectType: 'ALERT' | 'ORDER' | 'QUEUE' | 'MEASURES' | 'TASK'
  /** alertId, orderId or taskId; for a list, its reader; for an export, what it is called. */
  subjectId: string
  alertIds: readonly string[]
  /** Orders whose records came together (`respondent.combined`). */
  orderIds?: readonly string[]
  correlationId: string
}

export type AccessNote = Pick<
  AccessRecord,
  'what' | 'subjectType' | 'subjectId' | 'alertIds' | 'orderIds' | 'correlationId'
>

/** Somebody looked at one alert. */
export const alertViewed = (alertId: string, correlationId: string): AccessNote => ({
  what: 'alert.viewed',
  subjectType: 'ALERT',
  subjectId: alertId,
  alertIds: [alertId],
  correlationId,
})

/** Somebody looked at a list of alerts. */
export const alertsListed = (reader: Reader, alertIds: readonly string[], correlationId: string): AccessNote => ({
  what: 'alerts.listed',
  subjectType: 'QUEUE',
  subjectId: reader.subject,
  alertIds,
  correlationId,
})

/** Figures were taken out of the service; they name no alert. */
export const measuresExported = (name: string, correlationId: string): AccessNote => ({
  what: 'measures.exported',
  subjectType: 'MEASURES',
  subjectId: name,
  alertIds: [],
  correlationId,
})

export type AccessLog = {
  /** Settles when the record is durable, or after `waitMs`: then it goes on being tried in the background. Never rejects. */
  note: (reader: Reader, note: AccessNote) => Promise<void>
  /** Records that are not durable yet. */
  pending: () => number
  /** One last try for what is left. Resolves to the number that stays unwritten: each is in the log as an error. */
  flush: (deadlineMs: number) => Promise<number>
}

/** Over this many unwritten records the oldest is given up, loudly: the log has been away for long. */
const mostHeld = 10_000

/**
 * Writes who looked at what. A page never waits long for it and it is never lost silently: what cannot be appended is held
 * and tried again under the same id with the next record and every `retryMs`; each failure is counted.
 */
export const makeAccessLog = (
  { log, clock, logger, metrics }: { log: EventLog } & Platform,
  { waitMs, retryMs = 1_000, newId }: { waitMs: number; retryMs?: number; newId: () => string },
): AccessLog => {
  const held = new Map<string, NewRecord>()
  let writing: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null

  const writeAll = async (): Promise<void> => {
    while (held.size > 0) {
      const batch = [...held].slice(0, 500)
      try {
        await log.append(batch.map(([, record]) => record))
        for (const [id] of batch) held.delete(id)
      } catch (error) {
        metrics.count(
          'control_room_access_log_failures_total',
          'Appends of access records that failed and will be repeated',
        )
        logger.warn({ err: error, pending: held.size }, 'access records are not durable yet')
        timer ??= setTimeout(() => {
          timer = null
          void write()
        }, retryMs).unref()
        return
      }
    }
  }
  const write = (): Promise<void> => (writing ??= writeAll().finally(() => (writing = null)))

  const giveUpOldest = () => {
    if (held.size < mostHeld) return
    const oldest = held.keys().next().value as string
    held.delete(oldest)
    metrics.count('control_room_access_records_lost_total', 'Access records given up after the log was away for long')
    logger.error({ accessId: oldest }, 'access record lost')
  }

  return {
    note: async (reader, note) => {
      const record: AccessRecord = {
        accessId: newId(),
        ...note,
        who: signature(reader),
        roles: reader.roles,
        force: reader.force,
        when: new Date(clock()).toISOString(),
        service: 'control-room',
      }
      giveUpOldest()
      held.set(record.accessId, {
        topic: topics.access,
        key: record.subjectId,
        value: Buffer.from(JSON.stringify(record)),
        headers: { id: record.accessId, type: record.what },
      })
      await Promise.race([writtenOf(record.accessId), new Promise(resolve => setTimeout(resolve, waitMs).unref())])
    },
    pending: () => held.size,
    flush: async deadlineMs => {
      if (timer) clearTimeout(timer)
      await Promise.race([write(), new Promise(resolve => setTimeout(resolve, deadlineMs).unref())])
      for (const accessId of held.keys()) logger.error({ accessId }, 'access record not written before the stop')
      return held.size
    },
  }

  /** A write in hand may have begun before this record came: then another one follows it. */
  async function writtenOf(accessId: string): Promise<void> {
    await write()
    if (held.has(accessId) && timer === null) await write()
  }
}
