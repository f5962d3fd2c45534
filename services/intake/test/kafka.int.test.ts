import { topics } from '@breach-alerts/contracts'
import { ensureTopics, kafkaLog } from '@breach-alerts/log'
import { type KafkaEngine, startKafka } from '@breach-alerts/testing'
import { order, ordersOf, position, readAll, startTestIntake, version } from './set-up.ts'

let engine: KafkaEngine
type Started = Awaited<ReturnType<typeof startTestIntake>>
let pair: Started[] = []

beforeAll(async () => {
  engine = await startKafka()
  await ensureTopics({ brokers: engine.brokers, clientId: 'intake-test' })
  pair = await Promise.all(
    ['a', 'b'].map(clientId => startTestIntake({ log: kafkaLog({ brokers: engine.brokers, clientId }) })),
  )
}, 120_000)
afterAll(async () => {
  await Promise.all(
    pair.map(async ({ stop, log }) => {
      await stop()
      await log.drain(5_000)
    }),
  )
  await engine.stop()
}, 60_000)

const first = () => pair[0]!
const second = () => pair[1]!

describe('two intakes on Apache Kafka', () => {
  it('put an event in the log with every attribute, whatever its letters', async () => {
    const { status } = await first().postEvent(
      position({ subject: 'Ördög 😀', partitionkey: 'ключ', nested: { ő: 1 } }),
    )
    expect(status).toBe(202)
    const [record] = await readAll(first().log, topics.events)
    expect(record!.headers).toMatchObject({
      ce_subject: 'Ördög 😀',
      ce_partitionkey: 'ключ',
      ba_extensions: '{"nested":{"ő":1}}',
    })
  }, 60_000)

  it('accept a batch of 500 events of 2 KB each', async () => {
    const events = Array.from({ length: 500 }, (_, i) =>
      position({
        id: `b-${i}`,
        data: { deviceId: `EM-${i}`, fix: { latitude: 1, longitude: 1 }, more: 'x'.repeat(1_800) },
      }),
    )
    const { status, json } = await first().postBatch(events)
    expect([status, (json.accepted as unknown[]).length]).toEqual([202, 500])
  }, 60_000)

  it('know each other’s orders as soon as they are answered', async () => {
    const other = order({ versions: [version(1, { validFrom: '2026-01-01' })] })
    const answers = [
      await first().postOrder(order()),
      await second().postOrder(order()),
      await second().postOrder(other),
      await second().postOrder(order({ versions: [version(2)] })),
    ]
    expect(answers.map(({ status }) => status)).toEqual([202, 200, 409, 202])
    const stored = await ordersOf(first().log, 'ord_1')
    expect(stored.at(-1)!.versions.map(each => each.version)).toEqual([1, 2])
  }, 60_000)

  it('let one content of a version win when they meet', async () => {
    const contents = Array.from({ length: 8 }, (_, i) => version(1, { validFrom: `2026-01-1${i}` }))
    const answers = await Promise.all(
      contents.map((each, i) => pair[i % 2]!.postOrder(order({ orderId: 'ord_2', versions: [each] }))),
    )
    const winners = contents.filter((_, i) => answers[i]!.status === 202)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7)
    expect(winners).toHaveLength(1)
    const stored = await ordersOf(first().log, 'ord_2')
    expect(stored.at(-1)!.versions[0]).toMatchObject(winners[0]!)
  }, 60_000)
})
