import type { LifecycleRecord } from '@breach-alerts/contracts'
import type { BatchHandler, EventLog, NewRecord } from '@breach-alerts/log'
import type { Notify } from '@breach-alerts/notify'
import { backoffMs, makeDirectoryReader, parkedRecord, patiently, type Platform } from '@breach-alerts/runtime'
import type { ServiceConfig } from './config.ts'
import { decodeLifecycle } from './decode.ts'
import { makeDeliver } from './deliver.ts'
import { noticeEntry, type Subject } from './journal.ts'
import { makeNoticeMemory, type Settled, type Trouble } from './memory.ts'
import { planNotices, type PlannedNotice, type PlanSettings } from './notice.ts'
import { planTaskNotices } from './task-notice.ts'

export type NotifierPorts = Platform & {
  log: Pick<EventLog, 'append' | 'ends' | 'readToEnd'>
  notify: Pick<Notify, 'send'>
}

type Said = { index: number; subject: Subject; notice: PlannedNotice }

const planOf = (event: LifecycleRecord, settings: PlanSettings): { subject: Subject; notices: PlannedNotice[] } =>
  event.eventType === 'task.raised'
    ? { subject: { orderId: event.orderId, alertId: event.taskId }, notices: planTaskNotices(event, settings) }
    : { subject: event, notices: planNotices(event, settings) }

/**
 * Tells whom a batch of lifecycle events says must be told, and journals what became of it.
 *
 * Sent, then journaled, then committed: dying in between sends or journals again under the same ids. While the provider gives
 * no answer nothing is committed past the first open notice; those that did get through are not sent again.
 */
export const makeHandler = async (ports: NotifierPorts, config: ServiceConfig): Promise<BatchHandler> => {
  const { log, clock, logger, metrics } = ports
  const memory = makeNoticeMemory(log)
  await patiently(memory.refresh)
  const deliver = makeDeliver({ ...ports, memory }, config)
  const directory = makeDirectoryReader(ports)
  const next = new Map<number, number>()
  const parked = new Set<string>()
  const attempts = new Map<number, number>()

  /** What the journal does not know yet: everything settled, and once what has been open for too long. */
  const unsaid = (said: readonly Said[]) =>
    said.flatMap(({ subject, notice }): { mark: Settled | Trouble; record: NewRecord }[] => {
      const now = clock()
      const settled = memory.settled.get(notice.noticeId)
      if (settled)
        return settled.isJournaled ? [] : [{ mark: settled, record: noticeEntry(subject, notice, settled, now) }]
      const trouble = memory.trouble.get(notice.noticeId)
      if (!trouble || trouble.isSaid || now - trouble.since < config.NOTIFY_FAILED_AFTER_MS) return []
      const failed = { state: 'FAILED', reason: 'NO_ANSWER' } as const
      logger.error({ noticeId: notice.noticeId, alertId: subject.alertId }, 'message has no answer from the provider')
      return [{ mark: trouble, record: noticeEntry(subject, notice, failed, now) }]
    })

  return async ({ topic, partition, records }) => {
    const first = records[0]?.offset ?? 0
    // Records between were another process's, and so may be the ones in hand.
    if (first > (next.get(partition) ?? first)) await memory.refresh()

    const settings = {
      controlRoomUrl: config.CONTROL_ROOM_URL,
      agencies: config.PARTNER_AGENCIES,
      cover: await directory.book(),
    }
    const said = new Map<string, Said>()
    const bad: NewRecord[] = []
    for (const [index, record] of records.entries()) {
      const decoded = decodeLifecycle(record)
      if (decoded.kind === 'event') {
        const { subject, notices } = planOf(decoded.event, settings)
        for (const notice of notices) {
          if (!said.has(notice.noticeId)) said.set(notice.noticeId, { index, subject, notice })
        }
      } else if (!parked.has(`${partition}/${record.offset}`)) {
        bad.push(parkedRecord(record, decoded.reason))
        logger.error(
          { topic, partition, offset: record.offset, outcome: 'parked', reason: decoded.reason },
          'event could not be read',
        )
      }
    }

    const all = [...said.values()]
    await deliver(all.map(({ notice }) => notice))
    const entries = unsaid(all)
    if (entries.length + bad.length > 0) {
      await log.append([...bad, ...entries.map(({ record }) => record)])
      for (const { key } of bad) parked.add(key.slice(topic.length + 1))
      for (const { mark } of entries) {
        if ('isSaid' in mark) mark.isSaid = true
        else mark.isJournaled = true
      }
    }
    memory.trim()

    const open = all.filter(({ notice }) => !memory.settled.has(notice.noticeId))
    metrics.gauge('notifier_open_notices', 'Notices without an answer', open.length, { partition: String(partition) })
    if (open.length === 0) {
      attempts.delete(partition)
      next.set(partition, first + records.length)
      return { kind: 'done' }
    }
    const attempt = (attempts.get(partition) ?? 0) + 1
    attempts.set(partition, attempt)
    const handled = Math.min(...open.map(({ index }) => index))
    next.set(partition, first + handled)
    return { kind: 'retry', handled, afterMs: Math.min(2_000, backoffMs(attempt)), reason: 'NO_ANSWER' }
  }
}
