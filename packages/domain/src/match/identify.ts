import type { BreachEvent, EventPerson, Evidence, Level, Order } from '@breach-alerts/contracts'
import { comparePerson } from './compare-person.ts'
import type { PersonComparison } from './compare-person.ts'
import { deviceIdOf, knownSuspects, platesOf } from './event-parts.ts'
import { isHigher } from './levels.ts'
import { personLevel } from './person-level.ts'
import type { LevelOptions, PairContext } from './person-level.ts'
import { protectedAddress, protectedHits } from './protected.ts'
import { defaultMatchSettings } from './settings.ts'
import type { MatchSettings } from './settings.ts'

/** Who of the event is the person under the order, and how sure that is. `weight` is in bits and has the prior in it. */
export type Identity = {
  as: 'SUSPECT' | 'WEARER' | 'KEEPER'
  level: Level
  weight: number
  evidence: readonly Evidence[]
  flags: readonly string[]
}

/** A suspect, wearer or keeper held against a respondent, whatever came of it. */
export type Candidate = { as: Identity['as']; comparison: PersonComparison; options: LevelOptions }

/** Everybody in an event who could be the respondent of an order, compared. A plate tells nothing when somebody is named as suspect. */
export const candidatesOf = (
  event: BreachEvent,
  order: Order,
  settings: MatchSettings = defaultMatchSettings,
): Candidate[] => {
  const isAtRisk = order.risk === 'HIGH' || order.risk === 'VERY_HIGH'
  const options: LevelOptions = { isAtRisk, model: settings.model }
  const byThing = (as: Identity['as'], identifier: EventPerson['identifiers'][number]): Candidate => ({
    as,
    comparison: comparePerson(
      { names: [], identifiers: [identifier], addresses: [] },
      order.respondent,
      settings.model,
    ),
    options,
  })
  const deviceId = deviceIdOf(event)
  if (deviceId !== null) return [byThing('WEARER', { scheme: 'EM_DEVICE', value: deviceId })]
  const suspects = knownSuspects(event)
  if (suspects.length === 0) return platesOf(event).map(value => byThing('KEEPER', { scheme: 'VRM', value }))
  const context = contextOf(event, order, settings)
  return suspects.map(person => ({
    as: 'SUSPECT',
    comparison: comparePerson(person, order.respondent, settings.model),
    options: { ...options, context },
  }))
}

const contextOf = (event: BreachEvent, order: Order, { nearAddressM }: MatchSettings): PairContext => {
  if (protectedAddress(event, order, nearAddressM)) return 'STRONG'
  const hits = protectedHits(event, order)
  return hits.some(hit => hit.sure) ? 'STRONG' : hits.length > 0 ? 'WEAK' : 'NONE'
}

/**
 * Finds the respondent of an order in an event: its suspect, the wearer of its device, or the keeper of its vehicle.
 *
 * Conditions and validity are left aside. Null: nobody in the event is known to be the respondent.
 */
export const identify = (
  event: BreachEvent,
  order: Order,
  settings: MatchSettings = defaultMatchSettings,
): Identity | null => candidatesOf(event, order, settings).map(asIdentity).reduce(better, null)

const asIdentity = ({ as, comparison, options }: Candidate): Identity | null => {
  const found = personLevel(comparison, options)
  return (
    found && {
      as,
      level: found.level,
      weight: Number(found.weight.toFixed(2)),
      evidence: comparison.evidence,
      flags: found.conflict ? ['IDENTITY_CONFLICT'] : [],
    }
  )
}

const better = (top: Identity | null, one: Identity | null): Identity | null => {
  if (!one || !top) return one ?? top
  return isHigher(one.level, top.level) || (one.level === top.level && one.weight > top.weight) ? one : top
}
