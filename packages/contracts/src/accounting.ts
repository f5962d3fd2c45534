import { z } from 'zod'

const counts = {
  read: z.number().int(),
  matched: z.number().int(),
  unmatched: z.number().int(),
  parked: z.number().int(),
  pending: z.number().int(),
  difference: z.number().int(),
}

/** `GET /api/accounting`: records, repeats included. `difference` = read − matched − unmatched − parked − pending. */
export const Accounting = z.looseObject({
  partitions: z.array(z.looseObject({ topic: z.string(), partition: z.number().int(), ...counts })),
  totals: z.looseObject({
    accepted: z.number().int(),
    ...counts,
    /** Journal entries that the desk has not folded yet. */
    undecidedEntries: z.number().int().optional(),
    /** Records whose source has a clock that is ahead; absent: none. */
    futureStamped: z.number().int().optional(),
    /** Records that name more people, or share a name, a date or a place with more orders, than were compared; absent: none. */
    notAllCompared: z.number().int().optional(),
  }),
})
export type Accounting = z.infer<typeof Accounting>

/** Running totals of one partition of `events.reported.v1`; `nextOffset` is the first record that is not counted yet. */
export const PartitionAccount = z.looseObject({
  topic: z.string(),
  partition: z.number().int(),
  /** Where counting began: 0, unless an older matcher began later. */
  firstOffset: z.number().int(),
  nextOffset: z.number().int(),
  matched: z.number().int(),
  unmatched: z.number().int(),
  parked: z.number().int(),
  /** Of the matched and unmatched: stamped further ahead of receipt than clocks differ. */
  futureStamped: z.number().int().optional(),
  /** Of the matched and unmatched: they name more people, or share a name, a date or a place with more orders, than were compared. */
  notAllCompared: z.number().int().optional(),
})
export type PartitionAccount = z.infer<typeof PartitionAccount>
