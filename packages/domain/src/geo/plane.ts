import type { Point } from '@breach-alerts/contracts'

/** Metres east and north of an origin. */
export type Offset = { x: number; y: number }

const degree = Math.PI / 180
/** WGS84: semi-major axis in metres and first eccentricity squared. */
const [semiMajorM, eccentricity2] = [6_378_137, 0.006_694_379_990_14]

/** Metres in a degree of longitude and of latitude at a latitude, by the curvature of the WGS84 ellipsoid there. */
export const metresPerDegree = (latitude: number): Offset => {
  const sin = Math.sin(latitude * degree)
  const flat = 1 - eccentricity2 * sin * sin
  const root = Math.sqrt(flat)
  return {
    x: (semiMajorM / root) * Math.cos(latitude * degree) * degree,
    y: ((semiMajorM * (1 - eccentricity2)) / (flat * root)) * degree,
  }
}

/** Difference of two longitudes, the short way round. */
export const longitudeGap = (from: number, to: number): number => {
  const gap = to - from
  return gap > 180 ? gap - 360 : gap < -180 ? gap + 360 : gap
}

/**
 * Distance in metres: plane at the middle latitude. Error under 0.1 % to 100 km below 66 degrees, under 1 mm at 100 m; good for
 * zones and for telling a jump from a walk, not for navigation.
 */
export const distanceM = (a: Point, b: Point): number => {
  const scale = metresPerDegree((a.latitude + b.latitude) / 2)
  return Math.hypot(longitudeGap(a.longitude, b.longitude) * scale.x, (b.latitude - a.latitude) * scale.y)
}

/** 0,0 lies in the Gulf of Guinea and is what devices and databases write for "no position". */
export const isNullIsland = ({ latitude, longitude }: Point): boolean =>
  Math.abs(latitude) < 0.01 && Math.abs(longitude) < 0.01

const inBox = (latitude: number, longitude: number) =>
  latitude >= 49 && latitude <= 61.5 && longitude >= -9 && longitude <= 2.5

/** In a box around the British Isles: the places of an order lie there. */
export const isInBritishIsles = ({ latitude, longitude }: Point): boolean => inBox(latitude, longitude)

/** In that box once latitude and longitude change places, and in the Indian Ocean as it stands. */
export const looksSwapped = ({ latitude, longitude }: Point): boolean => inBox(longitude, latitude)

/** Coordinates that say nothing of where somebody is. */
export const isNowhere = (point: Point): boolean => isNullIsland(point) || looksSwapped(point)
