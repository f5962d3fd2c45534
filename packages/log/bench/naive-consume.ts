import { readFileSync } from 'node:fs'
import { Kafka, logLevel, Partitioners } from 'kafkajs'

/**
 * What somebody writes first, beside the matcher in the benchmark: `eachMessage`, a GET for the identifier, a send for a hit. No
 * validation, no account, and a crash loses or repeats what it likes.
 *
 * `node naive-consume.ts BROKERS TOPIC GROUP TOTAL STORE_MODULE REDIS_URL PAIRS_FILE` prints one JSON line when it has read TOTAL
 * records: seconds from the first to the last, and the processor time of that stretch.
 */
type Opened = (identifier: string) => Promise<string | null>
type StoreModule = { openNaive: (url: string, pairs: readonly (readonly [string, string])[]) => Promise<Opened> }

const [brokers = '', topic = '', groupId = '', total = '0', store = '', redisUrl = '', pairs = ''] =
  process.argv.slice(2)
const { openNaive } = (await import(store)) as StoreModule
const get = await openNaive(redisUrl, JSON.parse(readFileSync(pairs, 'utf8')) as [string, string][])
const kafka = new Kafka({ brokers: brokers.split(','), clientId: groupId, logLevel: logLevel.NOTHING })
const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 })
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })

let read = 0
let first: { at: number; cpu: NodeJS.CpuUsage } | null = null
await Promise.all([consumer.connect(), producer.connect()])
const found = `${topic}.naive`
const admin = kafka.admin()
await admin.createTopics({ topics: [{ topic: found }] })
await admin.disconnect()
await consumer.subscribe({ topics: [topic], fromBeginning: true })
await consumer.run({
  eachMessage: async ({ message: { value } }) => {
    first ??= { at: performance.now(), cpu: process.cpuUsage() }
    const { deviceId } = JSON.parse(String(value)) as { deviceId: string }
    const orderId = await get(`EM_DEVICE:${deviceId}`)
    if (orderId !== null)
      await producer.send({
        topic: found,
        messages: [{ key: orderId, value: JSON.stringify({ deviceId, orderId }) }],
      })
    read += 1
    if (read !== Number(total)) return
    const { user, system } = process.cpuUsage(first.cpu)
    const seconds = (performance.now() - first.at) / 1_000
    process.stdout.write(`${JSON.stringify({ records: read, seconds, cpuUs: (user + system) / read })}\n`)
    process.exit(0)
  },
})
