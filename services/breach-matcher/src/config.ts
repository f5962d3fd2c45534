import { addressList, milliseconds } from '@breach-alerts/runtime'
import { z } from 'zod'

export const Config = z.object({
  KAFKA_BROKERS: addressList,
  REDIS_URL: z.string(),
  /** Key of the hashes under which identifiers are kept in the index; the same for order-register. */
  INDEX_SECRET: z.string().min(16),
  /** Of it the keys are derived that recent events are encrypted with. Another one makes what is kept unreadable. */
  RECENT_SECRET: z.string().min(16),
})

const metres = z.coerce.number({ error: 'must be a number of metres' }).positive().max(10_000)
const count = z.coerce.number({ error: 'must be a whole number' }).int().min(1).max(4)
const minute = 60_000

/** What may be set about judging positions and instants (ADR-0014); meanings at `MatchSettings` of the domain. */
export const JudgingConfig = z.object({
  ACCURACY_FLOOR_M: metres.default(5),
  INNER_RING_M: metres.default(30),
  PROXIMITY_M: metres.default(200),
  CONFIRM_FIXES: count.default(2),
  LEAVE_FIXES: count.default(2),
  CONFIRM_WITHIN_MS: milliseconds.default(60 * minute),
  WATERMARK_MS: milliseconds.max(15 * minute).default(5 * minute),
  STILL_INSIDE_MS: milliseconds.default(15 * minute),
  SILENT_MS: milliseconds.min(minute).default(30 * minute),
  LATE_MS: milliseconds.default(15 * minute),
  FUTURE_MS: milliseconds.default(5 * minute),
})

export const ServiceConfig = JudgingConfig.extend({
  /** A second matcher in a group of its own is a twin: it stands by and computes the same ids. */
  MATCHER_GROUP: z.string().default('breach-matcher'),
  /** What a batch costs besides its records (questions to the log and the store, the account) is paid once for so many. */
  MATCHER_BATCH: z.coerce.number().int().positive().default(2_000),
  /** How long an event may wait so that more come at once: one by one they cost the broker and the store thrice as much. */
  MATCHER_LINGER_MS: z.coerce.number().int().nonnegative().default(5),
  /** How long events wait for the order index to hold every order accepted before them. After that they go on without. */
  ORDERS_WAIT_MS: milliseconds.default(10_000),
  /** How long the first decision on an event is remembered for its repeats. */
  REMEMBER_MS: milliseconds.default(7 * 86_400_000),
  /** How far back of its arrival an order, or a version of one, is matched against what happened. */
  LOOK_BACK_MS: milliseconds.default(14 * 86_400_000),
  /** Orders that one blocking key (a sound with a date, a cell of the map) may bring to an event. */
  BLOCK_CAP: z.coerce.number().int().min(10).max(100_000).default(1_000),
  /** Longest wait between two looks for tags that are silent. */
  SILENCE_LOOK_MS: milliseconds.max(60_000).default(5_000),
})
export type ServiceConfig = z.infer<typeof ServiceConfig>
