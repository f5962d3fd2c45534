import { setTimeout as wait } from 'node:timers/promises'
import { type Api, CallFailed } from '../api.ts'
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

/** The same events again until they are taken: a source keeps what was not accepted, and the ids make a repeat harmless. */
const deliver = async (api: Api, events: readonly unknown[], say: Replay['say']): Promise<number> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await api.postEvents(events)
    } catch (error) {
      if (error instanceof CallFailed && error.status < 500 && error.status !== 429) throw error
      if (attempt === 1 || attempt % 20 === 0) say('intake does not take events at the moment; trying again')
      await wait(Math.min(2_000, 100 * attempt))
    }
}

/** Replays a file through intake and waits until everything is decided. */
export const replay = async (options: Replay): Promise<Summary> => {
  const { source, file, speed, limit, api, say } = options
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
    accepted += await deliver(api, events, say)
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
