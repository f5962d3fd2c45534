import { setTimeout as wait } from 'node:timers/promises'
import type { Api } from '../api.ts'
import { persistent } from './persistent.ts'
import { rhythm } from './rhythm.ts'
import { rowsOf } from './rows.ts'
import { settled, type Summary } from './settled.ts'
import type { FeedSource } from './source.ts'

const batchSize = 500
const tickMs = 50

type Replay = { source: FeedSource; file: string; speed: number; limit: number; api: Api; say: (line: string) => void }

const surveyed = async ({ source, file, limit }: Replay) => {
  const survey = source.survey()
  let rows = 0
  for await (const row of rowsOf(file)) {
    if (rows++ >= limit) break
    survey.see(row)
  }
  return { orders: survey.orders(), rows: Math.min(rows, limit) }
}

/** Replays a file through intake and waits until everything is decided. */
export const replay = async (options: Replay): Promise<Summary> => {
  const { source, file, speed, limit, say } = options
  const api = persistent(options.api, { say })
  const { orders, rows } = await surveyed(options)
  say(`${rows} rows; ${orders.length} orders are made for what occurs in them`)
  for (const order of orders) await api.putOrder(order)
  const before = await api.accounting()

  const dueAfterMs = rhythm(speed)
  const startedAt = performance.now()
  let [accepted, index, saidAt] = [0, 0, startedAt]
  let batch: unknown[] = []
  const send = async () => {
    if (batch.length === 0) return
    const events = batch
    batch = []
    accepted += await api.postEvents(events)
    if (performance.now() - saidAt < 5_000) return
    saidAt = performance.now()
    say(`${accepted} of ${rows} accepted`)
  }
  for await (const row of rowsOf(file)) {
    if (index >= limit) break
    const early = startedAt + dueAfterMs(source.arrivedAt(row)) - performance.now()
    if (early > tickMs) {
      await send()
      await wait(early)
    }
    batch.push(source.event(row, index++))
    if (batch.length >= batchSize) await send()
  }
  await send()
  return settled({ api, before, accepted, orders, say })
}
