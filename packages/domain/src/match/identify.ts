import type { BreachEvent, Evidence, Level, Order } from '@breach-alerts/contracts'
import { scorerOf } from './came-with.ts'
import type { PersonScore } from './compare-person.ts'
import { yearOf } from './event-parts.ts'
import { atMost, isHigher } from './levels.ts'
import { isConflict, personLevel } from './person-level.ts'
import type { LevelOptions } from './person-level.ts'
import { pairOf } from './pair-context.ts'
import type { Pair } from './pair-context.ts'
import { protectedHits } from './protected.ts'
import { protectedAddress } from './her-address.ts'
import { defaultMatchSettings } from './settings.ts'
import type { MatchSettings } from './settings.ts'
import { subjectsOf } from './subjects.ts'
import type { Subject } from './subjects.ts'
import { identityEvidence } from './identity-evidence.ts'

/** Another order's respondent whom the same person of the event fits second best. */
export type RunnerUp = { orderId: string; weight: number }

/** Who of the event is the person under the order, and how sure that is. `weight` is in bits and has the prior in it. */
export type Identity = {
  as: Subject['as']
  /** Who of the event; see `Subject`. */
  key: string
  level: Level
  weight: number
  evidence: readonly Evidence[]
  flags: readonly string[]
  /** Filled in when orders are held against each other. */
  runnerUp?: RunnerUp
  /** It would be PROBABLE, had it the lead over the runner-up. */
  lacksLead?: true
}

/** Somebody of an event held against a respondent, whatever came of it. */
export type Candidate = { subject: Subject; score: PersonScore; options: LevelOptions }

/** A candidate who may be the respondent. */
export type Fit = { candidate: Candidate; level: Level; weight: number; conflict: boolean }

/** Everybody in an event who could be the respondent of an order, compared. */
export const candidatesOf = (
  event: BreachEvent,
  order: Order,
  settings: MatchSettings = defaultMatchSettings,
): Candidate[] => {
  const subjects = subjectsOf(event)
  if (subjects.length === 0) return []
  const options: LevelOptions = {
    type: event.type,
    isCustody: event.type === 'police.encounter' && event.data.encounter === 'CUSTODY',
    isAtRisk: order.risk === 'HIGH' || order.risk === 'VERY_HIGH',
    model: settings.model,
  }
  const year = yearOf(event)
  const pair = subjects.some(isPerson) ? pairIn(event, order, settings) : {}
  const scoreOf = scorerOf(order.respondent, settings.model, year)
  return subjects.flatMap(subject => {
    const score = scoreOf(subject)
    if (subject.needsNoConflict && isConflict(score)) return []
    return [{ subject, score, options: isPerson(subject) ? { ...options, ...pair } : options }]
  })
}

/** Of a plate or a tag alone the protected person says nothing: it is theirs or it is not. */
const isPerson = ({ as }: Subject) => as === 'SUSPECT' || as === 'TEXT'

const pairIn = (event: BreachEvent, order: Order, settings: MatchSettings): Pair => {
  const address = protectedAddress(event, order, settings.nearAddressM)
  return pairOf(address, address?.isSure ? [] : protectedHits(event, order, settings.model))
}

/** The candidates who may be the respondent. What free text names is possible at most. */
export const fitsOf = (candidates: readonly Candidate[]): Fit[] =>
  candidates.flatMap(candidate => {
    const found = personLevel(candidate.score, candidate.options)
    if (!found) return []
    const level = candidate.subject.as === 'TEXT' ? atMost(found.level, 'POSSIBLE') : found.level
    return [{ candidate, ...found, level }]
  })

/**
 * Finds the respondent of an order in an event: its suspect, the wearer of its device, or the keeper of its vehicle.
 *
 * Conditions and validity are left aside. Null: nobody in the event is known to be the respondent.
 */
export const identify = (
  event: BreachEvent,
  order: Order,
  settings: MatchSettings = defaultMatchSettings,
): Identity | null => {
  const fit = bestOf(fitsOf(candidatesOf(event, order, settings)))
  return fit && identityOf(fit, event, order, settings)
}

export const bestOf = (fits: readonly Fit[]): Fit | null =>
  fits.reduce<Fit | null>((top, one) => (top && !isBetter(one, top) ? top : one), null)

const isBetter = (one: Fit, top: Fit) =>
  isHigher(one.level, top.level) || (one.level === top.level && one.weight > top.weight)

export const identityOf = (fit: Fit, event: BreachEvent, order: Order, settings: MatchSettings): Identity => ({
  as: fit.candidate.subject.as,
  key: fit.candidate.subject.key,
  level: fit.level,
  weight: fit.weight,
  evidence: identityEvidence(fit.candidate, event, order, settings),
  flags: fit.conflict ? ['IDENTITY_CONFLICT'] : [],
})
