import type { PartitionAccount } from '@breach-alerts/contracts'
import type { BlockCaps, FoundOrders, KeyHash } from '@breach-alerts/domain'

/**
 * The stores: projections that can be rebuilt from the log at any time. Two adapters (Redis through ioredis with Lua; memory),
 * one contract suite. Every write is one idempotent step; a time-out means unknown, and the same write may be repeated.
 */

/** Next offset to read, by `<topic>/<partition>`: how much of the log a projection holds. */
export type Positions = ReadonlyMap<string, number>

export type OrderWrite = {
  orderId: string
  /** Every key under which the order is found, each once. */
  keys: readonly string[]
  /** The order as JSON. */
  document: string
}

/** What somebody keeps of the keys of the index. Keys may be told more than once; none is ever taken back. */
export type KeySink = {
  /** Forget everything: what is held is told from the beginning. */
  begin: () => void
  /** Hashed keys, 8 bytes each, joined. */
  add: (hashes: Uint8Array) => void
  /** The keys of every order up to these positions have been told. */
  reached: (positions: Positions) => void
}

export type KeyFollower = { stop: () => Promise<void> }

/** Orders by key. Written by order-register only, read by breach-matcher and control-room. */
export type OrderIndex = {
  /**
   * Puts the orders of one stretch of a partition in place and moves the position to `nextOffset`, in one step per order and
   * the position last. A stretch that ends at or before the position held changes nothing.
   */
  apply: (stretch: { partition: string; nextOffset: number; orders: readonly OrderWrite[] }) => Promise<void>
  /**
   * orderIds under each key, in the order of the keys, however many; an unknown key gives an empty list. One round trip.
   *
   * @param atLeast what the index must hold at the instant of the answer, or "not found" would mean nothing
   * @throws StoreLost it holds less than that
   */
  find: (keys: readonly string[], atLeast?: Positions) => Promise<readonly (readonly string[])[]>
  /**
   * The orders that each event may concern, by its hashed keys (8 bytes each, joined), in the order of the events: all under a key
   * that identifies, of those under blocking keys as many as the caps let through (`gatherOrders`). One round trip for all events,
   * and one more for each two keys of an event that are both over the cap. The newest order is the one first written last.
   *
   * @throws StoreLost as `find`
   */
  candidates: (
    events: readonly Uint8Array[],
    options?: { atLeast?: Positions; caps?: BlockCaps },
  ) => Promise<readonly FoundOrders[]>
  /** Tells `sink` every key that the index holds, and from then on every one that comes, until it is stopped. */
  follow: (sink: KeySink) => KeyFollower
  /** Documents in the order of the ids; null: unknown. One round trip. */
  load: (orderIds: readonly string[]) => Promise<readonly (string | null)[]>
  /** How many orders there have ever been: orders end, and are never removed. */
  size: () => Promise<number>
  /** Every order held, in no order: for checking the index against the log, not for the run. */
  orderIds: () => Promise<readonly string[]>
  /** What the index holds. Empty: it was lost or never built, so "not found" means "unknown" (design.md §7, epoch marker). */
  positions: () => Promise<Positions>
}

/** What has rows beside alerts, in lists of its own: tasks of orders, and challenges that wait for an answer. */
export const rowKinds = ['TASK', 'CHALLENGE'] as const
export type RowKind = (typeof rowKinds)[number]

/** One row of the alert queue, or of other lists: what lists are filtered and sorted by. */
export type AlertRow = {
  /** Absent: an alert. Of others `alertId` is their own id. */
  kind?: RowKind
  alertId: string
  orderId: string
  state: string
  grade: number
  forceCode: string | null
  respondingForceCode: string | null
  /** Officers who may see it though neither force is theirs; absent: none. */
  officers?: readonly string[]
  /** Epoch milliseconds. Of a task: when its order ends; of a challenge: when its answer is due; so that the first comes first. */
  raisedAt: number
}

export type DeskDocument = {
  orderId: string
  /** State of every alert of the order, as JSON; opaque here. */
  document: string
  /** Offset in the journal of the last entry folded into it. */
  appliedOffset: number
}

export type AlertQuery = {
  /** Others instead of alerts. */
  kind?: RowKind
  states?: readonly string[]
  /** Owner's or responding force. */
  force?: string
  /** Those of this officer (`officers`), beside those of `force` where that is given too. */
  officer?: string
  grade?: number
  orderId?: string
  /** Opaque; from the page before. */
  cursor?: string
  limit: number
}

