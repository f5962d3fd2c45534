import type { Notify, SendResult } from '@breach-alerts/notify'
import type { Platform } from '@breach-alerts/runtime'
import type { ServiceConfig } from './config.ts'
import type { NoticeMemory, Settled } from './memory.ts'
import type { PlannedNotice } from './notice.ts'

type DeliverPorts = Platform & { notify: Pick<Notify, 'send'>; memory: NoticeMemory }

/**
 * Sends what is not settled yet, once, and keeps what became of each notice in memory.
 *
 * `refused` settles as failed and is loud: a person must repair the configuration. `unknown` stays open. One that stays open
 * for long while others get through is given up, loudly, so that it does not hold up the alerts behind it.
 */
export const makeDeliver = ({ notify, memory, clock, logger, metrics }: DeliverPorts, config: ServiceConfig) => {
  const { settled, trouble } = memory
  let lastAcceptedAt = Number.NEGATIVE_INFINITY

  const settle = (noticeId: string, state: Settled['state'], reason: string | null) => {
    const isJournaled = state === 'FAILED' && (trouble.get(noticeId)?.isSaid ?? false)
    settled.set(noticeId, { state, reason, isJournaled })
    trouble.delete(noticeId)
  }

  const judge = ({ noticeId, message, state, reason }: PlannedNotice, result: SendResult, now: number) => {
    const topic = message?.topic ?? 'none'
    metrics.count('notifier_sends_total', 'Messages handed to the provider', { topic, outcome: result.kind })
    if (result.kind === 'accepted') return settle(noticeId, state, reason)
    if (result.kind === 'refused') {
      logger.error({ noticeId, outcome: 'refused', reason: result.reason }, 'message was refused by the provider')
      // Held back by our own guard before it left, so nobody was told; anything else the provider refused.
      return settle(noticeId, result.reason.startsWith('PRIVACY_GUARD') ? 'WITHHELD' : 'FAILED', result.reason)
    }
    const { since } = trouble.get(noticeId) ?? { since: now }
    if (!trouble.has(noticeId)) trouble.set(noticeId, { since, isSaid: false })
    if (now - since > config.NOTIFY_GIVE_UP_AFTER_MS && lastAcceptedAt > since) {
      logger.error({ noticeId, outcome: 'gave-up', reason: result.reason }, 'message got no answer while others did')
      settle(noticeId, 'FAILED', result.reason)
    }
  }

  return async (notices: readonly PlannedNotice[]): Promise<void> => {
    const open = notices.filter(({ noticeId }) => !settled.has(noticeId))
    for (const { noticeId, message, state, reason } of open) if (!message) settle(noticeId, state, reason)
    const outgoing = open.filter(({ message }) => message !== null)
    if (outgoing.length === 0) return
    const results = await notify.send(outgoing.flatMap(({ message }) => (message ? [message] : [])))
    const now = clock()
    if (results.some(({ kind }) => kind === 'accepted')) lastAcceptedAt = now
    outgoing.forEach((notice, index) => judge(notice, results[index] ?? { kind: 'unknown', reason: 'NO_RESULT' }, now))
  }
}
