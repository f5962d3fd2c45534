import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns'
import { NotifyUnavailable } from '../errors.ts'
import { messageTopics, type MessageTopic, type Notify, type OutboundMessage, type SendResult } from '../port.ts'
import { clearForRelease } from '../privacy-guard.ts'
import { batchesOf, bytesOf, entryOf, mostBytes, type Outgoing } from './batches.ts'
import { failureOf, isMissingTopic, resultsOf } from './outcome.ts'
import { makeTopics, type NotifyLogger } from './topics.ts'

export type SnsNotifyOptions = {
  region: string
  /** Absent: AWS itself. */
  endpoint?: string | undefined
  /** Names or ARNs (default `breach-alerts-officers`, `…-partners`, `…-tasks`). */
  topics?: Readonly<Record<MessageTopic, string>>
  /** Needed with names where topics may not be made. */
  accountId?: string | undefined
  /** May missing topics be made? Default: only at an endpoint of our own, never in AWS by accident. */
  mayCreateTopics?: boolean
  /** Absent: the SDK's own chain. */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } | undefined
  /** Longest wait for the answer to one try (default 1 000); there are two. */
  requestTimeoutMs?: number
  logger?: NotifyLogger
}

/** Batches on their way at once: more gain little (performance.md §1f) and would wait for a socket within their time-out. */
const atOnce = 4

/**
 * Without these the SDK waits for ever, and only warns when the time is up. Two tries: a cut connection mends itself, and
 * whatever lasts longer is the caller's durable retry. Source: reliability.md §3.2.
 */
const makeClient = ({ region, endpoint, credentials, requestTimeoutMs = 1_000 }: SnsNotifyOptions): SNSClient =>
  new SNSClient({
    region,
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: requestTimeoutMs,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: 2 * atOnce },
      httpsAgent: { keepAlive: true, maxSockets: 2 * atOnce },
    },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
  })

/**
 * Notify through Amazon SNS, a topic for each kind of listener, in batches. What AWS would refuse and its emulators would not (reliability.md §3.4) is
 * refused here.
 *
 * @throws TypeError when a topic is given by name, may not be made, and no account says where it is
 */
export const snsNotify = (options: SnsNotifyOptions): Notify => {
  const {
    region,
    endpoint,
    accountId,
    logger,
    topics: named = {
      officers: 'breach-alerts-officers',
      partners: 'breach-alerts-partners',
      tasks: 'breach-alerts-tasks',
    },
    mayCreateTopics: mayCreate = endpoint !== undefined,
  } = options
  if (!mayCreate && accountId === undefined && !Object.values(named).every(topic => topic.startsWith('arn:')))
    throw new TypeError('snsNotify needs topic ARNs, or accountId, or mayCreateTopics')
  const sns = makeClient(options)
  const topics = makeTopics(sns, { region, topics: named, accountId, mayCreate, logger })

  const publish = async (topic: MessageTopic, batch: readonly Outgoing[]): Promise<SendResult[]> => {
    try {
      const TopicArn = await topics.arnOf(topic)
      const output = await sns.send(
        new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: batch.map(entryOf) }),
      )
      return resultsOf(output, batch.length)
    } catch (error) {
      const isMissing = isMissingTopic(error)
      if (isMissing) topics.forget(topic)
      const failure = failureOf(error)
      // A topic that is gone and may be made again is a matter of trying again.
      return batch.map(() => (isMissing && mayCreate ? { ...failure, kind: 'unknown' as const } : failure))
    }
  }

  return {
    send: async messages => {
      const results = new Map<string, SendResult>()
      const outgoing: Record<MessageTopic, Outgoing[]> = { officers: [], partners: [], tasks: [] }
      for (const message of firstOfEach(messages)) {
        const cleared = clearForRelease(message)
        if (cleared.kind === 'withheld') results.set(message.noticeId, { kind: 'refused', reason: cleared.reason })
        else if (bytesOf(cleared) > mostBytes) results.set(message.noticeId, { kind: 'refused', reason: 'TOO_LONG' })
        else outgoing[message.topic].push({ noticeId: message.noticeId, cleared })
      }
      const waiting = messageTopics.flatMap(topic => batchesOf(outgoing[topic]).map(batch => ({ topic, batch })))
      const worker = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const { topic, batch } = next
          const answers = await publish(topic, batch)
          for (const [place, { noticeId }] of batch.entries()) {
            results.set(noticeId, answers[place] ?? { kind: 'unknown', reason: 'NoResult' })
          }
        }
      }
      await Promise.all(Array.from({ length: atOnce }, worker))

      const refused = [...results].filter(([, { kind }]) => kind === 'refused')
      for (const [noticeId, result] of refused)
        logger?.error({ noticeId, reason: 'reason' in result ? result.reason : '' }, 'notice refused')
      return messages.map(({ noticeId }) => results.get(noticeId) ?? { kind: 'unknown', reason: 'NoResult' })
    },
    ready: async () => {
      try {
        await Promise.all(messageTopics.map(topics.prove))
      } catch (error) {
        throw new NotifyUnavailable('ready', error)
      }
    },
    close: () => {
      sns.destroy()
      return Promise.resolve()
    },
  }
}

/** The same id is the same message: it leaves once, and the result is everybody's. */
const firstOfEach = (messages: readonly OutboundMessage[]): OutboundMessage[] => {
  const byId = new Map<string, OutboundMessage>()
  for (const message of messages) if (!byId.has(message.noticeId)) byId.set(message.noticeId, message)
  return [...byId.values()]
}
