import { topics } from '@breach-alerts/contracts'

/** How long records are kept, milliseconds, by topic; a topic that is not named keeps them for ever. */
export type Retention = Readonly<Record<string, number>>

const dayMs = 86_400_000

/**
 * Events stand in clear: days, not weeks, for most concern nobody (data protection; domain.md §6). Seven, so that a matcher that
 * is out of order over a long weekend and the days of its repair still finds all of them.
 * Recent events are encrypted: the look-back of the matcher (14 days) and a day, for orders that waited while it was away.
 */
const defaults: Retention = { [topics.events]: 7 * dayMs, [topics.recent]: 15 * dayMs }

/** @param given beside or instead of the defaults */
export const retentionOf = (given: Retention = {}): Retention => ({ ...defaults, ...given })
