import type { BreachEvent, EventPerson, Evidence, Order } from '@breach-alerts/contracts'
import { scorePerson } from './compare-person.ts'
import type { Scene } from './engagement.ts'
import { isKnown, peopleOf, yearOf } from './event-parts.ts'
import { evidenceOf } from './evidence.ts'
import { priorEvidence } from './identity-evidence.ts'
import { rounded } from './model.ts'
import type { Model } from './model/type.ts'
import { pairOf } from './pair-context.ts'
import { priorOf } from './person-level.ts'
import { prepare } from './prepared.ts'

/** What speaks for and against that somebody who is not named is the respondent. `weight` is in bits and has the prior in it. */
export type Unknown = { weight: number; evidence: readonly Evidence[] }

/**
 * Holds what is said of a suspect whom nobody names (sex, age, day of birth, home) against the respondent; of several the one who fits
 * best. It decides nothing: whoever was at her door may be the one under the order, and what speaks against it is shown.
 */
export const unknownIn = ({ event, order, address, hits, settings: { model } }: Scene): Unknown => {
  const pair = pairOf(address, hits)
  const prior = priorOf({ ...pair, model })
  const best = described(event, order, model).reduce<Unknown | null>(
    (top, one) => (top === null || one.weight > top.weight ? one : top),
    null,
  )
  return {
    weight: rounded(prior + (best?.weight ?? 0)),
    evidence: [priorEvidence(event, pair, prior), ...(best?.evidence ?? [])],
  }
}

const described = (event: BreachEvent, { respondent }: Order, model: Model): Unknown[] =>
  peopleOf(event).flatMap((person, at): Unknown[] => {
    if (!isDescribed(person)) return []
    const score = scorePerson(person, respondent, model, yearOf(event))
    const items = evidenceOf(score, prepare(person), prepare(respondent), model)
    const evidence = items.filter(one => one.eventValue !== null).map(one => ({ ...one, source: `/people/${at}` }))
    return [{ weight: score.bits, evidence }]
  })

const isDescribed = (person: EventPerson): boolean => person.role === 'SUSPECT' && !isKnown(person)
