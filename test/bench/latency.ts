import { setTimeout as wait } from 'node:timers/promises'
import type { Alert } from '@breach-alerts/contracts'
import { build } from 'hdr-histogram-js'
import { makeSample, type Sample } from '../support/samples.ts'
import { startSystem, type System } from '../support/system.ts'

export type LatencyOptions = { ratePerSecond: number; seconds: number; say: (line: string) => void }

const inParallel = async <T>(items: readonly T[], width: number, each: (item: T) => Promise<unknown>) => {
  const rest = [...items]
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = rest.pop(); item !== undefined; item = rest.pop()) await each(item)
    }),
  )
}

/** Every alert of the run, page by page. */
const allAlerts = async (system: System): Promise<Alert[]> => {
  const all: Alert[] = []
  for (let cursor = ''; ;) {
    const { body } = await system.api(`/api/alerts?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, {
      as: 'control',
    })
    const { items, nextCursor } = body as { items: Alert[]; nextCursor: string | null }
    all.push(...items)
    if (nextCursor === null) return all
    cursor = nextCursor
  }
}

const saidAt = ({ notices }: Alert) =>
  notices
    .filter(n => n.channel === 'SNS' && n.state === 'SENT' && n.to.startsWith('officer:'))
    .map(n => Date.parse(n.at))
    .toSorted((a, b) => a - b)[0]

/** Open loop: event i is due at start + i / rate and is sent then, whether or not the one before was answered. */
const offer = async (system: System, samples: readonly Sample[], everyMs: number) => {
  const dueAt = new Map<string, number>()
  const startedAt = Date.now() + 200
  let refused = 0
  const answers = samples.map(async (sample, index) => {
    const due = startedAt + index * everyMs
    dueAt.set(sample.order.orderId, due)
    await wait(due - Date.now())
    if ((await system.event(sample.strapTamper())).status !== 202) refused++
  })
  await Promise.all(answers)
  return { dueAt, refused }
}

/**
 * From the intended instant of sending to SNS having accepted the message to the owning officer, on real Kafka and Redis.
 *
 * Coordinated omission does not hide in it: the clock starts when an event was due, not when it got its turn.
 */
export const latency = async ({ ratePerSecond, seconds, say }: LatencyOptions) => {
  const system = await startSystem('engines')
  try {
    const samples = Array.from({ length: ratePerSecond * (seconds + 5) }, () => makeSample())
    say(`latency: ${samples.length} orders go on the register`)
    await inParallel(samples, 16, ({ order }) => system.order(order))
    const warm = samples.slice(0, ratePerSecond * 5)
    const measured = samples.slice(warm.length)
    say(`latency: ${ratePerSecond} events a second, 5 s to warm up and ${seconds} s measured`)
    await offer(system, warm, 1000 / ratePerSecond)
    const { dueAt, refused } = await offer(system, measured, 1000 / ratePerSecond)
    await system.settled()

    const histogram = build({ highestTrackableValue: 600_000, numberOfSignificantValueDigits: 3 })
    let untold = 0
    for (const alert of await allAlerts(system)) {
      const due = dueAt.get(alert.orderId)
      if (due === undefined) continue
      const at = saidAt(alert)
      if (at === undefined) untold++
      else histogram.recordValue(Math.max(1, at - due))
    }
    const at = (percentile: number) => histogram.getValueAtPercentile(percentile)
    return {
      ratePerSecond,
      events: measured.length,
      refused,
      told: histogram.totalCount,
      untold,
      unitMs: { p50: at(50), p90: at(90), p99: at(99), p999: at(99.9), max: histogram.maxValue },
    }
  } finally {
    await system.dispose()
  }
}
