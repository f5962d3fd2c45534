import { startKafka, type KafkaEngine } from '@breach-alerts/testing'
import { ensureTopics, kafkaLog, type EventLog } from '../../src/index.ts'
import { makeClient } from '../../src/kafka/client.ts'
import { eventLogContract } from '../contract/event-log.ts'

let kafka: KafkaEngine
let tests = 0

beforeAll(async () => {
  kafka = await startKafka()
}, 120_000)

afterAll(async () => {
  await kafka.stop()
})

eventLogContract('Kafka', async () => {
  const id = `t${++tests}`
  const topics = { one: `${id}.one`, two: `${id}.two`, single: `${id}.single` }
  const settings = { brokers: kafka.brokers, clientId: `contract-${id}` }
  await ensureTopics({
    ...settings,
    topics: {
      [topics.one]: { partitions: 4, compacted: false },
      [topics.two]: { partitions: 4, compacted: true },
      [topics.single]: { partitions: 1, compacted: false },
    },
  })
  const logs: EventLog[] = [kafkaLog(settings)]
  return {
    log: logs[0] as EventLog,
    topics,
    reopen: async () => {
      await logs.at(-1)?.drain(2_000)
      const next = kafkaLog(settings)
      logs.push(next)
      return next
    },
    forget: async () => {
      const admin = makeClient(settings).admin()
      await admin.connect()
      // It must have heard of the topic: it asks for no metadata of its own.
      await admin.fetchTopicOffsets(topics.single)
      await admin.deleteTopicRecords({ topic: topics.single, partitions: [{ partition: 0, offset: '-1' }] })
      await admin.disconnect()
      return logs.at(-1) as EventLog
    },
    end: async () => {
      await logs.at(-1)?.drain(1_000)
    },
  }
})
