import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'

export type Delivered = { body: Record<string, unknown>; attributes: Readonly<Record<string, string>> }

type Wrapped = { Message: string; MessageAttributes?: Record<string, { Value: string }> }

const region = 'eu-west-2'

/** An SQS queue subscribed to one of our SNS topics, as a force's own system or a partner's would be. */
export const subscribe = async (
  snsUrl: string,
  topicName: string,
  queueName: string,
): Promise<{ received: () => Promise<Delivered[]> }> => {
  const sqs = new SQSClient({ endpoint: snsUrl, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } })
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: queueName }))
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: QueueUrl!, AttributeNames: ['QueueArn'] }),
  )
  // The SNS client belongs to packages/notify; a subscriber speaks the wire protocol (AWS query over HTTP) by itself.
  const answer = await fetch(snsUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/sns/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: new URLSearchParams({
      Action: 'Subscribe',
      Version: '2010-03-31',
      TopicArn: `arn:aws:sns:${region}:000000000000:${topicName}`,
      Protocol: 'sqs',
      Endpoint: Attributes!.QueueArn!,
    }),
  })
  if (answer.status !== 200) throw new Error(`Subscribe answered ${answer.status}: ${await answer.text()}`)
  const all: Delivered[] = []
  return {
    received: async () => {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: QueueUrl!, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
      )
      for (const { Body } of Messages) {
        const { Message, MessageAttributes = {} } = JSON.parse(Body!) as Wrapped
        all.push({
          body: JSON.parse(Message) as Record<string, unknown>,
          attributes: Object.fromEntries(Object.entries(MessageAttributes).map(([name, { Value }]) => [name, Value])),
        })
      }
      if (Messages.length > 0)
        await sqs.send(
          new DeleteMessageBatchCommand({
            QueueUrl: QueueUrl!,
            Entries: Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle: ReceiptHandle! })),
          }),
        )
      return all
    },
  }
}