/** State of the alerts. Written by alert-desk only, one writer per journal partition. */
export type DeskStore = {
  load: (orderIds: readonly string[]) => Promise<readonly (DeskDocument | null)[]>
  /** Every order of which something is held, in no order: for checking against the log, not for the run. */
  orderIds: () => Promise<readonly string[]>
  /**
   * Stores the state of one order's alerts, only if `expectedOffset` is what is held (null: nothing held).
   * Rows and document change together. Storing what is already held again is `stored`.
   */
  save: (
    desk: DeskDocument,
    rows: readonly AlertRow[],
    expectedOffset: number | null,
  ) => Promise<'stored' | 'superseded'>
  /** The order an alert or a task belongs to; null: no such alert. */
  orderOf: (alertId: string) => Promise<string | null>
  /** Page of the queue: by grade, then oldest `raisedAt`, then alertId. */
  list: (query: AlertQuery) => Promise<{ rows: readonly AlertRow[]; nextCursor: string | null }>
  /** How many alerts there are; tasks are not among them. */
  count: () => Promise<number>
  /** Moves the position of a journal partition; never back. */
  advance: (partition: string, nextOffset: number) => Promise<void>
  positions: () => Promise<Positions>
}

export type Timer = { timerId: string; /** Epoch milliseconds. */ dueAt: number; payload: string }
export type ClaimedTimer = Timer & { /** Fencing token of this claim. */ token: number }

/** What is due when. Truth is the journal; this is an index of it that can be claimed with a lease. */
export type DueSet = {
  /** Sets timers; the same id again moves it and drops any claim. */
  set: (timers: readonly Timer[]) => Promise<void>
  cancel: (timerIds: readonly string[]) => Promise<void>
  /** Takes up to `limit` timers due at `now`, earliest first; they are not given to anybody else for `leaseMs`. */
  claim: (now: number, limit: number, leaseMs: number) => Promise<readonly ClaimedTimer[]>
  /** Removes a claimed timer; false: the lease ran out and somebody else has it, or it was moved. */
  complete: (timerId: string, token: number) => Promise<boolean>
  /** Epoch milliseconds of the earliest timer, claimed or not; null: none. */
  earliest: () => Promise<number | null>
  /** Every timer there is, claimed or not, earliest first: for checking the set against what it should be. */
  all: () => Promise<readonly Timer[]>
}

/**
 * When to look at an order again, because time alone may say something of it. A due-set of its own, so that no alert waits
 * behind a thousand orders that end at midnight; and, unlike that of the alerts, filled from a topic, so it has positions.
 */
export type OrderWatch = DueSet & {
  /** Moves the position of a partition of the orders; never back. */
  advance: (partition: string, nextOffset: number) => Promise<void>
  /** What the watch holds. Less than before: it was lost, read again from there. */
  positions: () => Promise<Positions>
}

/** How one record of `events.reported.v1` was decided. */
export type Decision = 'matched' | 'unmatched' | 'parked'

/** What the matcher remembers between batches. */
export type MatcherMemory = {
  account: (partition: string) => Promise<PartitionAccount | null>
  accounts: () => Promise<readonly PartitionAccount[]>
  /**
   * Stores an account if it reaches further than the one held, and the first decision of every event in it, in one step.
   * @param rememberMs how long a decision is remembered
   */
  settle: (account: PartitionAccount, decisions: ReadonlyMap<string, Decision>, rememberMs: number) => Promise<void>
  /** First decision on each event, in order; null: not seen (or forgotten). */
  decided: (eventKeys: readonly string[]) => Promise<readonly (Decision | null)[]>
  /** Last known track of each device, as JSON; null: none. */
  tracks: (deviceIds: readonly string[]) => Promise<readonly (string | null)[]>
  saveTracks: (tracks: ReadonlyMap<string, string>) => Promise<void>
}

export type Stores = {
  orders: OrderIndex
  desk: DeskStore
  due: DueSet
  /** When each worn tag will have been silent for too long; set by breach-matcher, in a room of its own. */
  silences: DueSet
  watch: OrderWatch
  matcher: MatcherMemory
  /** How the keys of the order index are hashed. */
  keyHash: KeyHash
  ping: () => Promise<void>
  close: () => Promise<void>
}
