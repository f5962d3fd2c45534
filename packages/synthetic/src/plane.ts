/** WGS84, degrees. */
export type Point = { latitude: number; longitude: number }

const degreesPerM = 360 / 40_075_017

/** The point so many metres north and east of another; good to a hundredth of the way over a few kilometres. */
export const moved = ({ latitude, longitude }: Point, northM: number, eastM: number): Point => ({
  latitude: latitude + northM * degreesPerM,
  longitude: longitude + (eastM * degreesPerM) / Math.cos((latitude * Math.PI) / 180),
})

/** The point so many metres away in a direction, radians from north to east. */
export const movedTowards = (from: Point, direction: number, metres: number): Point =>
  moved(from, metres * Math.cos(direction), metres * Math.sin(direction))
