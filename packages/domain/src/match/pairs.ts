import type { BreachEvent, Evidence, Level, Order } from '@breach-alerts/contracts'
import { identifyAll } from './identify-all.ts'
import { weightOf } from './person-level.ts'
import { isAbout, sceneOf } from './scene.ts'
import { defaultMatchSettings } from './settings.ts'
import type { MatchSettings } from './settings.ts'
import { unknownIn } from './unknown-suspect.ts'

/** One line of the `match` command. Source: contracts.md §6. */
export type PairMatch = {
  eventId: string
  orderId: string
  level: Level
  weight: number
  evidence: readonly Evidence[]
}

/** One line of `match --scores`. */
export type PairScore = { eventId: string; orderId: string; weight: number }

/**
 * Holds an event against the respondents of orders: who only, conditions and validity left aside.
 *
 * `matches` are the pairs at or above POSSIBLE, an incident with the protected person or at her address and no known suspect among
 * them; `scores` every pair that was compared. The weight of a pair is the same in both.
 */
export const matchPairs = (
  event: BreachEvent,
  orders: readonly Order[],
  settings: MatchSettings = defaultMatchSettings,
): { matches: PairMatch[]; scores: PairScore[] } => {
  const matches: PairMatch[] = []
  const scores: PairScore[] = []
  for (const { order, identity, candidates } of identifyAll(event, orders, settings)) {
    const ids = { eventId: event.id, orderId: order.orderId }
    const known = identity ?? unknownPair(event, order, settings)
    if (known) {
      const { level, weight, evidence } = known
      matches.push({ ...ids, level, weight, evidence })
      scores.push({ ...ids, weight })
    } else if (candidates.length > 0) {
      const weights = candidates.map(({ score, options }) => weightOf(score, options))
      scores.push({ ...ids, weight: Math.max(...weights) })
    }
  }
  return { matches, scores }
}

/** Nobody is named as suspect, and the protected person or her address is surely in it: it may be the respondent. */
const unknownPair = (event: BreachEvent, order: Order, settings: MatchSettings) => {
  const scene = sceneOf(event, order, null, null, settings)
  if (!scene || !isAbout(scene)) return null
  const { weight, evidence } = unknownIn(scene)
  return { level: 'POSSIBLE' as const, weight, evidence: [...evidence, ...scene.hits.flatMap(hit => hit.evidence)] }
}
