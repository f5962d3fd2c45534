import { levels } from '@breach-alerts/contracts'
import type { Level } from '@breach-alerts/contracts'

const rank = (level: Level) => levels.indexOf(level)

/** The weaker of two levels. */
export const atMost = (level: Level, cap: Level): Level => (rank(level) >= rank(cap) ? level : cap)

export const isHigher = (level: Level, than: Level): boolean => rank(level) < rank(than)
