import type { Area, Order, OrderVersion, Person, Point } from '@breach-alerts/contracts'
import { addressLineOf, placeUprn, spotOf } from '../geo/place.ts'
import { isInBritishIsles } from '../geo/plane.ts'
import { canonicalIdentifier } from '../identifiers/identifier.ts'
import { endOf, rulingVersion, startOf } from '../time/validity.ts'
import { isStayingOut } from './engage.ts'
import { keysOfOrder } from './keys.ts'

/** What keeps an order, or a part of it, from ever being matched. `pointer` is a JSON Pointer into the order. */
export type OrderGap = {
  code:
    | 'NEVER_FOUND'
    | 'RESPONDENT_NEVER_FOUND'
    | 'IDENTIFIER_NOT_USED'
    | 'AREA_ELSEWHERE'
    | 'AREA_MISSING'
    | 'HOME_ELSEWHERE'
    | 'NEVER_IN_FORCE'
  pointer: string
}

/**
 * What an order lacks to be matched, so that it is said and not silent; it is accepted and active all the same. Empty: all is well.
 *
 * - Nothing by which any event finds it; nothing by which its respondent is found, so that only the protected person or her address
 *   leads to it; identifiers of bad form or with a wrong check letter, which are kept and never matched on.
 * - No point of an area, or not the point of a protected person's address, lies in or near the British Isles: it was not known, or
 *   latitude and longitude changed places. Places to stay out of that have no area, and no protected person's address in its stead.
 * - A version that ends before it begins: it was mistyped, and never binds.
 *
 * @param all keys of the order, for whoever has them already: they are most of the work
 */
export const orderGaps = (order: Order, all: readonly string[] = keysOfOrder(order)): OrderGap[] => {
  // A rare name alone is possible at most, and on most orders it weighs too little.
  const keys = all.filter(key => !key.startsWith('R:BN:'))
  const gap: OrderGap[] =
    keys.length === 0
      ? [{ code: 'NEVER_FOUND', pointer: '' }]
      : keys.every(key => key.startsWith('P:'))
        ? [{ code: 'RESPONDENT_NEVER_FOUND', pointer: '/respondent' }]
        : []
  return [
    ...gap,
    ...unused(order.respondent, '/respondent'),
    ...order.protectedPersons.flatMap((person, at) => [
      ...unused(person, `/protectedPersons/${at}`),
      ...homesElsewhere(person, `/protectedPersons/${at}`),
    ]),
    ...order.versions.flatMap(({ validFrom, validTo }, at) =>
      endOf(validTo) > startOf(validFrom)
        ? []
        : [{ code: 'NEVER_IN_FORCE' as const, pointer: `/versions/${at}/validTo` }],
    ),
    ...order.versions.flatMap((version, at) =>
      isBinding(order, version) ? areaGaps(order, version, `/versions/${at}`) : [],
    ),
  ]
}

const unused = (person: Person, pointer: string): OrderGap[] =>
  person.identifiers.flatMap(({ scheme, value }, at) =>
    canonicalIdentifier(scheme, value) === null
      ? [{ code: 'IDENTIFIER_NOT_USED' as const, pointer: `${pointer}/identifiers/${at}` }]
      : [],
  )

const homesElsewhere = (person: Person, pointer: string): OrderGap[] =>
  person.addresses.flatMap((address, at) =>
    // A grid reference stands in for a point that says nothing.
    address.point && !isInBritishIsles(spotOf(address)?.point ?? address.point)
      ? [{ code: 'HOME_ELSEWHERE' as const, pointer: `${pointer}/addresses/${at}/point` }]
      : [],
  )

/** One that a later version overrules from its first day on never binds. */
const isBinding = (order: Order, version: OrderVersion): boolean =>
  version.status === 'ACTIVE' && rulingVersion(order, startOf(version.validFrom)) === version

const areaGaps = (order: Order, { conditions }: OrderVersion, pointer: string): OrderGap[] =>
  conditions.flatMap(({ kind, area }, at): OrderGap[] => {
    const condition = `${pointer}/conditions/${at}`
    if (area)
      return pointsOf(area).some(isInBritishIsles) ? [] : [{ code: 'AREA_ELSEWHERE', pointer: `${condition}/area` }]
    return isStayingOut(kind) && !order.protectedPersons.some(hasPlace)
      ? [{ code: 'AREA_MISSING', pointer: condition }]
      : []
  })

const pointsOf = (area: Area): Point[] =>
  area.type === 'Circle'
    ? [area.centre]
    : (area.type === 'Polygon' ? area.coordinates.flat() : area.line).map(([longitude = 0, latitude = 0]) => ({
        latitude,
        longitude,
      }))

/** Has somebody an address by which an incident there is known? See `protectedAddress`. */
const hasPlace = ({ identifiers, addresses }: Person): boolean =>
  identifiers.some(({ scheme, value }) => scheme === 'UPRN' && canonicalIdentifier(scheme, value) !== null) ||
  addresses.some(one => placeUprn(one) !== null || spotOf(one) !== null || addressLineOf(one) !== null)
