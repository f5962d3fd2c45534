import { topics } from '@breach-alerts/contracts'
import {
  type BatchHandler,
  type Consumer,
  type EventLog,
  type LogRecord,
  LogUnavailable,
  partitionKey,
} from '@breach-alerts/log'
import type { Platform } from '@breach-alerts/runtime'
import { readOrder } from './read-order.ts'
import { makeRecent } from './recent.ts'
import { subscribeSoon } from './subscribe-soon.ts'
import { covers, mergeOrders, mergeSummaries, readSummary, summarise, writeSummary } from './summary.ts'

/** Header of an order's record: its summary, so that a start reads a million orders without opening one. */
export const summaryHeader = 'ba_summary'

type Known = {
  /** Of everything the log holds of this order: the first content of each version, the last of the rest. */
  summary: string
  /** The newest record lacks a version, or has other content for one: two intakes wrote at the same moment. */
  isTorn: boolean
}

export type Follower = Pick<Consumer, 'stop' | 'failed'> & {
  known: (orderId: string) => Known | null
  /** Document of an order that is not torn, when it is among the recent ones. */
  recent: (orderId: string) => Buffer | null
  /** Waits until everything before these offsets has been seen. @throws LogUnavailable when that takes longer */
  reach: (ends: ReadonlyMap<number, number>, deadlineMs: number) => Promise<void>
  /** Orders whose newest record is torn, as it is found. */
  onTorn: (listener: (orderId: string) => void) => void
}

const recentBytes = 32 << 20

/**
 * Reads `orders.order.v1` from its beginning and keeps up with it: what this process knows of every order, its own and other
 * intakes' writes alike, in the one order that everybody sees.
 */
export const startFollower = (
  platform: Pick<Platform, 'logger'>,
  log: Pick<EventLog, 'consume'>,
  instanceId: string,
): Follower => {
  const orders = new Map<string, Known>()
  const recent = makeRecent(recentBytes)
  const positions = new Map<number, number>()
  const waiting = new Set<() => void>()
  let torn: ((orderId: string) => void) | null = null

  const take = ({ key: orderId, value, headers }: LogRecord): void => {
    const written = readSummary(headers[summaryHeader]) ?? summaryOf(value)
    // What can't be read is parked by the register; it says nothing about any order.
    if (orderId === null || value === null || written === null) return
    const before = orders.get(orderId)
    const held = before === undefined ? null : readSummary(before.summary)
    const merged = held === null ? written : mergeSummaries(held, written)
    const isTorn = !covers(written, merged)
    orders.set(orderId, { summary: writeSummary(merged), isTorn })
    if (!isTorn) return recent.put(orderId, value)
    const [first, later] = [readOrder(recent.get(orderId)), readOrder(value)]
    if (first && later) recent.put(orderId, Buffer.from(JSON.stringify(mergeOrders(first, later))))
    else recent.drop(orderId)
    torn?.(orderId)
  }

  const handler: BatchHandler = async ({ partition, records }) => {
    for (const record of records) take(record)
    const last = records.at(-1)
    if (last) positions.set(partition, last.offset + 1)
    for (const look of waiting) look()
    return { kind: 'done' }
  }

  // A group of its own: every intake reads everything. It keeps its position itself, for as long as it lives.
  const subscribe = () =>
    log.consume(
      {
        group: `intake-orders-${instanceId}`,
        topics: [topics.orders],
        maxRecords: 1_000,
        startAt: async () =>
          new Map([...positions].map(([partition, next]) => [partitionKey(topics.orders, partition), next])),
      },
      handler,
    )
  const subscription = subscribeSoon(platform, subscribe)

  return {
    ...subscription,
    known: orderId => orders.get(orderId) ?? null,
    recent: orderId => recent.get(orderId),
    onTorn: listener => {
      torn = listener
    },
    reach: async (ends, deadlineMs) => {
      const isReached = () => [...ends].every(([partition, end]) => (positions.get(partition) ?? 0) >= end)
      if (isReached()) return
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const look = () => {
        if (isReached()) resolve()
      }
      const timer = setTimeout(() => reject(new LogUnavailable('reading the orders', undefined)), deadlineMs)
      waiting.add(look)
      try {
        await promise
      } finally {
        clearTimeout(timer)
        waiting.delete(look)
      }
    },
  }
}

const summaryOf = (value: Buffer | null) => {
  const order = readOrder(value)
  return order && summarise(order)
}
