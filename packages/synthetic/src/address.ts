import type { Point } from './plane.ts'
import type { Random } from './random.ts'

export type Address = {
  lines: string[]
  postcode: string
  point: Point
}

const areas = 'LS BD HX HD WF S M B L NE SR TS YO HU DN NG DE LE CV WV BS CF SA NR CB LU E N SE SW'.split(' ')
const streets =
  'Mill Chapel Station Victoria Albert Park Church Grove Hawthorn Beech Canal Quarry Bridge Cross Manor'.split(' ')
const kinds = 'Street Road Lane Terrace Avenue Close Drive'.split(' ')

/** An address that nobody lives at: streets, numbers and postcodes are put together by chance, in the shape of real ones. */
export const addressOf = (random: Random): Address => {
  const area = random.below(areas.length)
  const district = random.between(1, 28)
  const unit = 'ABDEFGHJLNPQRSTUWXYZ'
  const inward = `${random.below(10)}${unit[random.below(20)]}${unit[random.below(20)]}`
  return {
    lines: [`${random.between(1, 180)} ${random.pick(streets)} ${random.pick(kinds)}`],
    postcode: `${areas[area]}${district} ${inward}`,
    // Districts lie in a grid, so that one postcode area is one stretch of country.
    point: {
      latitude: rounded(51.5 + (area % 6) * 0.6 + district * 0.015 + random.next() * 0.015),
      longitude: rounded(-3 + Math.floor(area / 6) * 0.8 + random.next() * 0.3),
    },
  }
}

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6
