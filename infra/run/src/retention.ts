import { topics } from '@breach-alerts/contracts'
import { milliseconds } from '@breach-alerts/runtime'
import { z } from 'zod'

const dayMs = 86_400_000

/** How long events exist; absent: the log's default. */
export const RetentionConfig = z.object({
  /** How long events stand in clear; longer than the matcher may ever be out of order. */
  EVENTS_RETENTION_MS: milliseconds.optional(),
  /** The matcher's: recent events are kept a day longer. */
  LOOK_BACK_MS: milliseconds.optional(),
})

/** For both adapters of the log: milliseconds by topic, of the topics that are set. */
export const retentionMsOf = ({
  EVENTS_RETENTION_MS,
  LOOK_BACK_MS,
}: z.output<typeof RetentionConfig>): Record<string, number> => ({
  ...(EVENTS_RETENTION_MS !== undefined && { [topics.events]: EVENTS_RETENTION_MS }),
  ...(LOOK_BACK_MS !== undefined && { [topics.recent]: LOOK_BACK_MS + dayMs }),
})
