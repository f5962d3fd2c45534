import type { Level } from '@breach-alerts/contracts'
import { type Change, cultures, type Culture } from '@breach-alerts/synthetic'
import type { Outcome } from './outcomes.ts'
import { type Difference, differenceOf, shareOf, type Share } from './wilson.ts'

export const levels: readonly Level[] = ['CERTAIN', 'PROBABLE', 'POSSIBLE']

type Bin = { bits: number; pairs: number; matches: number; predicted: number }

export type Tally = {
  events: number
  matching: number
  /** Pairs of each level, and which of them are right. */
  precision: Record<Level, Share>
  /** Matching events whose order was found at a level or a better one. */
  recall: Record<Level, Share>
  blocked: Share
  /** Of those written down with more than a name: a date of birth, an address or a number. */
  recallTellable: Share
  recallByCulture: Record<Culture, Record<Level, Share>>
  /** Of people under no order, those taken for somebody under one at any level. */
  takenByCulture: Record<Culture, Share>
  recallByChange: Partial<Record<Change | 'NONE', Share>>
  /** Wrong pairs, by what the person is to the respondent. */
  wrong: Record<string, Partial<Record<Level, number>>>
  calibration: readonly Bin[]
  brier: number
}

type Counts = { hits: number; of: number }
const zero = (): Counts => ({ hits: 0, of: 0 })
const count = (counts: Counts, isHit: boolean) => {
  counts.of++
  if (isHit) counts.hits++
}
const byLevel = <T>(make: (level: Level) => T) =>
  Object.fromEntries(levels.map(level => [level, make(level)])) as Record<Level, T>
const told = ({ hits, of }: Counts) => shareOf(hits, of)

/** @param oddsShift bits by which pairs of the study are likelier to match than the prior takes them to be */
export const tallyOf = (outcomes: Iterable<Outcome>, oddsShift: number): Tally => {
  const precision = byLevel(zero)
  const recall = byLevel(zero)
  const blocked = zero()
  const tellable = zero()
  const byCulture = Object.fromEntries(cultures.map(culture => [culture, byLevel(zero)])) as Record<
    Culture,
    Record<Level, Counts>
  >
  const taken = Object.fromEntries(cultures.map(culture => [culture, zero()])) as Record<Culture, Counts>
  const byChange = new Map<Change | 'NONE', Counts>()
  const wrong: Tally['wrong'] = {}
  const bins = new Map<number, Bin>()
  let [events, brier, pairs] = [0, 0, 0]

  for (const { truth, matches, scores, isBlocked } of outcomes) {
    events++
    const isTrue = ({ orderId }: { orderId: string }) => orderId === truth.orderId
    for (const match of matches) {
      count(precision[match.level], isTrue(match))
      if (isTrue(match)) continue
      const of = (wrong[truth.near ?? (truth.orderId === null ? 'STRANGER' : 'OTHER_ORDER')] ??= {})
      of[match.level] = (of[match.level] ?? 0) + 1
    }
    for (const { orderId, weight } of scores) {
      const bits = weight + oddsShift
      const predicted = 1 / (1 + 2 ** -bits)
      const hit = isTrue({ orderId }) ? 1 : 0
      const at = Math.max(-20, Math.min(30, Math.floor(bits / 5) * 5))
      const bin = bins.get(at) ?? { bits: at, pairs: 0, matches: 0, predicted: 0 }
      bins.set(at, { bits: at, pairs: bin.pairs + 1, matches: bin.matches + hit, predicted: bin.predicted + predicted })
      brier += (predicted - hit) ** 2
      pairs++
    }
    if (truth.orderId === null) {
      count(taken[truth.culture], matches.length > 0)
      continue
    }
    const found = matches.find(isTrue)?.level
    levels.forEach((level, rank) => {
      const isFound = found !== undefined && levels.indexOf(found) <= rank
      count(recall[level], isFound)
      count(byCulture[truth.culture][level], isFound)
    })
    count(blocked, isBlocked === true)
    if (!isBareName(truth.changes)) count(tellable, found !== undefined)
    for (const change of truth.changes.length > 0 ? new Set(truth.changes) : (['NONE'] as const)) {
      const counts = byChange.get(change) ?? zero()
      byChange.set(change, counts)
      count(counts, found !== undefined)
    }
  }
  return {
    events,
    matching: recall.POSSIBLE.of,
    precision: byLevel(level => told(precision[level])),
    recall: byLevel(level => told(recall[level])),
    blocked: told(blocked),
    recallTellable: told(tellable),
    recallByCulture: Object.fromEntries(
      cultures.map(culture => [culture, byLevel(level => told(byCulture[culture][level]))]),
    ) as Tally['recallByCulture'],
    takenByCulture: Object.fromEntries(
      cultures.map(culture => [culture, told(taken[culture])]),
    ) as Tally['takenByCulture'],
    recallByChange: Object.fromEntries(
      [...byChange].toSorted(([a], [b]) => a.localeCompare(b)).map(([change, counts]) => [change, told(counts)]),
    ),
    wrong,
    calibration: [...bins.values()].toSorted((a, b) => a.bits - b.bits),
    brier: pairs === 0 ? 0 : brier / pairs,
  }
}

/** A name that somebody else may have as well, and nothing beside it. */
const isBareName = (changes: readonly Change[]): boolean =>
  changes.includes('BIRTH_UNKNOWN') && changes.includes('ADDRESS_UNKNOWN') && !changes.includes('IDENTIFIER')

/** Between the culture that is found best and the one found worst. Its interval is on the bad side: the two are chosen for being so. */
export const cultureGap = ({ recallByCulture }: Tally, level: Level): Difference => {
  const shares = cultures.map(culture => recallByCulture[culture][level]).toSorted((a, b) => b.share - a.share)
  return differenceOf(shares[0]!, shares.at(-1)!)
}
