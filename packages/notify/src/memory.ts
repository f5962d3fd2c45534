import { NotifyUnavailable } from './errors.ts'
import type { MessageTopic, Notify, OutboundMessage, SendResult } from './port.ts'
import { clearForRelease } from './privacy-guard.ts'

export type SentMessage = {
  noticeId: string
  topic: MessageTopic
  messageId: string
  /** As it left: JSON. */
  body: string
  attributes: Readonly<Record<string, string>>
}

/** What becomes of one try; null: it is accepted. */
export type Script = (message: OutboundMessage, attempt: number) => Exclude<SendResult, { kind: 'accepted' }> | null

export type MemoryNotify = Notify & {
  /** Everything that was accepted, in order. */
  readonly sent: readonly SentMessage[]
  /** Decides about every later try; attempts of each noticeId count from 1. */
  script: (next: Script) => void
  /** false: `ready` fails and every message is `unknown`, as when the provider is out of reach. */
  reachable: (isReachable: boolean) => void
}

const accept: Script = () => null

/** Notify in this process: remembers what was sent, and fails as it is told to. */
export const memoryNotify = (): MemoryNotify => {
  const sent: SentMessage[] = []
  const attempts = new Map<string, number>()
  let decide: Script = accept
  let isReachable = true

  const sendOne = (message: OutboundMessage): SendResult => {
    const cleared = clearForRelease(message)
    if (cleared.kind === 'withheld') return { kind: 'refused', reason: cleared.reason }
    const { noticeId, topic } = message
    const attempt = (attempts.get(noticeId) ?? 0) + 1
    attempts.set(noticeId, attempt)
    if (!isReachable) return { kind: 'unknown', reason: 'UNREACHABLE' }
    const failure = decide(message, attempt)
    if (failure) return failure
    const messageId = `memory-${sent.length + 1}`
    sent.push({ noticeId, topic, messageId, body: cleared.body, attributes: Object.fromEntries(cleared.attributes) })
    return { kind: 'accepted', messageId }
  }

  return {
    sent,
    script: next => (decide = next),
    reachable: next => (isReachable = next),
    send: messages => {
      const results = new Map<string, SendResult>()
      for (const message of messages)
        if (!results.has(message.noticeId)) results.set(message.noticeId, sendOne(message))
      return Promise.resolve(messages.flatMap(({ noticeId }) => results.get(noticeId) ?? []))
    },
    ready: () =>
      isReachable ? Promise.resolve() : Promise.reject(new NotifyUnavailable('ready', new Error('UNREACHABLE'))),
    close: () => Promise.resolve(),
  }
}
