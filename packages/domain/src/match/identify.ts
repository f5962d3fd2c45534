import type { BreachEvent, EventPerson, Evidence, Level, Order } from '@breach-alerts/contracts'
import { comparePerson } from './compare-person.ts'
import { deviceIdOf, knownSuspects, platesOf } from './event-parts.ts'
import { isHigher } from './levels.ts'
import { model } from './model.ts'
import { personLevel } from './person-level.ts'
import type { PairContext } from './person-level.ts'
import { protectedAddress, protectedHits } from './protected.ts'
import { defaultMatchSettings } from './settings.ts'

/** Who of the event is the person under the order, and how sure that is. `weight` is in bits and has the prior in it. */
export type Identity = {
  as: 'SUSPECT' | 'WEARER' | 'KEEPER'
  level: Level
  weight: number
  evidence: readonly Evidence[]
  flags: readonly string[]
}

/**
 * Finds the respondent of an order in an event: its suspect, the wearer of its device, or the keeper of its vehicle.
 *
 * Conditions and validity are left aside. Null: nobody in the event is known to be the respondent. A plate tells nothing when
 * somebody else is named as suspect.
 */
export const identify = (
  event: BreachEvent,
  order: Order,
  nearAddressM = defaultMatchSettings.nearAddressM,
): Identity | null => {
  const deviceId = deviceIdOf(event)
  if (deviceId !== null) return byThing(order, 'WEARER', { scheme: 'EM_DEVICE', value: deviceId })
  const suspects = knownSuspects(event)
  if (suspects.length > 0) return bySuspects(event, order, suspects, nearAddressM)
  return best(platesOf(event).map(value => byThing(order, 'KEEPER', { scheme: 'VRM', value })))
}

const bySuspects = (event: BreachEvent, order: Order, suspects: readonly EventPerson[], nearAddressM: number) => {
  const hits = protectedHits(event, order)
  const address = protectedAddress(event, order, nearAddressM)
  const context: PairContext = address || hits.some(hit => hit.sure) ? 'STRONG' : hits.length > 0 ? 'WEAK' : 'NONE'
  return best(suspects.map(person => asIdentity('SUSPECT', comparePerson(person, order.respondent), context)))
}

const byThing = (order: Order, as: Identity['as'], identifier: EventPerson['identifiers'][number]): Identity | null =>
  asIdentity(as, comparePerson({ names: [], identifiers: [identifier], addresses: [] }, order.respondent), 'NONE')

const asIdentity = (
  as: Identity['as'],
  comparison: ReturnType<typeof comparePerson>,
  context: PairContext,
): Identity | null => {
  const found = personLevel(comparison, context)
  return (
    found && {
      as,
      level: found.level,
      weight: model.priorBits + comparison.bits,
      evidence: comparison.evidence,
      flags: found.conflict ? ['IDENTITY_CONFLICT'] : [],
    }
  )
}

const best = (found: readonly (Identity | null)[]): Identity | null =>
  found.reduce((top, one) => {
    if (!one || !top) return one ?? top
    return isHigher(one.level, top.level) || (one.level === top.level && one.weight > top.weight) ? one : top
  }, null)
