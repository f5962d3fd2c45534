import { ensureTopics, kafkaLog } from '@breach-alerts/log'
import { startKafka } from '@breach-alerts/testing'
import { makeSample } from '../support/samples.ts'
import { rawConsume } from './contenders.ts'
import type { Options } from './options.ts'
import { table } from './print.ts'
import { recordsOf } from './traffic.ts'

const turns = 10

/** The yardstick against itself: the same program reads the same records again and again, a new process each time. */
export const raw = async ({ events }: Options): Promise<void> => {
  const kafka = await startKafka()
  const log = kafkaLog({ brokers: kafka.brokers, clientId: 'bench' })
  try {
    await ensureTopics({ brokers: kafka.brokers, clientId: 'bench', gzip: [] })
    const samples = [makeSample()]
    for (let at = 0; at < events; at += 2_000)
      await log.append(recordsOf(samples, { isKeyed: false, matchPercent: 1 }, at, Math.min(events, at + 2_000)), {
        deadlineMs: 30_000,
      })
    const rows = []
    for (let turn = 1; turn <= turns; turn += 1) {
      const { perSecond, cpuUs, userUs, batches, gcMs } = await rawConsume(kafka.brokers, events, `raw-${turn}`)
      rows.push({
        turn,
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
