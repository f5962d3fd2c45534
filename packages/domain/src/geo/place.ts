import type { Place, Point } from '@breach-alerts/contracts'
import { uprnOf } from '../identifiers/identifier.ts'
import { osgbAccuracyM, osgbToPoint } from './osgb.ts'
import { isNowhere } from './plane.ts'

/** Where a place is. `accuracyM` is the 68 % radius, 0 for exact. */
export type Spot = { point: Point; accuracyM: number }

/** Point of a place, from its own coordinates or its national grid reference; null: it says nowhere. */
export const spotOf = (place: Place): Spot | null => {
  const stated = Math.max(0, place.accuracyM ?? 0)
  if (place.point && !isNowhere(place.point)) return { point: place.point, accuracyM: stated }
  const point = place.osgb ? osgbToPoint(place.osgb) : null
  return point && { point, accuracyM: Math.hypot(stated, osgbAccuracyM) }
}

/** Postcode and first line, folded; null unless both are there. */
export const addressLineOf = (place: Place): string | null => {
  const postcode = postcodeOf(place.postcode ?? '')
  const line = (place.lines?.[0] ?? '')
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/gu, '')
  return postcode !== null && line !== '' ? `${postcode}|${line}` : null
}

/** British postcode without its space; the placeholders for "no fixed abode" are nobody's. */
export const postcodeOf = (text: string): string | null => {
  const bare = text.toUpperCase().replaceAll(/\s/gu, '')
  return /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/u.test(bare) && !/^NF11(NF|FA)$/u.test(bare) ? bare : null
}

export const placeUprn = (place: Place): string | null => uprnOf(place.uprn ?? '')
