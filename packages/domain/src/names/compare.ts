import { isComparable } from './fold.ts'
import type { FoldedName } from './fold.ts'

/**
 * How far two names agree, best first. EXACT: the same tokens, in any order. SUBSET: the shorter one's tokens, two or more and
 * its family name among them, all stand in the longer. PARTIAL: a single token that stands in the other.
 */
export const nameLevels = ['EXACT', 'SUBSET', 'PARTIAL', 'DIFFERENT', 'UNKNOWN'] as const
export type NameLevel = (typeof nameLevels)[number]

export type NameComparison = { level: NameLevel; event: string; order: string }

const text = (name: FoldedName) => [...name.given, ...name.family].join(' ')

/** The best agreement between any name of the one and any name of the other. */
export const compareNames = (event: readonly FoldedName[], order: readonly FoldedName[]): NameComparison => {
  let best: NameComparison = {
    level: 'UNKNOWN',
    event: event[0] ? text(event[0]) : '',
    order: order[0] ? text(order[0]) : '',
  }
  for (const a of event)
    for (const b of order) {
      const level = compareFolded(a, b)
      if (nameLevels.indexOf(level) < nameLevels.indexOf(best.level)) best = { level, event: text(a), order: text(b) }
    }
  return best
}

/** Compares two folded names. Symmetric. */
export const compareFolded = (a: FoldedName, b: FoldedName): NameLevel => {
  if (a.all.length === 0 || b.all.length === 0) return 'UNKNOWN'
  if (isComparable(a) && a.all.length === b.all.length && a.all.every((token, i) => token === b.all[i])) return 'EXACT'
  const [shorter, longer] = a.all.length <= b.all.length ? [a, b] : [b, a]
  if (!shorter.all.every(token => longer.all.includes(token))) return 'DIFFERENT'
  if (!isComparable(shorter)) return 'PARTIAL'
  return shorter.family.every(token => longer.family.includes(token)) ? 'SUBSET' : 'DIFFERENT'
}
