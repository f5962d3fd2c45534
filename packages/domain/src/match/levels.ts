import { levels } from '@breach-alerts/contracts'
import type { Level } from '@breach-alerts/contracts'

const rank = (level: Level) => levels.indexOf(level)

export const isHigher = (level: Level, than: Level): boolean => rank(level) < rank(than)

/** The weaker of two levels. */
export const atMost = (level: Level, cap: Level): Level => (isHigher(level, cap) ? cap : level)
