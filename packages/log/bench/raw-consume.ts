import { PerformanceObserver } from 'node:perf_hooks'
import { Kafka, logLevel } from 'kafkajs'

/**
 * The yardstick of the benchmark: kafkajs `eachBatch` with no work, as a program of its own.
 *
 * `node raw-consume.ts BROKERS TOPIC GROUP TOTAL` prints one JSON line when it has read TOTAL records: seconds from the first
 * batch to the last, and of that stretch the processor time, the batches and the milliseconds of garbage collection.
 */
const [brokers = '', topic = '', groupId = '', total = '0'] = process.argv.slice(2)
const kafka = new Kafka({ brokers: brokers.split(','), clientId: groupId, logLevel: logLevel.NOTHING })
const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, maxBytesPerPartition: 1_048_576 })

let [read, batches, gcMs] = [0, 0, 0]
let first: { at: number; cpu: NodeJS.CpuUsage; records: number } | null = null
const collections = new PerformanceObserver(list => {
  for (const { duration } of list.getEntries()) gcMs += duration
})
collections.observe({ entryTypes: ['gc'] })
await consumer.connect()
await consumer.subscribe({ topics: [topic], fromBeginning: true })
await consumer.run({
  eachBatch: async ({ batch }) => {
    read += batch.messages.length
    batches += 1
    first ??= { at: performance.now(), cpu: process.cpuUsage(), records: read }
    if (read < Number(total)) return
    const { user, system } = process.cpuUsage(first.cpu)
    const records = read - first.records
    const seconds = (performance.now() - first.at) / 1_000
    process.stdout.write(
      `${JSON.stringify({ records, seconds, cpuUs: (user + system) / records, userUs: user / records, batches, gcMs: Math.round(gcMs) })}\n`,
    )
    process.exit(0)
  },
})
