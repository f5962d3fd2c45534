import type { BreachEvent, Evidence, Level, Order } from '@breach-alerts/contracts'
import { candidatesOf } from './identify.ts'
import { identifyAll } from './identify-all.ts'
import { weightOf } from './person-level.ts'
import { sceneOf } from './scene.ts'
import { defaultMatchSettings } from './settings.ts'
import type { MatchSettings } from './settings.ts'

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

const rounded = (weight: number) => Number(weight.toFixed(2))

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
  for (const { order, identity } of identifyAll(event, orders, settings)) {
    const ids = { eventId: event.id, orderId: order.orderId }
    if (identity) {
      matches.push({ ...ids, level: identity.level, weight: identity.weight, evidence: identity.evidence })
      scores.push({ ...ids, weight: identity.weight })
      continue
    }
    const scene = sceneOf(event, order, null, null, settings)
    const isOpen = scene !== null && (scene.address !== null || scene.hits.some(hit => hit.sure))
    if (isOpen)
      matches.push({
        ...ids,
        level: 'POSSIBLE',
        weight: settings.model.priors.strong,
        evidence: scene.hits.flatMap(hit => hit.evidence),
      })
    const compared = candidatesOf(event, order, settings).map(one => weightOf(one.comparison, one.options))
    const weights = isOpen ? [settings.model.priors.strong] : compared
    if (weights.length > 0) scores.push({ ...ids, weight: rounded(Math.max(...weights)) })
  }
  return { matches, scores }
}
