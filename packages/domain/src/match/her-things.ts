import type { BreachEvent } from '@breach-alerts/contracts'
import { canonicalIdentifier } from '../identifiers/identifier.ts'
import { phonesOf, platesOf } from './event-parts.ts'

/** Things that came with an event, in canonical form; if one is hers, a protected person has this part in it. */
export type HerThings = {
  scheme: 'PHONE' | 'VRM'
  role: 'CALLER' | 'MENTIONED'
  values: readonly string[]
  /** JSON Pointer into the event's data. */
  source: string
}

const kept = new WeakMap<BreachEvent, readonly HerThings[]>()
const nothing: readonly HerThings[] = []

/**
 * What may be a protected person's among the things of an event, once for each event.
 *
 * The numbers of an incident are those that it was reported from: hers makes her its caller. Her car may be there without her, so it only
 * mentions her. What a camera read is looked for among respondents alone: nothing that a protected person does engages a condition.
 */
export const herThings = (event: BreachEvent): readonly HerThings[] => {
  const [phones, plates] = [phonesOf(event), event.type === 'anpr.hit' ? [] : platesOf(event)]
  if (phones.length === 0 && plates.length === 0) return nothing
  const known = kept.get(event)
  if (known) return known
  const numbers = phones.flatMap(value => canonicalIdentifier('PHONE', value) ?? [])
  const made: HerThings[] = [
    { scheme: 'PHONE', role: 'CALLER', values: numbers, source: '/phones' },
    { scheme: 'VRM', role: 'MENTIONED', values: plates, source: '/vehicles' },
  ]
  kept.set(event, made)
  return made
}
