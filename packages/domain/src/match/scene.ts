import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { addressLineOf, placeUprn, spotOf } from '../geo/place.ts'
import type { Spot } from '../geo/place.ts'
import type { Scene } from './engagement.ts'
import { mayBeUnnamed, placeOf } from './event-parts.ts'
import type { Identity } from './identify.ts'
import { protectedAddress } from './her-address.ts'
import { protectedHits } from './protected.ts'
import type { MatchSettings } from './settings.ts'
import type { Placed } from './track.ts'

/**
 * Sets an event beside an order. Null: it is not about this order, because nobody in it is the respondent and every suspect is named,
 * or neither the protected person nor her address is in it. A suspect who is known by a number only is not known: it need not be on the
 * order.
 */
export const sceneOf = (
  event: BreachEvent,
  order: Order,
  identity: Identity | null,
  placed: Placed | null,
  settings: MatchSettings,
): Scene | null => {
  if (!identity && (event.type !== 'incident.reported' || !mayBeUnnamed(event))) return null
  const hits = protectedHits(event, order, settings.model)
  const address = protectedAddress(event, order, settings.nearAddressM)
  if (!identity && hits.length === 0 && !address) return null
  return { event, order, identity, hits, address, spot: spotIn(event, order), placed, settings }
}

/** Is the respondent known to be in it, or may he be: are the protected person or her address in it, and not only somebody of her name? */
export const isAbout = ({ identity, address, hits }: Scene): boolean =>
  identity !== null || address !== null || hits.some(({ sure }) => sure)

/** Where it happened: by its own coordinates, else by an address of the order with the same UPRN or the same lines. */
const spotIn = (event: BreachEvent, order: Order): Spot | null => {
  const place = placeOf(event)
  if (!place) return null
  const own = spotOf(place)
  if (own) return own
  const [uprn, line] = [placeUprn(place), addressLineOf(place)]
  const known = [...order.protectedPersons, order.respondent]
    .flatMap(person => person.addresses)
    .filter(
      address => (uprn !== null && placeUprn(address) === uprn) || (line !== null && addressLineOf(address) === line),
    )
  return known.map(spotOf).find(spot => spot !== null) ?? null
}
