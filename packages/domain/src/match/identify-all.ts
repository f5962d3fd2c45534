import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { isStrong } from '../identifiers/identifier.ts'
import { scorePerson } from './compare-person.ts'
import { bestOf, candidatesOf, fitsOf, identityOf } from './identify.ts'
import type { Candidate, Fit, Identity, RunnerUp } from './identify.ts'
import { rounded } from './model.ts'
import { isAgreeing, isConflict } from './person-level.ts'
import type { MatchSettings } from './settings.ts'

export type Found = { order: Order; identity: Identity | null; candidates: readonly Candidate[] }
type Held = { order: Order; candidates: readonly Candidate[]; fits: readonly Fit[]; best: Fit | null }
type Rival = { order: Order; weight: number }

/** Orders that fit one subject and are looked at for the runner-up: nobody has more, so behind them stands somebody else. */
const mostRivals = 200

/**
 * Identifies the respondent of every order in an event, and holds them against each other.
 *
 * Without a strong identifier PROBABLE needs a lead over every other person whom the same suspect could be: of two who fit alike both are
 * shown and neither is probable. Two suspects who fit two orders do not compete, nor do two orders on one person. The runner-up is stated
 * whenever there is one. Source: matching.md §6 (CRATE's delta).
 */
export const identifyAll = (event: BreachEvent, orders: readonly Order[], settings: MatchSettings): Found[] => {
  const held = orders.map((order): Held => {
    const candidates = candidatesOf(event, order, settings)
    const fits = fitsOf(candidates)
    return { order, candidates, fits, best: bestOf(fits) }
  })
  const rivals = rivalsOf(held)
  return held.map(({ order, best, candidates }) => ({
    order,
    candidates,
    identity: best && ranked(best, event, order, rivals, settings),
  }))
}

/** For each subject the orders that fit, best first; among equals the first by id, so that it is always the same. */
const rivalsOf = (held: readonly Held[]): ReadonlyMap<string, readonly Rival[]> => {
  const rivals = new Map<string, Rival[]>()
  for (const { order, fits } of held) {
    const weights = new Map<string, number>()
    for (const { candidate, weight } of fits) {
      const { key } = candidate.subject
      weights.set(key, Math.max(weight, weights.get(key) ?? weight))
    }
    for (const [key, weight] of weights) {
      const all = rivals.get(key)
      if (all) all.push({ order, weight })
      else rivals.set(key, [{ order, weight }])
    }
  }
  for (const all of rivals.values())
    all.sort((a, b) => b.weight - a.weight || (a.order.orderId < b.order.orderId ? -1 : 1))
  return rivals
}

const ranked = (
  best: Fit,
  event: BreachEvent,
  order: Order,
  rivals: ReadonlyMap<string, readonly Rival[]>,
  settings: MatchSettings,
): Identity => {
  const identity = identityOf(best, event, order, settings)
  const runnerUp = runnerUpOf(order, rivals.get(identity.key)!, settings)
  if (!runnerUp) return identity
  const leadBits = rounded(identity.weight - runnerUp.weight)
  const hasStrong = isAgreeing(best.candidate.score, isStrong)
  const lacksLead = identity.level === 'PROBABLE' && !hasStrong && leadBits < settings.model.thresholds.lead
  const item = {
    field: 'runnerUp',
    kind: 'context',
    orderValue: null,
    eventValue: null,
    agreement: leadBits < settings.model.thresholds.lead ? 'NO_LEAD' : 'LEAD',
    bits: 0,
    leadBits,
  }
  return {
    ...identity,
    evidence: [...identity.evidence, item],
    runnerUp,
    ...(lacksLead ? { level: 'POSSIBLE' as const, lacksLead } : {}),
  }
}

/** The other person under an order whom the same subject fits best. @param rivals best first */
const runnerUpOf = (order: Order, rivals: readonly Rival[], settings: MatchSettings): RunnerUp | null => {
  for (const { order: other, weight } of rivals.slice(0, mostRivals + 1))
    if (other !== order && !isOnePerson(other, order, settings)) return { orderId: other.orderId, weight }
  return null
}

/**
 * Are the respondents of two orders one person? Whoever stands in two orders that one suspect fits is so more likely than two people
 * taken at random: as likely as where the protected person is named.
 */
const isOnePerson = (a: Order, b: Order, { model }: MatchSettings): boolean => {
  const score = scorePerson(a.respondent, b.respondent, model)
  if (isConflict(score)) return false
  if (isAgreeing(score, isStrong)) return true
  const isBorn = score.birth === 'EXACT' || score.birth === 'AGREE'
  return isBorn && score.bits + model.priors.weak >= model.thresholds.probable
}
