import kafkajs from 'kafkajs'
import { LogRefused, LogUnavailable } from '../../src/errors.ts'
import type { KafkaAdmin } from '../../src/kafka/admin.ts'
import { readToEnd } from '../../src/kafka/read-to-end.ts'

const settings = { brokers: ['127.0.0.1:1'], clientId: 'test' }
const adminThat = (bounds: KafkaAdmin['bounds']) => ({ bounds }) as KafkaAdmin
const read = (bounds: KafkaAdmin['bounds']) => readToEnd(settings, adminThat(bounds), 't.v1', () => undefined)

describe('reading a topic to its end', () => {
  it('says that the log is away when the broker is, in our words: whoever asks waits and asks again', async () => {
    const refused = new kafkajs.KafkaJSConnectionError('connect ECONNREFUSED', { broker: '127.0.0.1:1' })
    const away = new kafkajs.KafkaJSNumberOfRetriesExceeded(refused, { retryCount: 2, retryTime: 200 })
    await expect(read(() => Promise.reject(away))).rejects.toBeInstanceOf(LogUnavailable)
  })

  it('says that there is no such topic as it is', async () => {
    await expect(read(() => Promise.reject(new LogRefused('there is no topic t.v1')))).rejects.toBeInstanceOf(
      LogRefused,
    )
  })

  it('is over at once when there is nothing', async () => {
    await expect(read(async () => new Map([[0, { begin: 5, end: 5 }]]))).resolves.toBeUndefined()
  })
})
