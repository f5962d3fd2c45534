import { topics } from '@breach-alerts/contracts'
import { ensureTopics, kafkaLog } from '@breach-alerts/log'
import { startKafka } from '@breach-alerts/testing'
import { makeSample } from '../support/samples.ts'
import { rawConsume } from './contenders.ts'
import type { Options } from './options.ts'
import { table } from './print.ts'
import { recordsOf } from './traffic.ts'

const turns = 10

/** An answer of four partitions holds as many records as V8 is in two minds about; of eight the difference is a third of that. */
const fewPartitions = { [topics.events]: { partitions: 4, compacted: false } }

/** V8 says of each kind of object whether it is made in the old space from now on. */
const traced = '--trace-pretenuring-statistics'
const ways = { 'as it is': [traced], 'records stay young': [traced, '--no-allocation-site-pretenuring'] } as const

/**
 * The yardstick against itself: the same program reads the same records again and again, a new process each time; and as often
 * with V8 kept from making records in its old space (ADR-0016).
 */
export const raw = async ({ events }: Options): Promise<void> => {
  const kafka = await startKafka()
  const log = kafkaLog({ brokers: kafka.brokers, clientId: 'bench' })
  try {
    await ensureTopics({ brokers: kafka.brokers, clientId: 'bench', gzip: [], topics: fewPartitions })
    const samples = [makeSample()]
    for (let at = 0; at < events; at += 2_000)
      await log.append(recordsOf(samples, { isKeyed: false, matchPercent: 1 }, at, Math.min(events, at + 2_000)), {
        deadlineMs: 30_000,
      })
    const rows = []
    for (let turn = 0; turn < 2 * turns; turn += 1) {
      const [way, flags] = Object.entries(ways)[turn % 2]!
      const run = await rawConsume(kafka.brokers, events, `raw-${turn}`, flags)
      const { perSecond, cpuUs, userUs, batches, gcMs } = run
      rows.push({
        way,
        'made old': run.traced.filter(line => line.includes('maybe tenure => tenure')).length,
        'events/s': Math.round(perSecond),
        'CPU us/event': cpuUs.toFixed(2),
        'of it in the program': userUs.toFixed(2),
        batches,
        'GC us/event': ((gcMs * 1_000) / events).toFixed(2),
      })
    }
    table(rows)
  } finally {
    await log.drain(5_000)
    await kafka.stop()
  }
}
