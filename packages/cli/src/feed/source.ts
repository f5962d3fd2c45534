import type { Row } from './rows.ts'

/** How one kind of file becomes events, and which orders are made for what occurs in it. */
export type FeedSource = {
  /** Looks at every row once and makes orders for places and devices that really occur. */
  survey: () => { see: (row: Row) => void; orders: () => readonly { orderId: string }[] }
  /** The row as a CloudEvent; null: not one that can be reported (no time, no place). */
  event: (row: Row, index: number) => unknown
  /** Epoch milliseconds at which the row reached the source system: the rhythm of the replay. */
  arrivedAt: (row: Row) => number
}

/** Who owns the orders that a feed makes: the demo force. */
export const feedOwner = { forceCode: '13', unit: 'Replay', officerId: '13:4471', deputyId: '13:5120' }
