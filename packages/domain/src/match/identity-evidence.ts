import type { BreachEvent, Evidence, Order } from '@breach-alerts/contracts'
import { evidenceOf } from './evidence.ts'
import type { Candidate } from './identify.ts'
import type { Pair } from './pair-context.ts'
import { priorOf } from './person-level.ts'
import { prepare } from './prepared.ts'
import { protectedHits } from './protected.ts'
import type { MatchSettings } from './settings.ts'

/**
 * What an identity rests on: the starting point, the protected person where she is part of it, and every field that both sides have,
 * each with where in the event it stands. The bits add up to the weight.
 */
export const identityEvidence = (
  { subject, score, options }: Candidate,
  event: BreachEvent,
  order: Order,
  settings: MatchSettings,
): Evidence[] => {
  const context = options.context ?? 'NONE'
  const items = evidenceOf(score, prepare(subject.person), prepare(order.respondent), settings.model)
  return [
    priorEvidence(event, options, priorOf(options)),
    ...(context === 'NONE' ? [] : protectedHits(event, order, settings.model).flatMap(hit => hit.evidence)),
    ...items.map(item => ({ ...item, ...whereOf(item, subject) })),
  ]
}

/** Bits before anything is compared: for such an event, beside so many orders, with or without the protected person. */
export const priorEvidence = (event: BreachEvent, { context = 'NONE' }: Pair, bits: number): Evidence => ({
  field: 'prior',
  kind: 'context',
  orderValue: null,
  eventValue: event.type,
  agreement: context,
  bits,
})

/** Where in the event's data a value stands; for free text with the characters from and to. */
const whereOf = ({ field, eventValue }: Evidence, { source, added, spans, as }: Candidate['subject']) => {
  if (typeof eventValue !== 'string') return {}
  const span = spans?.find(one => one.field === field)
  return {
    source: added.get(`${field} ${eventValue}`) ?? source,
    ...(span ? { span: [span.from, span.to] } : {}),
    ...(as === 'TEXT' ? { kind: 'text' } : {}),
  }
}
