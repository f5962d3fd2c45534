import { Kafka, logLevel } from 'kafkajs'

/**
 * The yardstick of the benchmark: kafkajs `eachBatch` with no work, as a program of its own.
 *
 * `node raw-consume.ts BROKERS TOPIC GROUP TOTAL` prints one JSON line when it has read TOTAL records: seconds from the first
 * batch to the last, and the processor time of that stretch.
 */
const [brokers = '', topic = '', groupId = '', total = '0'] = process.argv.slice(2)
const kafka = new Kafka({ brokers: brokers.split(','), clientId: groupId, logLevel: logLevel.NOTHING })
const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, maxBytesPerPartition: 1_048_576 })

let read = 0
let first: { at: number; cpu: NodeJS.CpuUsage; records: number } | null = null
await consumer.connect()
await consumer.subscribe({ topics: [topic], fromBeginning: true })
await consumer.run({
  eachBatch: async ({ batch }) => {
    read += batch.messages.length
    first ??= { at: performance.now(), cpu: process.cpuUsage(), records: read }
    if (read < Number(total)) return
    const { user, system } = process.cpuUsage(first.cpu)
    const records = read - first.records
    process.stdout.write(
      `${JSON.stringify({ records, seconds: (performance.now() - first.at) / 1000, cpuUs: (user + system) / records })}\n`,
    )
    process.exit(0)
  },
})
