/** Topics of the event log. The key of each is the id whose order matters. */
export const topics = {
  /** CloudEvents, binary mode; key: strongest identifier, else source and id. */
  events: 'events.reported.v1',
  /** Whole orders, compacted; key: orderId. */
  orders: 'orders.order.v1',
  /** Journal entries; key: orderId. */
  journal: 'alerts.journal.v1',
  /** Rules of grading and the ladder, each time whole; key: `policy`. */
  policy: 'alerts.policy.v1',
  /** Lifecycle events; key: orderId. */
  lifecycle: 'alerts.lifecycle.v1',
  /** Records that could not be read, raw, with the reason in headers; key: topic/partition/offset of the origin. */
  parked: 'events.parked.v1',
  /** Running totals of the matcher, compacted; key: partition. */
  account: 'matching.account.v1',
  /** Decided events, packed and encrypted, for orders that come late; key: chosen for the partition of the events. */
  recent: 'matching.recent.v1',
  /** Who looked at what; key: subject id. */
  access: 'audit.access.v1',
  /** Forces, units, officers, partners, rotas and changes of rotas, compacted; key: `directoryKeyOf`. */
  directory: 'directory.entry.v1',
} as const

/**
 * Header of an event in `events.reported.v1`: version of keys and secret, `:`, and the keyed hashes of the event's match keys,
 * 8 bytes each, joined, in base64. Whoever sets it has validated the event by the schema of its type, and gives all keys: an event
 * that has more than are asked for goes without.
 */
export const keysHeader = 'ba_keys'

export type TopicSettings = { partitions: number; compacted: boolean }

/** Partitions are fixed for life: a keyed topic with more of them is a new topic. */
export const topicSettings: Readonly<Record<string, TopicSettings>> = {
  [topics.events]: { partitions: 8, compacted: false },
  [topics.orders]: { partitions: 4, compacted: true },
  [topics.journal]: { partitions: 4, compacted: false },
  [topics.policy]: { partitions: 1, compacted: false },
  [topics.lifecycle]: { partitions: 4, compacted: false },
  [topics.parked]: { partitions: 1, compacted: false },
  [topics.account]: { partitions: 1, compacted: true },
  // As many as events: each holds those of one.
  [topics.recent]: { partitions: 8, compacted: false },
  [topics.access]: { partitions: 1, compacted: false },
  // One partition: of two overrides the later one wins.
  [topics.directory]: { partitions: 1, compacted: true },
}
