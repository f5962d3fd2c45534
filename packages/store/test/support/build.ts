import type { PartitionAccount } from '@breach-alerts/contracts'
import type { AlertRow, OrderWrite, Stores, Timer } from '../../src/index.ts'

/** Opens stores that share nothing with any other test's. */
export type Opener = (options?: { clock?: () => number }) => Stores | Promise<Stores>

export const partition = 'orders.order.v1/0'
export const journal = 'alerts.journal.v1/0'

export const order = (orderId: string, keys: readonly string[], document = `{"orderId":"${orderId}"}`): OrderWrite => ({
  orderId,
  keys,
  document,
})

export const row = (over: Partial<AlertRow> & { alertId: string }): AlertRow => ({
  orderId: 'ord_1',
  state: 'RAISED',
  grade: 2,
  forceCode: '13',
  respondingForceCode: null,
  raisedAt: 1_763_900_000_000,
  ...over,
})

export const timer = (timerId: string, dueAt: number, payload = `{"timer":"${timerId}"}`): Timer => ({
  timerId,
  dueAt,
  payload,
})

export const account = (over: Partial<PartitionAccount> = {}): PartitionAccount => ({
  topic: 'events.reported.v1',
  partition: 0,
  firstOffset: 0,
  nextOffset: 3,
  matched: 1,
  unmatched: 2,
  parked: 0,
  ...over,
})
