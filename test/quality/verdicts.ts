import { conditions } from '@breach-alerts/cli'
import type { ConditionKind, Level } from '@breach-alerts/contracts'
import { bundledNames, conditionCaseAt, type ConditionTruth } from '@breach-alerts/synthetic'
import { runBatch } from './run-batch.ts'
import { levels } from './tally.ts'
import { shareOf, type Share } from './wilson.ts'

export type VerdictStudy = { seed: number; cases: number }

export const trueVerdicts = ['SUSPECTED', 'CANNOT_TELL', 'OUTSIDE_HOURS', 'NOT_ENGAGED', 'NOT_IN_FORCE'] as const
type Verdict = ConditionTruth['verdict']
type Line = Pick<ConditionTruth, 'eventId' | 'orderId' | 'conditionId' | 'verdict'> & { level: Level | null }

/** Lines of `conditions` beside what is true. */
export type Verdicts = {
  truths: number
  /** Of the conditions of which each verdict is true, those told so. */
  agreement: Record<Verdict, Share>
  /** How often each verdict is true and each is told. */
  confusion: Record<Verdict, Record<Verdict | 'NO_LINE', number>>
  /** Verdicts of each kind of condition, how many are wrong, and of which events. */
  byKind: ReadonlyMap<ConditionKind, { of: number; wrong: number; events: readonly string[] }>
  /** Suspected, and told at a higher or a lower level than the table and the identity give. */
  above: readonly ConditionTruth[]
  below: readonly ConditionTruth[]
  /** Lines of which nothing is true: of orders that the event is not about, or told twice. */
  beside: number
}

/** Holds every line of the command `conditions` against what is true by construction. */
export const verdictsOf = async ({ seed, cases }: VerdictStudy): Promise<Verdicts> => {
  const made = Array.from({ length: cases }, (_, at) => conditionCaseAt({ seed, names: bundledNames }, at))
  const lines = await runBatch<Line>(conditions, {
    orders: made.map(({ order }) => order),
    events: made.flatMap(({ events }) => events),
  })
  return compared(
    lines,
    made.flatMap(({ truths }) => truths),
  )
}

const keyOf = ({ eventId, orderId, conditionId }: Omit<Line, 'verdict' | 'level'>) =>
  `${eventId} ${orderId} ${conditionId}`

const compared = (lines: readonly Line[], truths: readonly ConditionTruth[]): Verdicts => {
  const told = new Map<string, Line>()
  const trueKeys = new Set(truths.map(keyOf))
  for (const line of lines) if (trueKeys.has(keyOf(line))) told.set(keyOf(line), line)

  const confusion = byVerdict(() => ({ ...byVerdict(() => 0), NO_LINE: 0 }))
  const byKind = new Map<ConditionKind, { of: number; wrong: number; events: string[] }>()
  const [above, below]: [ConditionTruth[], ConditionTruth[]] = [[], []]
  for (const truth of truths) {
    const line = told.get(keyOf(truth))
    confusion[truth.verdict][line?.verdict ?? 'NO_LINE']++
    const kind = byKind.get(truth.kind) ?? { of: 0, wrong: 0, events: [] }
    byKind.set(truth.kind, kind)
    kind.of++
    if (line?.verdict !== truth.verdict) {
      kind.wrong++
      kind.events.push(`${truth.eventType} ${truth.eventId}`)
    } else if (truth.level !== null && line.level !== truth.level) {
      // A line that is suspected and says no level is below every one.
      const isAbove = line.level !== null && levels.indexOf(line.level) < levels.indexOf(truth.level)
      ;(isAbove ? above : below).push(truth)
    }
  }
  const share = (verdict: Verdict) => {
    const row = confusion[verdict]
    return shareOf(
      row[verdict],
      Object.values(row).reduce((sum, count) => sum + count, 0),
    )
  }
  return {
    truths: truths.length,
    agreement: byVerdict(share),
    confusion,
    byKind,
    above,
    below,
    beside: lines.length - told.size,
  }
}

const byVerdict = <T>(make: (verdict: Verdict) => T) =>
  Object.fromEntries(trueVerdicts.map(verdict => [verdict, make(verdict)])) as Record<Verdict, T>
