import { GetTopicAttributesCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns'
import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { type SnsInProcess, startSns } from '@breach-alerts/testing'
import { messageTopics, snsNotify } from '../../src/index.ts'
import { notifyContract } from '../contract/notify.ts'
import { message } from '../support/build.ts'

const notice = (partnerId: string) =>
  message(
    `ntc_${partnerId}`,
    { topic: 'partners', attributes: { eventType: 'breach-alerts.alert.notice', partnerId } },
    { alertId: `alt_${partnerId}` },
  )

describe('sns notify on an emulator', () => {
  let sns: SnsInProcess
  beforeAll(async () => {
    sns = await startSns()
  })
  afterAll(() => sns.stop())

  let run = 0
  const opened = () => {
    run++
    const topics = { officers: `officers-${run}`, partners: `partners-${run}`, tasks: `tasks-${run}` }
    const { endpoint, region, accountId, credentials } = sns
    return { topics, notify: snsNotify({ region, endpoint, topics, accountId, credentials }) }
  }

  notifyContract(async () => {
    const { topics, notify } = opened()
    await notify.ready()
    for (const topic of Object.values(topics)) sns.subscribe(topic, `queue-of-${topic}`)
    const arrived = () =>
      messageTopics.flatMap(topic =>
        sns.delivered(`queue-of-${topics[topic]}`).map(delivered => ({ topic, ...delivered })),
      )
    return { notify, arrived }
  })

  it('makes topics that sign with SHA-256, and finds them again', async () => {
    const { topics, notify } = opened()
    await notify.ready()
    const client = new SNSClient({ region: sns.region, endpoint: sns.endpoint, credentials: sns.credentials })
    const TopicArn = `arn:aws:sns:${sns.region}:${sns.accountId}:${topics.officers}`
    const { Attributes } = await client.send(new GetTopicAttributesCommand({ TopicArn }))
    expect(Attributes).toMatchObject({ TopicArn, SignatureVersion: '2' })
    client.destroy()
    await notify.close()
  })

  it("reaches a partner's queue on the same endpoint, filtered by attributes", async () => {
    const { topics, notify } = opened()
    await notify.ready()
    const { endpoint, region, accountId, credentials } = sns
    const client = new SNSClient({ region, endpoint, credentials })
    const queues = new SQSClient({ region, endpoint, credentials })
    const { QueueUrl } = await queues.send(new CreateQueueCommand({ QueueName: `of-partner-${run}` }))
    const { Attributes } = await queues.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }))
    await client.send(
      new SubscribeCommand({
        TopicArn: `arn:aws:sns:${region}:${accountId}:${topics.partners}`,
        Protocol: 'sqs',
        Endpoint: Attributes?.QueueArn,
        Attributes: { FilterPolicy: JSON.stringify({ partnerId: ['prt_demo'] }), RawMessageDelivery: 'true' },
      }),
    )
    await notify.send([notice('prt_other'), notice('prt_demo')])
    const { Messages } = await queues.send(
      new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 2, MaxNumberOfMessages: 10 }),
    )
    expect(Messages?.map(({ Body = '' }) => JSON.parse(Body) as object)).toEqual([notice('prt_demo').body])
    client.destroy()
    queues.destroy()
    await notify.close()
  })

  it('makes topics again that are gone, and says unknown meanwhile', async () => {
    const { topics, notify } = opened()
    await notify.ready()
    sns.forgetTopic(topics.officers)
    expect(await notify.send([message('ntc_1')])).toMatchObject([{ kind: 'unknown' }])
    expect(await notify.send([message('ntc_1')])).toMatchObject([{ kind: 'accepted' }])
    await notify.close()
  })

  it('sends without having been asked whether it is ready', async () => {
    const { notify } = opened()
    expect(await notify.send([message('ntc_1')])).toMatchObject([{ kind: 'accepted' }])
    await notify.close()
  })

  it('finds its topics without knowing the account, where it may make them', async () => {
    const notify = snsNotify({ region: sns.region, endpoint: sns.endpoint, credentials: sns.credentials })
    await notify.ready()
    expect(await notify.send([message('ntc_1')])).toMatchObject([{ kind: 'accepted' }])
    await notify.close()
  })
})
