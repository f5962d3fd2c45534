import {
  CreateTopicCommand,
  GetTopicAttributesCommand,
  SetTopicAttributesCommand,
  type SNSClient,
} from '@aws-sdk/client-sns'
import type { MessageTopic } from '../port.ts'
import { isMissingTopic } from './outcome.ts'

export type NotifyLogger = {
  info: (facts: object, message: string) => void
  error: (facts: object, message: string) => void
}

export type TopicSettings = {
  region: string
  /** Name or ARN of each topic. */
  topics: Readonly<Record<MessageTopic, string>>
  accountId: string | undefined
  mayCreate: boolean
  logger: NotifyLogger | undefined
}

export type Topics = {
  /** @throws what the provider answers */
  arnOf: (topic: MessageTopic) => Promise<string>
  /** Asks the provider, whatever is known. @throws what it answers */
  prove: (topic: MessageTopic) => Promise<string>
  /** Forgets what was found out; the next question asks the provider. */
  forget: (topic: MessageTopic) => void
}

/** Finds out the ARN of each topic, once, by proving that the topic is there; makes it where that is allowed. */
export const makeTopics = (sns: SNSClient, { region, topics, accountId, mayCreate, logger }: TopicSettings): Topics => {
  const known = new Map<MessageTopic, Promise<string>>()

  const create = async (name: string): Promise<string> => {
    // Asked of a topic that exists, this gives its ARN; without attributes, because other attributes would make it an error.
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: name }))
    if (TopicArn === undefined) throw new Error('no ARN in the answer')
    try {
      // The default signs notifications with SHA-1.
      await sns.send(
        new SetTopicAttributesCommand({ TopicArn, AttributeName: 'SignatureVersion', AttributeValue: '2' }),
      )
    } catch (error) {
      logger?.info({ topic: name, err: error }, 'topic keeps its signature version')
    }
    logger?.info({ topic: name }, 'topic made')
    return TopicArn
  }

  const prove = async (nameOrArn: string): Promise<string> => {
    const name = nameOrArn.split(':').at(-1) ?? nameOrArn
    const arn = nameOrArn.startsWith('arn:') ? nameOrArn : accountId && `arn:aws:sns:${region}:${accountId}:${name}`
    if (arn === undefined || arn === '') return create(name)
    try {
      await sns.send(new GetTopicAttributesCommand({ TopicArn: arn }))
      return arn
    } catch (error) {
      if (!mayCreate || !isMissingTopic(error)) throw error
      return create(name)
    }
  }

  const asked = (topic: MessageTopic): Promise<string> => {
    const found = prove(topics[topic])
    known.set(topic, found)
    // A failure is not remembered.
    found.catch(() => known.delete(topic))
    return found
  }

  return {
    arnOf: topic => known.get(topic) ?? asked(topic),
    prove: asked,
    forget: topic => void known.delete(topic),
  }
}
