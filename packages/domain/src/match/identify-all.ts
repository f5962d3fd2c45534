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
  const fitting = held.filter(({ fits }) => fits.length > 0)
  return held.map(({ order, best, candidates }) => ({
    order,
    candidates,
    identity: best && ranked(best, event, order, fitting, settings),
  }))
}

const ranked = (
  best: Fit,
  event: BreachEvent,
  order: Order,
  all: readonly Held[],
  settings: MatchSettings,
): Identity => {
  const identity = identityOf(best, event, order, settings)
  const runnerUp = runnerUpOf(identity, order, all, settings)
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

/** The other person under an order whom the same subject fits best; among equals the first by id, so that it is always the same. */
const runnerUpOf = (
  { key }: Identity,
  order: Order,
  all: readonly Held[],
  settings: MatchSettings,
): RunnerUp | null => {
  let next: RunnerUp | null = null
  for (const other of all) {
    if (other.order === order) continue
    const weights = other.fits.filter(fit => fit.candidate.subject.key === key).map(fit => fit.weight)
    if (weights.length === 0) continue
    const one = { orderId: other.order.orderId, weight: Math.max(...weights) }
    const isNext =
      next === null || one.weight > next.weight || (one.weight === next.weight && one.orderId < next.orderId)
    if (isNext && !isOnePerson(other.order, order, settings)) next = one
  }
  return next
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
