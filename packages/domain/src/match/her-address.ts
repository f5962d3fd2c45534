import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { addressLineOf, placeUprn, spotOf } from '../geo/place.ts'
import { canonicalIdentifier } from '../identifiers/identifier.ts'
import { unlikely } from './area-reading.ts'
import { placeOf } from './event-parts.ts'
import { nearnessOf } from './near-address.ts'
import { protectedIdOf } from './protected.ts'

/** How a place is known to be a protected person's address. */
export type AddressHit = {
  by: 'UPRN' | 'NEAR' | 'ADDRESS'
  /** To its point, metres; null where it is known by its number or its lines. */
  distanceM: number | null
  /** Radius that holds 68 % of the error of both places, metres; 0: known exactly. */
  accuracyM: number
  /** That it is the address; 1 where it is known exactly. */
  probability: number
  /** False: as far as the places are known it may be. */
  isSure: boolean
  protectedId: string
}

const exactly = { distanceM: null, accuracyM: 0, probability: 1, isSure: true } as const

/**
 * Is the event at a protected person's address: by UPRN, within `nearAddressM` of its point, or by postcode and first line (contracts.md
 * §2)? Of inexact places it surely is where that is likelier than not; and it may be where it is not unlikely, or within so many metres all
 * the same: that a place is known badly is no reason to say nothing.
 */
export const protectedAddress = (event: BreachEvent, order: Order, nearAddressM: number): AddressHit | null => {
  const place = placeOf(event)
  if (!place) return null
  const [uprn, line, spot] = [placeUprn(place), addressLineOf(place), spotOf(place)]
  let best: AddressHit | null = null
  for (const [index, held] of order.protectedPersons.entries()) {
    const protectedId = protectedIdOf(order, held, index)
    const numbers = held.identifiers.filter(({ scheme }) => scheme === 'UPRN')
    if (uprn !== null && numbers.some(({ value }) => canonicalIdentifier('UPRN', value) === uprn))
      return { by: 'UPRN', ...exactly, protectedId }
    for (const address of held.addresses) {
      if (uprn !== null && placeUprn(address) === uprn) return { by: 'UPRN', ...exactly, protectedId }
      const there = spotOf(address)
      const near = spot && there ? nearnessOf(spot, there, nearAddressM) : null
      if (near !== null && (near.probability > unlikely || near.distanceM <= nearAddressM)) {
        const { distanceM, accuracyM, probability } = near
        const isSure = probability >= 0.5
        best = betterOf(best, { by: 'NEAR', distanceM, accuracyM, probability, isSure, protectedId })
      }
      if (line !== null && addressLineOf(address) === line)
        best = betterOf(best, { by: 'ADDRESS', ...exactly, protectedId })
    }
  }
  return best
}

/** What is sure before what may be; of what is sure the nearest, of what may be the likeliest. */
const betterOf = (held: AddressHit | null, one: AddressHit): AddressHit => {
  if (held === null) return one
  if (held.isSure !== one.isSure) return held.isSure ? held : one
  const isBetter = one.isSure
    ? (one.distanceM ?? Infinity) < (held.distanceM ?? Infinity)
    : one.probability > held.probability
  return isBetter ? one : held
}

/** Are the places too inexact to say that the event is not at a protected person's address? Asked where it is not known to be at one. */
export const isAddressUnclear = (event: BreachEvent, order: Order, nearAddressM: number): boolean => {
  const place = placeOf(event)
  const spot = place && spotOf(place)
  if (!spot) return false
  return order.protectedPersons.some(({ addresses }) =>
    addresses.some(address => {
      const there = spotOf(address)
      return there !== null && !nearnessOf(spot, there, nearAddressM).isElsewhere
    }),
  )
}
